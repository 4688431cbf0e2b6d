import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { FamilyFile } from '../../../shared/contract/families.ts';
import { formatDate } from '../../../shared/dates.ts';
import { useAct } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Panel } from '../../ui/Panel.tsx';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import classes from './family.module.css';
import { SheetForm } from './SheetForm.tsx';

/** The place of the second responsable while nobody has it: somebody new, or one who comes back. */
export function SecondGuardian({ file }: { file: FamilyFile }) {
  const { may } = useDesk();
  const add = useAct('families.addGuardian');
  const [adding, setAdding] = useState(false);
  const isFree = file.guardians.length < 2 && file.archivedAt === null && may('families.addGuardian');
  const [first] = file.guardians;
  if (adding && isFree)
    return (
      <Panel title="Nouveau second responsable">
        <SheetForm
          subject="guardian"
          sheet={{ version: 0, values: {} }}
          busy={add.isPending}
          save="Ajouter ce responsable"
          onClose={() => setAdding(false)}
          onSave={(values, _version, answer) =>
            add.mutate(
              { familyId: file.id, values },
              {
                ...answer,
                onSuccess: () => {
                  tellDone('Le second responsable est ajouté.');
                  setAdding(false);
                },
              },
            )
          }
        >
          <p className={classes.hint}>
            Cette personne aura son propre identifiant, que vous créerez ensuite.{' '}
            {first && 'L’adresse n’est pas reprise de l’autre responsable.'}
          </p>
        </SheetForm>
      </Panel>
    );
  return (
    <>
      {isFree && (
        <Button
          variant="default"
          className={classes.addPerson}
          leftSection={<IconPlus aria-hidden size={18} stroke={1.75} />}
          onClick={() => setAdding(true)}
        >
          Ajouter un second responsable
        </Button>
      )}
      {file.formerGuardians.length > 0 && <Former file={file} isFree={isFree} />}
    </>
  );
}

function Former({ file, isFree }: { file: FamilyFile; isFree: boolean }) {
  const back = useAct('families.returnGuardian');
  return (
    <Panel title={file.formerGuardians.length > 1 ? 'Anciens responsables' : 'Ancien responsable'} flush>
      <ul className={classes.rows}>
        {file.formerGuardians.map(({ familyId, name, archivedAt }) => (
          <li key={familyId}>
            <span className={classes.what}>
              <Link to={`/familles/${familyId}`}>{name}</Link>
              <span className={classes.small}>A quitté la famille le {formatDate(archivedAt)}</span>
            </span>
            {isFree && (
              <Button
                size="xs"
                variant="default"
                loading={back.isPending}
                onClick={() =>
                  back.mutate(
                    { familyId },
                    {
                      onSuccess: () =>
                        tellDone(`${name} est de nouveau responsable. Son accès à l’extranet reste fermé : ouvrez-le dans ses droits.`),
                      onError: (refusal) => tellRefused(refusal),
                    },
                  )
                }
              >
                Rendre sa place
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
