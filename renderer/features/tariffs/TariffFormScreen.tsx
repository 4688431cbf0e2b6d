import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { TariffChoices, TariffRow } from '../../../shared/contract/tariffs.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Problem, Waiting } from '../../ui/states.tsx';
import { tellDone } from '../../ui/tell.ts';
import { TariffForm } from './TariffForm.tsx';
import { newTariff, typedOf } from './tariff-form.ts';
import classes from './tariffs.module.css';
import { useYear } from './use-year.ts';

const BACK = <Link to="/facturation/tarifs">Tarifs</Link>;

/** A tariff that is not there yet. */
export function NewTariffScreen() {
  const { siteId, year, choices } = useYear();
  if (!choices.data || !year)
    return (
      <Screen title="Nouveau tarif" above={BACK}>
        {choices.error ? <Problem refusal={choices.error} retry={() => void choices.refetch()} /> : <Waiting rows={8} height={64} />}
      </Screen>
    );
  return <New siteId={siteId} yearId={year.id} choices={choices.data} />;
}

function New({ siteId, yearId, choices }: { siteId: string; yearId: string; choices: TariffChoices }) {
  const go = useNavigate();
  const save = useAct('tariffs.save');
  const [initial] = useState(() => newTariff(yearId));
  return (
    <Screen title="Nouveau tarif" above={BACK}>
      <TariffForm
        id={null}
        siteId={siteId}
        initial={initial}
        choices={choices}
        submitWord="Ajouter le tarif"
        pending={save.isPending}
        onSubmit={(content, { onDone, onRefused }) =>
          save.mutate(
            { siteId, ...content },
            {
              onSuccess: () => {
                onDone();
                tellDone(`« ${content.name.trim()} » vaut dès maintenant.`);
                void go('/facturation/tarifs');
              },
              onError: onRefused,
            },
          )
        }
      />
    </Screen>
  );
}

/** One that stands already. */
export function EditTariffScreen() {
  const { id = '' } = useParams();
  const { siteId, year, choices } = useYear();
  const asked = useOperation('tariffs.list', { siteId, schoolYearId: year?.id ?? siteId }, { enabled: year !== undefined });
  const row = asked.data?.rows.find((one) => one.id === id);
  if (row && choices.data) return <Edit key={id} row={row} choices={choices.data} />;
  const error = choices.error ?? asked.error;
  return (
    <Screen title="Tarif" above={BACK}>
      {error ? (
        <Problem refusal={error} retry={() => void (choices.error ? choices : asked).refetch()} />
      ) : asked.data ? (
        <Notice tone="amber">Ce tarif n’est pas de cette année, ou n’existe plus.</Notice>
      ) : (
        <Waiting rows={8} height={64} />
      )}
    </Screen>
  );
}

function Edit({ row, choices }: { row: TariffRow; choices: TariffChoices }) {
  const go = useNavigate();
  const save = useAct('tariffs.save');
  // what is typed is compared with what was read first: a colleague's change is told, not overwritten
  const [read, setRead] = useState(row);
  const [initial, setInitial] = useState(() => typedOf(row));
  return (
    <Screen title={read.name} above={BACK} below={read.siteName}>
      <div className={classes.notices}>
        {read.archivedAt && <Notice tone="amber">Ce tarif est archivé : remettez-le en service pour le modifier.</Notice>}
        {row.version !== read.version && !save.isPending && !save.isSuccess && (
          <Notice
            tone="amber"
            alert
            actions={
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  setRead(row);
                  setInitial(typedOf(row));
                }}
              >
                Abandonner et relire le tarif
              </Button>
            }
          >
            <strong>Ce tarif a changé pendant que vous l’écriviez.</strong> Rien ne sera enregistré par-dessus : relisez-le, puis refaites
            votre changement.
          </Notice>
        )}
      </div>
      <TariffForm
        key={read.version}
        id={read.id}
        siteId={read.siteId}
        initial={initial}
        choices={choices}
        submitWord="Enregistrer le tarif"
        pending={save.isPending}
        onSubmit={(content, { onDone, onRefused }) =>
          save.mutate(
            { id: read.id, version: read.version, siteId: read.siteId, ...content },
            {
              onSuccess: () => {
                onDone();
                tellDone(`« ${content.name.trim()} » est enregistré. Les factures déjà faites gardent leurs montants.`);
                void go('/facturation/tarifs');
              },
              onError: onRefused,
            },
          )
        }
      />
    </Screen>
  );
}
