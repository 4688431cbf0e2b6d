import { IconChevronRight } from '@tabler/icons-react';
import { Link } from 'react-router';
import { formatAge } from '../../../shared/dates.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Empty } from '../../ui/states.tsx';
import classes from './DashboardScreen.module.css';
import type { Dashboard } from './DashboardScreen.tsx';

/** What waits for the office, by kind, and since when. */
export function WaitingPanel({ waiting, now }: { waiting: Dashboard['waiting']; now: Date }) {
  const some = waiting.filter((kind) => kind.count > 0);
  return (
    <Panel title="En attente de votre décision" flush>
      {some.length === 0 ? (
        <Empty
          sentence="Rien n’attend : toutes les demandes ont reçu leur réponse."
          action={<Link to="/historique">Voir ce qui a été fait</Link>}
        />
      ) : (
        <ul className={classes.waiting}>
          {some.map((kind) => (
            <li key={kind.kind}>
              <Link to="/validations" className={classes.line}>
                <strong>{kind.count}</strong>
                <span>
                  <span className={classes.label}>{kind.label}</span>
                  {kind.oldestAt && <span className={classes.small}>La plus ancienne : {formatAge(kind.oldestAt, now)}</span>}
                </span>
                <IconChevronRight aria-hidden size={20} stroke={1.75} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
