import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { FamilyRow } from '../../../shared/contract/families.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import { PERIODS, type Period } from '../../../shared/rules/tariffs.ts';
import { useOperation } from '../../host/operations.ts';
import { Screen } from '../../ui/Screen.tsx';
import { Answer, Empty, Waiting } from '../../ui/states.tsx';
import { BillingNav } from '../billing/BillingNav.tsx';
import { FamilyPicker } from '../families/FamilyPicker.tsx';
import { PriceLines } from './PriceLines.tsx';
import classes from './simulator.module.css';
import { YearChoice } from './TariffsScreen.tsx';
import { TypedFamily } from './TypedFamily.tsx';
import { factsOf, newFamily } from './typed-family.ts';
import { useYear } from './use-year.ts';
import { PERIOD_CHOICES } from './words.ts';

/** What a family would pay, and why, before anything is billed: one that has a file, or one that asks at the counter. */
export function SimulatorScreen() {
  const at = useYear();
  const { siteId, year, choices } = at;
  const [params] = useSearchParams();
  const [mode, setMode] = useState<'family' | 'typed'>('family');
  const [family, setFamily] = useState<FamilyRow | null>(null);
  const [typed, setTyped] = useState(newFamily);
  const [period, setPeriod] = useState<Period>('year');
  const familyId = family?.id ?? params.get('famille');
  const { facts, problems } = factsOf(typed);
  const who: InputOf<'billing.simulate'>['who'] | null = mode === 'typed' ? (facts ? { facts } : null) : familyId ? { familyId } : null;
  const asked = useOperation(
    'billing.simulate',
    { siteId, schoolYearId: year?.id ?? siteId, period, who: who ?? { familyId: siteId } },
    { enabled: year !== undefined && who !== null, keepPrevious: mode === 'typed' },
  );
  return (
    <Screen title="Simulateur" below="Le prix d’une famille, ligne par ligne, sans rien facturer.">
      <BillingNav at="/facturation/simulateur" />
      <div className={classes.sides}>
        <div className={classes.facts}>
          <SegmentedControl
            fullWidth
            aria-label="Pour qui"
            data={[
              { value: 'family', label: 'Une famille' },
              { value: 'typed', label: 'Sans dossier' },
            ]}
            value={mode}
            onChange={(value) => setMode(value as typeof mode)}
          />
          <YearChoice at={at} />
          <SegmentedControl
            fullWidth
            aria-label="Période de paiement"
            data={PERIOD_CHOICES}
            value={period}
            onChange={(value) => setPeriod(PERIODS.find((one) => one === value) ?? 'year')}
          />
          {mode === 'family' ? (
            <FamilyPicker key={siteId} siteId={siteId} label="Famille" chosen={family} onChoose={setFamily} />
          ) : (
            choices.data && (
              <TypedFamily
                typed={typed}
                problems={problems}
                choices={choices.data}
                siteId={siteId}
                schoolYearId={year?.id ?? null}
                onChange={setTyped}
              />
            )
          )}
        </div>
        <section aria-label="Prix" aria-live="polite" aria-busy={asked.isFetching} className={classes.price}>
          {who === null ? (
            <Empty
              sentence={
                mode === 'family' ? 'Choisissez une famille pour voir son prix.' : 'Ajoutez un élève et ce qu’il suivra pour voir le prix.'
              }
            />
          ) : (
            <Answer asked={asked} waiting={<Waiting rows={6} height={56} />}>
              {(simulation) => <PriceLines simulation={simulation} />}
            </Answer>
          )}
        </section>
      </div>
    </Screen>
  );
}
