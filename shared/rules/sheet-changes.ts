import { checkField, type Field } from './fields.ts';

export interface SheetChanges<F extends string> {
  /** Fields whose typed value differs from the official one, in stored form. */
  changed: Partial<Record<F, string | null>>;
  /** Field to sentence, for what cannot be taken as typed. */
  refused: Partial<Record<F, string>>;
}

/**
 * What a submitted sheet really asks for. A field that was not sent is left alone; one that is typed as it already
 * stands (whatever the spaces or the phone's punctuation) is no change.
 */
export function sheetChanges<F extends string>(
  fields: Record<F, Field>,
  official: Record<F, string | null>,
  typed: Partial<Record<F, string>>,
): SheetChanges<F> {
  const result: SheetChanges<F> = { changed: {}, refused: {} };
  for (const name of Object.keys(fields) as F[]) {
    const text = typed[name];
    if (text === undefined || text === (official[name] ?? '')) continue;
    const checked = checkField(fields[name], text);
    if (!checked.ok) result.refused[name] = checked.message;
    else if (checked.value !== official[name]) result.changed[name] = checked.value;
  }
  return result;
}
