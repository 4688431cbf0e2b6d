import { TextInput, type TextInputProps } from '@mantine/core';
import { checkField, DAY, showField } from '../../shared/rules/fields.ts';

type Props = Omit<TextInputProps, 'value' | 'onChange'> & {
  value?: string;
  /** What stands in the field, as typed; set right (8/10/2015 as 08/10/2015) when one leaves it. */
  onChange: (value: string) => void;
};

/** A day, typed as it is said here: the browser's own control would follow the language of the machine. */
export const DayInput = ({ value = '', onChange, onBlur, ...rest }: Props) => (
  <TextInput
    {...rest}
    value={asShown(value)}
    onChange={(event) => onChange(event.currentTarget.value)}
    onBlur={(event) => {
      onBlur?.(event);
      const checked = checkField(DAY, value);
      if (checked.ok && checked.value !== null && value !== showField(DAY, checked.value)) onChange(showField(DAY, checked.value));
    }}
    placeholder="jj/mm/aaaa"
    inputMode="numeric"
    maxLength={10}
    autoComplete="off"
  />
);

/** A stored day comes as `YYYY-MM-DD`. */
const asShown = (value: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? showField(DAY, value) : value);
