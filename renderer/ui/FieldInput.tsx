import { Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Field } from '../../shared/rules/fields.ts';
import { DayInput } from './DayInput.tsx';

interface Props {
  field: Field;
  value: string;
  /** What the control now holds; empty for none, whatever the control. */
  onChange: (value: string) => void;
  error?: ReactNode;
  /** What else the form kit puts on its controls (`data-path`). */
  rest?: object;
  /** The label is read out only: those who see find it elsewhere. */
  hiddenLabel?: boolean;
}

/** One field of a person's sheet, with the control that its kind asks for. */
export function FieldInput({ field, value, onChange, error, rest, hiddenLabel = false }: Props) {
  const common = {
    ...rest,
    ...(hiddenLabel ? { 'aria-label': field.label } : { label: field.label, description: field.hint }),
    required: field.required ?? false,
    error,
  };
  const choices = field.kind === 'yes-no' ? YES_NO : field.choices;
  if (choices) {
    const data = choices.map((choice) => ({ ...choice }));
    return (
      <Select
        {...common}
        data={data}
        value={value || null}
        onChange={(next) => onChange(next ?? '')}
        clearable
        allowDeselect
        placeholder="Non précisé"
      />
    );
  }
  if (field.kind === 'date') return <DayInput {...common} value={value} onChange={onChange} />;
  return (
    // `text` for e-mail too: the browser's own bubble would speak before our sentence.
    <TextInput
      {...common}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      type={field.kind === 'phone' ? 'tel' : 'text'}
      maxLength={field.max}
      autoComplete="off"
    />
  );
}

const YES_NO = [
  { value: '1', label: 'Oui' },
  { value: '0', label: 'Non' },
];
