import { ActionIcon, Button, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef } from 'react';
import { DayInput } from '../../ui/DayInput.tsx';
import classes from './family.module.css';
import type { StudentTyped } from './family-form.ts';
import type { SheetTyped } from './sheet-form.ts';

type Form = UseFormReturnType<{ siteId: string; guardian: SheetTyped; students: StudentTyped[] }>;

/** One line for each student; a new one begins with the responsable's name, which is right more often than not. */
export function StudentRows({ form }: { form: Form }) {
  const { students, guardian } = form.values;
  const add = useRef<HTMLButtonElement>(null);
  return (
    <div className={classes.students}>
      {students.map((_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place until the family is saved
        <fieldset key={place} className={classes.student}>
          <legend>Élève {place + 1}</legend>
          <TextInput label="Nom" required maxLength={80} autoComplete="off" {...form.getInputProps(`students.${place}.lastName`)} />
          <TextInput
            label="Prénom"
            required
            maxLength={80}
            autoComplete="off"
            autoFocus
            {...form.getInputProps(`students.${place}.firstName`)}
          />
          <DayInput label="Date de naissance" {...form.getInputProps(`students.${place}.birthDate`)} />
          <ActionIcon
            variant="default"
            size={36}
            aria-label={`Retirer l’élève ${place + 1}`}
            title="Retirer"
            className={classes.remove}
            onClick={() => {
              form.removeListItem('students', place);
              // the line that held the focus is gone
              add.current?.focus();
            }}
          >
            <IconTrash size={18} stroke={1.75} />
          </ActionIcon>
        </fieldset>
      ))}
      <Button
        ref={add}
        variant="default"
        leftSection={<IconPlus aria-hidden size={18} stroke={1.75} />}
        disabled={students.length >= 20}
        onClick={() => form.insertListItem('students', { lastName: guardian.lastName ?? '', firstName: '', birthDate: '' })}
      >
        Ajouter un élève
      </Button>
    </div>
  );
}
