import type { Field } from './fields.ts';
import { GUARDIAN_FIELDS } from './guardian-fields.ts';
import { STUDENT_FIELDS } from './student-fields.ts';

/** Whose sheet it is: a responsable's or a student's. */
export type SheetSubject = 'guardian' | 'student';
/** Values as stored, by field; null means none. */
export type SheetValues = Record<string, string | null>;

/** Every sheet that a family can ask to change, its fields in the order in which they are shown. */
export const SHEETS: Record<SheetSubject, Readonly<Record<string, Field>>> = { guardian: GUARDIAN_FIELDS, student: STUDENT_FIELDS };

export const sheetFieldNames = (subject: SheetSubject): string[] => Object.keys(SHEETS[subject]);

/** How a field is shown and checked; undefined for one that this version does not know. */
export const findField = (subject: SheetSubject, name: string): Field | undefined =>
  Object.hasOwn(SHEETS[subject], name) ? SHEETS[subject][name] : undefined;

/** The label of a field that the store names; one that this version does not know is called by its own name. */
export const fieldLabel = (subject: SheetSubject, name: string): string => findField(subject, name)?.label ?? name;

/** Fields as the sheet shows them, whatever the order in which they were asked or kept. */
export function inSheetOrder<T extends { field: string }>(subject: SheetSubject, fields: readonly T[]): T[] {
  const order = sheetFieldNames(subject);
  return [...fields].sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

/** The fields under the headings of the sheet, in their order. */
export function sheetGroups(subject: SheetSubject): { group: string; names: string[] }[] {
  const groups = new Map<string, string[]>();
  for (const [name, { group }] of Object.entries(SHEETS[subject])) groups.set(group, [...(groups.get(group) ?? []), name]);
  return [...groups].map(([group, names]) => ({ group, names }));
}
