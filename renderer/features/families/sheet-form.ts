import { dayOf } from '../../../shared/dates.ts';
import { checkField, editField, type Field } from '../../../shared/rules/fields.ts';
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
export function checkSheet(subject: SheetSubject, typed: SheetTyped, prefix: string): Record<string, string> {
  const refused: Record<string, string> = {};
  for (const name of sheetFieldNames(subject)) {
    const checked = checkField(fieldAt(subject, name), typed[name] ?? '', dayOf(new Date()));
    if (!checked.ok) refused[`${prefix}${name}`] = checked.message;
  }
  return refused;
}

/** Only what differs from the sheet as it was opened: what somebody else changed meanwhile in other fields stays theirs. */
export const changedOnly = (before: SheetTyped, now: SheetTyped): SheetTyped =>
  Object.fromEntries(Object.entries(now).filter(([name, value]) => before[name] !== value));
