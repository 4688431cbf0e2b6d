import { checkField, type Field } from './fields.ts';

export interface SheetChanges<F extends string> {
  /** Fields whose typed value differs from the official one, in stored form. */
  changed: Partial<Record<F, string | null>>;
  /** Typed as it officially stands: takes an earlier wish for this field back. */
  settled: F[];
  /** Field to sentence, for what cannot be taken as typed. */
  refused: Partial<Record<F, string>>;
}

/**
 * What a submitted sheet really asks for. A field that was not sent is left alone; one that is typed as it already
 * stands (whatever the spaces or the phone's punctuation) is no change. `today` (`YYYY-MM-DD`) is the last possible birth date.
 */
export function sheetChanges<F extends string>(
  fields: Record<F, Field>,
  official: Record<F, string | null>,
  typed: Partial<Record<F, string>>,
  today?: string,
): SheetChanges<F> {
  const result: SheetChanges<F> = { changed: {}, settled: [], refused: {} };
  for (const name of Object.keys(fields) as F[]) {
    const text = typed[name];
    if (text === undefined) continue;
    // what stands already is never refused, even where today's rule would not take it any more
    const checked = text === (official[name] ?? '') ? { ok: true as const, value: official[name] } : checkField(fields[name], text, today);
    if (!checked.ok) result.refused[name] = checked.message;
    else if (checked.value === official[name]) result.settled.push(name);
    else result.changed[name] = checked.value;
  }
  return result;
}

/** A whole new sheet in stored form, and the sentences beside what cannot be taken as typed; a field that was not sent is empty. */
export function checkSheet<F extends string>(
  fields: Record<F, Field>,
  typed: Partial<Record<F, string>>,
  today?: string,
): { values: Record<F, string | null>; refused: Partial<Record<F, string>> } {
  const values = {} as Record<F, string | null>;
  const refused: Partial<Record<F, string>> = {};
  for (const name of Object.keys(fields) as F[]) {
    const checked = checkField(fields[name], typed[name] ?? '', today);
    values[name] = checked.ok ? checked.value : null;
    if (!checked.ok) refused[name] = checked.message;
  }
  return { values, refused };
}
