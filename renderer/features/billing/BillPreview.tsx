import { Checkbox, Pagination, SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { BilledFamily } from '../../../shared/contract/invoices.ts';
import { counted } from '../../../shared/count.ts';
import { formatDay } from '../../../shared/dates.ts';
import { formatCents } from '../../../shared/money.ts';
import { Empty } from '../../ui/states.tsx';
import classes from './bill.module.css';

interface Props {
  rows: readonly BilledFamily[];
  days: { from: string; to: string };
  /** Families that one leaves out by hand. */
  left: ReadonlySet<string>;
  busy: boolean;
  /** What is done with those that are shown as billed. */
  act: ReactNode;
  onLeave: (id: string, leave: boolean) => void;
}

const PAGE = 25;
const CONTROLS = { first: 'Première page', previous: 'Page précédente', next: 'Page suivante', last: 'Dernière page' };
type Shown = 'billed' | 'watch' | 'not';

/** Who, how much, for what and why; and who not, and why not. */
export function BillPreview({ rows, days, left, busy, act, onLeave }: Props) {
  const [shown, setShown] = useState<Shown>('billed');
  const [page, setPage] = useState(1);
  const groups: Record<Shown, readonly BilledFamily[]> = {
    billed: rows.filter(({ obstacle }) => obstacle === null),
    watch: rows.filter(({ obstacle, unpriced }) => obstacle === null && unpriced.length > 0),
    not: rows.filter(({ obstacle }) => obstacle !== null),
  };
  const listed = groups[shown];
  const pages = Math.max(1, Math.ceil(listed.length / PAGE));
  return (
    <section aria-label="Aperçu" aria-busy={busy} className={classes.preview}>
      <header>
        <div>
          <h2>Aperçu</h2>
          <p className={classes.small}>
            Du {formatDay(days.from)} au {formatDay(days.to)}
          </p>
        </div>
        {act}
      </header>
      <SegmentedControl
        aria-label="Familles montrées"
        data={[
          { value: 'billed', label: `À facturer · ${groups.billed.length}` },
          { value: 'watch', label: `Sans tarif en partie · ${groups.watch.length}` },
          { value: 'not', label: `Non facturées · ${groups.not.length}` },
        ]}
        value={shown}
        onChange={(value) => {
          setShown(value as Shown);
          setPage(1);
        }}
      />
      {listed.length === 0 ? (
        <Empty
          sentence={
            shown === 'billed'
              ? groups.not.length > 0
                ? 'Rien à facturer : tout l’est déjà, ou un tarif manque.'
                : 'Aucune famille n’a de cours ni de location à facturer sur cette période.'
              : 'Aucune famille.'
          }
          action={shown === 'billed' && groups.not.length === 0 ? <Link to="/facturation/tarifs">Voir les tarifs</Link> : undefined}
        />
      ) : (
        <ul className={classes.families}>
          {listed.slice((page - 1) * PAGE, page * PAGE).map((family) => (
            <Family key={family.id} family={family} isLeft={left.has(family.id)} onLeave={onLeave} />
          ))}
        </ul>
      )}
      {pages > 1 && (
        <footer>
          <span className={classes.small}>{counted(listed.length, 'famille')}</span>
          <Pagination
            total={pages}
            value={page}
            onChange={setPage}
            getItemProps={(item) => ({ 'aria-label': `Page ${item}` })}
            getControlProps={(control) => ({ 'aria-label': CONTROLS[control] })}
          />
        </footer>
      )}
    </section>
  );
}

function Family({ family, isLeft, onLeave }: { family: BilledFamily; isLeft: boolean; onLeave: Props['onLeave'] }) {
  return (
    <li data-left={isLeft || undefined}>
      {family.obstacle === null && (
        <Checkbox
          aria-label={`Facturer ${family.familyName}`}
          checked={!isLeft}
          onChange={(event) => onLeave(family.id, !event.currentTarget.checked)}
        />
      )}
      <div className={classes.what}>
        <Link to={`/familles/${family.id}`}>{family.familyName}</Link>{' '}
        <span className={classes.small}>
          n° {family.familyNumber} · {family.siteName}
        </span>
        {family.obstacle && (
          <p className={classes.obstacle} data-done={family.unpriced.length === 0 && family.already > 0 ? true : undefined}>
            {family.obstacle}
          </p>
        )}
        {family.lines.map((line) => (
          <details key={line.wording} className={classes.line}>
            <summary>
              <span>{line.wording}</span>
              <span className={classes.money}>{formatCents(line.cents)}</span>
            </summary>
            <ul>
              {line.explanation.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </details>
        ))}
        {family.already > 0 && family.obstacle === null && (
          <p className={classes.small}>
            {counted(family.already, 'ligne')} déjà {family.already > 1 ? 'facturées' : 'facturée'}, laissée{family.already > 1 && 's'} de
            côté.
          </p>
        )}
        {family.obstacle === null &&
          family.unpriced.map((sentence) => (
            <p key={sentence} className={classes.obstacle}>
              {sentence}
            </p>
          ))}
      </div>
      {family.obstacle === null && <strong className={classes.money}>{formatCents(family.cents)}</strong>}
    </li>
  );
}
