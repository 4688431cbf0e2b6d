import { dayOf } from '../../../shared/dates.ts';
import { editField, type Field } from '../../../shared/rules/fields.ts';
import { checkSheet } from '../../../shared/rules/sheet-changes.ts';
import { SHEETS, type SheetSubject, type SheetValues, sheetFieldNames } from '../../../shared/rules/sheets.ts';

/** A sheet as its form's controls want it. */
export type SheetTyped = Record<string, string>;

export function fieldAt(subject: SheetSubject, name: string): Field {
  const field = SHEETS[subject][name];
  if (!field) throw new Error(`no such field on the sheet of a ${subject}: ${name}`);
  return field;
}

export const typedSheet = (subject: SheetSubject, values: Partial<SheetValues>): SheetTyped =>
  Object.fromEntries(sheetFieldNames(subject).map((name) => [name, editField(fieldAt(subject, name), values[name] ?? null)]));

/** Sentences by field, under the same rules as the service's; names are prefixed as the service names them. */
export function sheetProblems(subject: SheetSubject, typed: SheetTyped, prefix: string): Record<string, string> {
  const { refused } = checkSheet<string>(SHEETS[subject], typed, dayOf(new Date()));
  return Object.fromEntries(Object.entries(refused).map(([name, sentence]) => [`${prefix}${name}`, sentence ?? '']));
}

/** Only what differs from the sheet as it was opened: what somebody else changed meanwhile in other fields stays theirs. */
export const changedOnly = (before: SheetTyped, now: SheetTyped): SheetTyped =>
  Object.fromEntries(Object.entries(now).filter(([name, value]) => before[name] !== value));
