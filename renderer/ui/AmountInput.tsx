import { TextInput, type TextInputProps } from '@mantine/core';
import { editCents, readCents } from '../../shared/money.ts';

type Props = Omit<TextInputProps, 'value' | 'onChange'> & {
  /** As typed: « 120 », « 1 234,5 ». */
  value?: string;
  onChange: (value: string) => void;
};

/** An amount in euros, typed as it is said; set right (120 as 120,00) when one leaves it. */
export const AmountInput = ({ value = '', onChange, onBlur, ...rest }: Props) => (
  <TextInput
    {...rest}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
    onBlur={(event) => {
      onBlur?.(event);
      const cents = readCents(value);
      if (cents !== null && value !== editCents(cents)) onChange(editCents(cents));
    }}
    inputMode="decimal"
    maxLength={14}
    autoComplete="off"
    rightSection={<span aria-hidden>€</span>}
    styles={{ input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }}
  />
);
