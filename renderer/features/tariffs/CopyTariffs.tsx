import { Autocomplete, Button, Modal, NumberInput, Select } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { TariffChoices } from '../../../shared/contract/tariffs.ts';
import { counted } from '../../../shared/count.ts';
import { useAct } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { tellDone } from '../../ui/tell.ts';
import classes from './tariffs.module.css';

type Year = TariffChoices['schoolYears'][number];

interface Props {
  siteId: string;
  year: Year;
  years: readonly Year[];
  nextYear: string;
  onClose: () => void;
  onCopied: (schoolYearId: string) => void;
}

const ROUNDINGS = [
  { value: '1', label: 'au centime' },
  { value: '10', label: 'à 10 centimes' },
  { value: '50', label: 'à 50 centimes' },
  { value: '100', label: 'à l’euro' },
  { value: '500', label: 'à 5 euros' },
];

/** All tariffs of a year for another one, raised alike. */
export function CopyTariffs({ siteId, year, years, nextYear, onClose, onCopied }: Props) {
  const copy = useAct('tariffs.copy');
  const [toYear, setToYear] = useState(nextYear);
  const [percent, setPercent] = useState<number | string>(0);
  const [round, setRound] = useState('100');
  const fields = copy.error?.fields ?? {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    copy.mutate(
      {
        siteId,
        fromYearId: year.id,
        toYear: toYear.trim(),
        percentHundredths: Math.round(Number(percent) * 100),
        roundToCents: Number(round) as NonNullable<InputOf<'tariffs.copy'>['roundToCents']>,
      },
      {
        onSuccess: ({ schoolYearId, count }) => {
          tellDone(`${counted(count, 'tarif')} pour ${toYear.trim()} : relisez les montants avant de facturer.`);
          onCopied(schoolYearId);
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={`Copier les tarifs ${year.label}`}>
      <form onSubmit={submit} noValidate className={classes.stack}>
        {copy.error && !fields.toYear && !fields.percentHundredths && (
          <Notice tone="garnet" alert>
            {copy.error.message}
          </Notice>
        )}
        <Autocomplete
          label="Pour l’année"
          required
          data-autofocus
          data={[...new Set([nextYear, ...years.map(({ label }) => label)])].filter((label) => label !== year.label)}
          value={toYear}
          onChange={setToYear}
          error={fields.toYear}
          comboboxProps={{ withinPortal: false }}
        />
        <div className={classes.pair}>
          <NumberInput
            label="Hausse"
            suffix={'\u00a0%'}
            decimalSeparator=","
            decimalScale={2}
            min={-50}
            max={100}
            hideControls
            value={percent}
            onChange={setPercent}
            error={fields.percentHundredths}
          />
          <Select
            label="Arrondi"
            data={ROUNDINGS}
            value={round}
            onChange={(value) => setRound(value ?? '100')}
            disabled={Number(percent) === 0}
          />
        </div>
        <p className={classes.hint}>Les tarifs de {year.label} restent tels quels ; ceux de toutes les années ne sont pas copiés.</p>
        <div className={classes.acts}>
          <Button variant="default" onClick={onClose}>
            Annuler
          </Button>
          <Button type="submit" loading={copy.isPending}>
            Copier les tarifs
          </Button>
        </div>
      </form>
    </Modal>
  );
}
