import { CloseButton, TextInput, type TextInputProps } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';

type Props = Omit<TextInputProps, 'type' | 'value' | 'onChange' | 'leftSection' | 'rightSection'> & {
  value: string;
  onChange: (text: string) => void;
};

/** What narrows a list while one types; one press empties it and leaves the keyboard there. */
export function SearchField({ value, onChange, ...rest }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const empty = () => {
    onChange('');
    field.current?.focus();
  };
  return (
    <TextInput
      ref={field}
      type="search"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      leftSection={<IconSearch aria-hidden size={18} stroke={1.75} />}
      rightSection={value && <CloseButton size="sm" aria-label="Effacer la recherche" onClick={empty} />}
      {...rest}
    />
  );
}
