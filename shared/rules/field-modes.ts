import type { Field } from './fields.ts';
import { SHEETS, type SheetSubject, sheetFieldNames } from './sheets.ts';

/** What families see and may do with one field of a sheet. Staff see and write every field. */
export const FIELD_MODES = ['hidden', 'shown', 'editable', 'required'] as const;
export type FieldMode = (typeof FIELD_MODES)[number];
export type FieldModes = Readonly<Record<string, FieldMode>>;

export const FIELD_MODE_WORDS: Readonly<Record<FieldMode, string>> = {
  hidden: 'masqué',
  shown: 'affiché',
  editable: 'modifiable',
  required: 'obligatoire',
};

export const LOCKED_SENTENCE = 'Ce champ ne se modifie pas ici : adressez-vous au secrétariat.';

/** How a field stands until an office says otherwise. */
export const usualMode = (field: Field): FieldMode => (field.required ? 'required' : 'editable');

/** A name is always there: it is shown, and never empty. */
export const possibleModes = (field: Field): readonly FieldMode[] => (field.required ? ['shown', 'required'] : FIELD_MODES);

/** The mode of every field of a sheet: what was kept where it is possible, else the usual one. */
export function modesOf(subject: SheetSubject, kept: Readonly<Record<string, unknown>>): FieldModes {
  return Object.fromEntries(
    sheetFieldNames(subject).map((name) => {
      const field = SHEETS[subject][name] as Field;
      const mode = possibleModes(field).find((one) => one === kept[name]);
      return [name, mode ?? usualMode(field)];
    }),
  );
}

export const isTyped = (mode: FieldMode | undefined): boolean => mode === 'editable' || mode === 'required';

interface Sent {
  /** As the form sent it. */
  typed: Readonly<Record<string, string>>;
  /** What the form showed when it was opened; a field left so was not typed. */
  shown: Readonly<Record<string, string>> | null | undefined;
  official: Readonly<Record<string, string | null>>;
}

/**
 * Which fields of a form cannot be taken for their mode, with the sentence beside each: one that is not the family's to change, and one
 * that must not be left empty. What stands there already is no change, even in a field that was closed meanwhile.
 */
export function modeProblems(modes: FieldModes, { typed, shown, official }: Sent): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const [name, value] of Object.entries(typed)) {
    const mode = modes[name];
    if (mode === 'required' && value.trim() === '') problems[name] = 'Ce champ est à remplir.';
    if (!isTyped(mode) && mode !== undefined && value !== shown?.[name] && value !== (official[name] ?? ''))
      problems[name] = LOCKED_SENTENCE;
  }
  return problems;
}
