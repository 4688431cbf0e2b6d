import type { Field } from '../../../../shared/rules/fields.ts';
import { guardianField, guardianFieldNames, isGuardianField } from '../../../../shared/rules/guardian-fields.ts';

const ORDER: readonly string[] = guardianFieldNames;

/** Fields as the sheet shows them, whatever the order in which they were asked. */
export const inSheetOrder = <T extends { field: string }>(fields: readonly T[]): T[] =>
  [...fields].sort((a, b) => ORDER.indexOf(a.field) - ORDER.indexOf(b.field));

/** How a stored field is shown and checked. The store holds only fields that a request of ours put there. */
export function fieldOf(name: string): Field {
  if (!isGuardianField(name)) throw new Error(`no such field on a responsable's sheet: ${name}`);
  return guardianField(name);
}

export const labelOf = (name: string): string => fieldOf(name).label;
