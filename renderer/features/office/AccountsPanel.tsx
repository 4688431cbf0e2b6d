import { Link } from 'react-router';
import { figure } from '../../../shared/count.ts';
import { Panel } from '../../ui/Panel.tsx';
import classes from './DashboardScreen.module.css';
import type { Dashboard } from './DashboardScreen.tsx';

/** How many families there are, and how many have found their way in. */
export const AccountsPanel = ({ dashboard: { families, students, accounts } }: { dashboard: Dashboard }) => (
  <Panel title="Familles et comptes" aside={<Link to="/familles">Ouvrir la liste</Link>}>
    <dl className={classes.figures}>
      <Figure value={families} word={families > 1 ? 'familles' : 'famille'} />
      <Figure value={students} word={students > 1 ? 'élèves' : 'élève'} />
      <Figure value={accounts.active} word={accounts.active > 1 ? 'comptes actifs' : 'compte actif'} />
      <Figure value={accounts.neverConnected} word={accounts.neverConnected > 1 ? 'jamais connectés' : 'jamais connecté'} />
      <Figure value={accounts.none} word="sans identifiant" />
      <Figure value={accounts.blocked} word={accounts.blocked > 1 ? 'bloqués' : 'bloqué'} />
    </dl>
  </Panel>
);

const Figure = ({ value, word }: { value: number; word: string }) => (
  <div>
    <dt>{word}</dt>
    <dd>{figure(value)}</dd>
  </div>
);
