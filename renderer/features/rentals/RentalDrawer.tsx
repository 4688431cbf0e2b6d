import { Button, Drawer } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { RentalRow } from '../../../shared/contract/rentals.ts';
import { formatDay } from '../../../shared/dates.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Pill } from '../../ui/Pill.tsx';
import { Answer, Waiting } from '../../ui/states.tsx';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import { DepositForm, ExtendForm, HoldDepositForm, ReturnForm } from './ContractForms.tsx';
import { EditTerms } from './EditTerms.tsx';
import classes from './rentals.module.css';
import { depositOf, insuranceOf, nameOf, returnOf } from './words.ts';

/** One contract: where it stands, and what comes next. */
export function RentalDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const asked = useOperation('rentals.get', { id: id ?? '' }, { enabled: id !== undefined });
  const row = asked.data;
  return (
    <Drawer opened={id !== undefined} onClose={onClose} title={row && row.id === id ? nameOf(row) : 'Location'} size={560}>
      {id !== undefined && (
        <Answer asked={asked} waiting={<Waiting rows={6} height={44} />}>
          {(rental) => <Contract key={rental.id} rental={rental} />}
        </Answer>
      )}
    </Drawer>
  );
}

type Doing = 'extend' | 'return' | 'hold' | 'deposit' | 'edit' | null;

function Contract({ rental }: { rental: RentalRow }) {
  const { may } = useDesk();
  const [doing, setDoing] = useState<Doing>(null);
  const reopen = useAct('rentals.reopen');
  const end = () => setDoing(null);
  const running = rental.state !== 'returned';
  return (
    <div className={classes.drawer}>
      <Facts rental={rental} />
      {doing === 'extend' && <ExtendForm rental={rental} onEnd={end} />}
      {doing === 'return' && <ReturnForm rental={rental} onEnd={end} />}
      {doing === 'hold' && <HoldDepositForm rental={rental} onEnd={end} />}
      {doing === 'deposit' && <DepositForm rental={rental} onEnd={end} />}
      {doing === 'edit' && <EditTerms rental={rental} onEnd={end} />}
      {doing === null && may('rentals.return') && (
        <div className={classes.acts}>
          {running && <Button onClick={() => setDoing('return')}>Noter le retour</Button>}
          {rental.deposit === 'to-return' && <Button onClick={() => setDoing('deposit')}>Rendre la caution</Button>}
          {rental.deposit === 'expected' && (
            <Button variant="default" onClick={() => setDoing('hold')}>
              Recevoir la caution
            </Button>
          )}
          {running && (
            <Button variant="default" onClick={() => setDoing('extend')}>
              Prolonger
            </Button>
          )}
          {running && (
            <Button variant="default" onClick={() => setDoing('edit')}>
              Modifier
            </Button>
          )}
          {!running && rental.depositReturnedOn === null && (
            <Button
              variant="default"
              loading={reopen.isPending}
              onClick={() =>
                reopen.mutate(
                  { id: rental.id, version: rental.version },
                  {
                    onSuccess: () => tellDone('Le retour est annulé : la location court toujours.'),
                    onError: (refusal) => tellRefused(refusal),
                  },
                )
              }
            >
              Annuler le retour
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function Facts({ rental }: { rental: RentalRow }) {
  const states = [
    ['Retour', returnOf(rental)],
    ['Assurance', insuranceOf(rental)],
    ['Caution', depositOf(rental)],
  ] as const;
  const facts = [
    ['Début', formatDay(rental.startsOn)],
    ['Tarif', rental.tariffName],
    ['Assureur', [rental.insurer, rental.policyNumber].filter(Boolean).join(', ')],
    ['État au départ', rental.conditionOut],
    ['État au retour', rental.conditionIn],
    ['Commentaire', rental.comment],
  ] as const;
  return (
    <dl className={classes.facts}>
      <dt>Famille</dt>
      <dd>
        <Link to={`/familles/${rental.familyId}`}>{rental.familyName}</Link>
        {rental.studentName && `, pour ${rental.studentName}`}
      </dd>
      {states.map(
        ([word, said]) =>
          said && (
            <Fact key={word} word={word}>
              <Pill tone={said.tone}>{said.word}</Pill> {said.detail}
            </Fact>
          ),
      )}
      {facts.map(
        ([word, value]) =>
          value && (
            <Fact key={word} word={word}>
              {value}
            </Fact>
          ),
      )}
    </dl>
  );
}

const Fact = ({ word, children }: { word: string; children: React.ReactNode }) => (
  <>
    <dt>{word}</dt>
    <dd>{children}</dd>
  </>
);
