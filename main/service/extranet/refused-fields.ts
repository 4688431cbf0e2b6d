import type { Refusal } from '../../../shared/refusal.ts';

export interface RefusedFields {
  /** In the order of the form; a field that the form does not show stands for the whole. */
  readonly list: readonly { name: string; label: string; sentence: string }[];
  of(name: string): string | undefined;
}

/** The sentences of a refusal, by the names that the form uses: verbs may put a path in front (`values.city`). */
export function refusedFields(refusal: Refusal | undefined, labels: Readonly<Record<string, string>>): RefusedFields {
  const sentences = new Map(Object.entries(refusal?.fields ?? {}).map(([path, sentence]) => [path.split('.').at(-1) ?? path, sentence]));
  const list = Object.entries(labels).flatMap(([name, label]) => {
    const sentence = sentences.get(name);
    return sentence ? [{ name, label, sentence }] : [];
  });
  return { list, of: (name) => sentences.get(name) };
}
