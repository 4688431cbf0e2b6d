import type { FamilyGuardian } from '../../../shared/contract/families.ts';
import { useAct } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { tellDone } from '../../ui/tell.ts';
import { AccountCard } from '../accounts/AccountCard.tsx';
import classes from './family.module.css';
import { GuardianFacts } from './GuardianFacts.tsx';
import { GuardianMenu } from './GuardianMenu.tsx';
import { SheetForm } from './SheetForm.tsx';
import { SheetPanel } from './SheetPanel.tsx';
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
  const name = nameOf(guardian);
  return (
    <SheetPanel
      title={`${guardian.position === 1 ? 'Responsable de la famille' : 'Second responsable'} : ${name}`}
      name={name}
      mayEdit={may('families.editGuardian') && !closed}
      menu={guardian.position === 2 && <GuardianMenu guardian={guardian} name={name} />}
      flush
    >
      {(editing, close) => (
        <>
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
        </>
      )}
    </SheetPanel>
  );
}

export const nameOf = ({ values }: Pick<FamilyGuardian, 'values'>) => [values.firstName, values.lastName].filter(Boolean).join(' ');
