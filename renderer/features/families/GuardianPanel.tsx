import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { FamilyGuardian } from '../../../shared/contract/families.ts';
import { useAct } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Panel } from '../../ui/Panel.tsx';
import { tellDone } from '../../ui/tell.ts';
import { AccountCard } from '../accounts/AccountCard.tsx';
import classes from './family.module.css';
import { GuardianFacts } from './GuardianFacts.tsx';
import { GuardianMenu } from './GuardianMenu.tsx';
import { SheetForm } from './SheetForm.tsx';
import { SheetValues } from './SheetValues.tsx';

interface Props {
  guardian: FamilyGuardian;
  /** The file is archived: it is read, not written. */
  closed: boolean;
}

/** One responsable: who, where, how to be reached, what the person may, and the account. */
export function GuardianPanel({ guardian, closed }: Props) {
  const { may } = useDesk();
  const act = useAct('families.editGuardian');
  const [editing, setEditing] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const name = nameOf(guardian);
  const close = () => {
    setEditing(false);
    requestAnimationFrame(() => edit.current?.focus());
  };
  return (
    <Panel
      title={`${guardian.position === 1 ? 'Responsable de la famille' : 'Second responsable'} : ${name}`}
      flush
      aside={
        may('families.editGuardian') &&
        !editing &&
        !closed && (
          <>
            <Button
              ref={edit}
              size="xs"
              variant="default"
              leftSection={<IconPencil aria-hidden size={16} stroke={1.75} />}
              aria-label={`Modifier ${name}`}
              onClick={() => setEditing(true)}
            >
              Modifier
            </Button>
            {guardian.position === 2 && <GuardianMenu guardian={guardian} name={name} />}
          </>
        )
      }
    >
      <div className={classes.sheet}>
        {editing ? (
          <SheetForm
            subject="guardian"
            sheet={guardian}
            busy={act.isPending}
            save="Enregistrer la fiche"
            onClose={close}
            onSave={(values, version, answer) =>
              act.mutate(
                { guardianId: guardian.id, version, values },
                {
                  ...answer,
                  onSuccess: () => {
                    tellDone('La fiche est enregistrée.');
                    close();
                  },
                },
              )
            }
          />
        ) : (
          <SheetValues subject="guardian" values={guardian.values} pending={guardian.pending} />
        )}
      </div>
      <GuardianFacts guardian={guardian} name={name} closed={closed} />
      {guardian.account && <AccountCard guardian={guardian} account={guardian.account} name={name} />}
    </Panel>
  );
}

export const nameOf = ({ values }: Pick<FamilyGuardian, 'values'>) => [values.firstName, values.lastName].filter(Boolean).join(' ');
