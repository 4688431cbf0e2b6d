import { Link } from 'react-router';
import { formatAge } from '../../../shared/dates.ts';
import { useOperation } from '../../host/operations.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Answer, Empty, Waiting } from '../../ui/states.tsx';
import classes from './DashboardScreen.module.css';

const LINES = 5;

/** The last things that were done, by the office as by families. */
export function ActivityPanel({ now }: { now: Date }) {
  const asked = useOperation('history.list', { page: 0, pageSize: LINES });
  return (
    <Panel title="Derniers gestes" aside={<Link to="/historique">Ouvrir l’historique</Link>} flush>
      <Answer asked={asked} waiting={<Waiting rows={LINES} height={44} />}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty sentence="Rien n’a encore été fait." />
          ) : (
            <ul className={classes.activity}>
              {rows.map((line) => (
                <li key={line.id} className={classes.gesture}>
                  <span>
                    <strong>{line.actorName}</strong> {line.sentence}
                  </span>
                  <span className={classes.small}>{formatAge(line.at, now)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Panel>
  );
}
