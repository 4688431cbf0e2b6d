import { Select, TextInput } from '@mantine/core';
import type { Field } from '../../shared/rules/fields.ts';

interface Props {
  field: Field;
  /** What the form kit gives: value, onChange, error, `data-path`. */
  input: object;
  /** Replaces the label for those who see it elsewhere (in a table's first column). */
  hiddenLabel?: boolean;
}

/** One field of a person's sheet, with the control that its kind asks for. */
export function FieldInput({ field, input, hiddenLabel = false }: Props) {
  const common = {
    ...(hiddenLabel ? { 'aria-label': field.label } : { label: field.label, description: field.hint }),
    required: field.required ?? false,
    ...input,
  };
  if (field.kind === 'choice') {
    return <Select {...common} data={field.choices?.map((c) => ({ ...c })) ?? []} clearable allowDeselect placeholder="Non précisé" />;
  }
  if (field.kind === 'yes-no') {
    return <Select {...common} data={YES_NO} clearable allowDeselect placeholder="Non précisé" />;
  }
  return <TextInput {...common} type={TYPES[field.kind] ?? 'text'} maxLength={field.max} autoComplete="off" />;
}

const YES_NO = [
  { value: '1', label: 'Oui' },
  { value: '0', label: 'Non' },
];
/** `text` for e-mail too: the browser's own bubble would speak before our sentence. */
const TYPES: Partial<Record<Field['kind'], string>> = { phone: 'tel', date: 'date' };
