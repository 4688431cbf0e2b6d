import { IconChevronRight } from '@tabler/icons-react';
import { Link } from 'react-router';
import { formatAge } from '../../../shared/dates.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Empty } from '../../ui/states.tsx';
import classes from './DashboardScreen.module.css';
import type { Dashboard } from './DashboardScreen.tsx';

type Kind = Dashboard['waiting'][number];

/** What waits for the office, by kind, and since when; each kind leads to its tab of the queue. */
export function WaitingPanel({ waiting, now }: { waiting: Dashboard['waiting']; now: Date }) {
  const { may } = useDesk();
  return (
    <Panel title={may('changeRequests.decide') ? 'En attente de votre décision' : 'En attente d’une décision du bureau'} flush>
      {waiting.length === 0 ? (
        <Empty
          sentence="Rien n’attend : toutes les demandes ont reçu leur réponse."
          action={<Link to="/historique">Voir ce qui a été fait</Link>}
        />
      ) : (
        <ul className={classes.waiting}>
          {waiting.map((one) => (
            <li key={one.kind}>{leads(one, may) ? <Leading one={one} now={now} /> : <Counted one={one} now={now} />}</li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** Documents can be a medical certificate: they are counted for everybody, listed for those who decide them. */
const leads = ({ kind }: Kind, may: ReturnType<typeof useDesk>['may']): boolean => kind !== 'document' || may('documents.get');

const Leading = ({ one, now }: { one: Kind; now: Date }) => (
  <Link to="/validations" state={{ kind: one.kind }} className={classes.line}>
    <strong>{one.count}</strong>
    <Words one={one} now={now} />
    <IconChevronRight aria-hidden size={20} stroke={1.75} />
  </Link>
);

const Counted = ({ one, now }: { one: Kind; now: Date }) => (
  <div className={classes.line}>
    <strong>{one.count}</strong>
    <Words one={one} now={now} />
  </div>
);

const Words = ({ one, now }: { one: Kind; now: Date }) => (
  <span>
    <span className={classes.label}>{one.label}</span>
    {one.oldestAt && <span className={classes.small}>La plus ancienne : {formatAge(one.oldestAt, now)}</span>}
  </span>
);
