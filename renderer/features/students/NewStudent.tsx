import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { FamilyFile } from '../../../shared/contract/families.ts';
import { useAct } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Panel } from '../../ui/Panel.tsx';
import { tellDone } from '../../ui/tell.ts';
import { SheetForm } from '../families/SheetForm.tsx';
import classes from './students.module.css';

/** Adds a student; the name begins as the responsable's, which is right more often than not. */
export function NewStudent({ file }: { file: FamilyFile }) {
  const { may } = useDesk();
  const create = useAct('students.create');
  const [adding, setAdding] = useState(false);
  const add = useRef<HTMLButtonElement>(null);
  const close = () => {
    setAdding(false);
    requestAnimationFrame(() => add.current?.focus());
  };
  if (!may('students.create') || file.archivedAt !== null) return null;
  if (!adding)
    return (
      <Button
        ref={add}
        variant="default"
        className={classes.add}
        leftSection={<IconPlus aria-hidden size={18} stroke={1.75} />}
        onClick={() => setAdding(true)}
      >
        Ajouter un élève
      </Button>
    );
  return (
    <Panel title="Nouvel élève">
      <SheetForm
        subject="student"
        sheet={{ version: 0, values: { lastName: file.guardians[0]?.values.lastName ?? null } }}
        busy={create.isPending}
        save="Ajouter cet élève"
        onClose={close}
        onSave={(values, _version, answer) =>
          create.mutate(
            { familyId: file.id, values },
            {
              ...answer,
              onSuccess: () => {
                tellDone(`${values.firstName} est dans la famille.`);
                close();
              },
            },
          )
        }
      />
    </Panel>
  );
}
