import type { Field } from '../../../../shared/rules/fields.ts';
import { guardianField, isGuardianField } from '../../../../shared/rules/guardian-fields.ts';

/** How a stored field is shown and checked. The store holds only fields that a request of ours put there. */
export function fieldOf(name: string): Field {
  if (!isGuardianField(name)) throw new Error(`no such field on a responsable's sheet: ${name}`);
  return guardianField(name);
}
