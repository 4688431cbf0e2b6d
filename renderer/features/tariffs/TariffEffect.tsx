import { useDebouncedValue } from '@mantine/hooks';
import type { TariffEffect as Effect } from '../../../shared/contract/tariffs.ts';
import { counted } from '../../../shared/count.ts';
import { formatCents } from '../../../shared/money.ts';
import { ratesProblems } from '../../../shared/rules/tariffs-check.ts';
import { useOperation } from '../../host/operations.ts';
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
    <section aria-label="Effet sur les familles d’aujourd’hui" aria-live="polite" aria-busy={asked.isFetching} className={classes.effect}>
      <h2>Effet aujourd’hui</h2>
      {!isSound ? (
        <p className={classes.hint}>Corrigez la grille pour voir l’effet.</p>
      ) : asked.data ? (
        <Said effect={asked.data} />
      ) : (
        <p className={classes.hint}>{asked.error ? asked.error.message : 'Calcul en cours…'}</p>
      )}
    </section>
  );
}

function Said({ effect: { families, dearer, cheaper, beforeCents, afterCents, unpriced, examples } }: { effect: Effect }) {
  const change = afterCents - beforeCents;
  return (
    <>
      <p className={classes.figure}>
        <strong>{formatCents(afterCents)}</strong>
        <span>pour {counted(families, 'famille')}, à l’année</span>
      </p>
      <dl className={classes.counts}>
        <dt>{change < 0 ? 'De moins qu’avant' : 'De plus qu’avant'}</dt>
        <dd>{formatCents(Math.abs(change))}</dd>
        <dt>Familles qui paieraient plus</dt>
        <dd>{dearer}</dd>
        <dt>Familles qui paieraient moins</dt>
        <dd>{cheaper}</dd>
        <dt>Familles sans prix pour quelque chose</dt>
        <dd>{unpriced}</dd>
      </dl>
      {examples.length > 0 && (
        <div className={classes.examples}>
          <h3>Les plus grands écarts</h3>
          <ul>
            {examples.map((family) => (
              <li key={family.familyId}>
                <span>{family.name}</span>
                <span>
                  {formatCents(family.beforeCents)} → {formatCents(family.afterCents)}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
