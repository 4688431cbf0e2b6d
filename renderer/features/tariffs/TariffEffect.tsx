import { useDebouncedValue } from '@mantine/hooks';
import type { TariffEffect as Effect } from '../../../shared/contract/tariffs.ts';
import { counted } from '../../../shared/count.ts';
import { formatCents } from '../../../shared/money.ts';
import { ratesProblems } from '../../../shared/rules/tariffs-check.ts';
import { useOperation } from '../../host/operations.ts';
import { EffectCounts, EffectFigure, EffectNames, EffectPanel } from '../../ui/EffectPanel.tsx';
import { contentOf, type TypedTariff } from './tariff-form.ts';
import classes from './tariffs.module.css';

/** What saving would do to the prices of this site's families, said while it is typed. */
export function TariffEffect({ id, siteId, typed }: { id: string | null; siteId: string; typed: TypedTariff }) {
  const [settled] = useDebouncedValue(typed, 350);
  const { content, read } = contentOf(settled);
  const isSound = Object.keys(read.problems).length === 0 && Object.keys(ratesProblems(read.rates)).length === 0;
  const asked = useOperation(
    'tariffs.preview',
    // a name that is not typed yet is no obstacle
    { id, siteId, ...content, name: content.name.trim() || 'Nouveau tarif' },
    { enabled: isSound, keepPrevious: true },
  );
  return (
    <EffectPanel asked={asked} obstacle={isSound ? null : 'Corrigez la grille pour voir l’effet.'} waiting="Calcul en cours…">
      {(effect) => <Said effect={effect} />}
    </EffectPanel>
  );
}

function Said({ effect: { families, dearer, cheaper, beforeCents, afterCents, unpriced, examples } }: { effect: Effect }) {
  const change = afterCents - beforeCents;
  return (
    <>
      <EffectFigure value={formatCents(afterCents)}>
        <span>pour {counted(families, 'famille')}, à l’année</span>
      </EffectFigure>
      <EffectCounts
        rows={[
          [change < 0 ? 'De moins qu’avant' : 'De plus qu’avant', formatCents(Math.abs(change))],
          ['Familles qui paieraient plus', dearer],
          ['Familles qui paieraient moins', cheaper],
          ['Familles sans prix pour quelque chose', unpriced],
        ]}
      />
      {examples.length > 0 && (
        <EffectNames heading="Les plus grands écarts">
          {examples.map((family) => (
            <li key={family.familyId} className={classes.example}>
              <span>{family.name}</span>
              <span>
                {formatCents(family.beforeCents)} → {formatCents(family.afterCents)}
              </span>
            </li>
          ))}
        </EffectNames>
      )}
    </>
  );
}
