import type { Field } from '../../../../shared/rules/fields.ts';
import { findField, type SheetSubject } from '../../../../shared/rules/sheets.ts';

/** How a stored field is shown and checked. The store holds only fields that a request of ours put there. */
export function fieldOf(subject: SheetSubject, name: string): Field {
  const field = findField(subject, name);
  if (!field) throw new Error(`no such field on the sheet of a ${subject}: ${name}`);
  return field;
}
