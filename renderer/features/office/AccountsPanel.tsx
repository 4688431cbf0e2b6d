import { Link } from 'react-router';
import { Panel } from '../../ui/Panel.tsx';
import classes from './DashboardScreen.module.css';
import type { Dashboard } from './DashboardScreen.tsx';

/** How many families there are, and how many have found their way in. */
export const AccountsPanel = ({ dashboard: { families, students, accounts } }: { dashboard: Dashboard }) => (
  <Panel title="Familles et comptes" aside={<Link to="/familles">Ouvrir la liste</Link>}>
    <dl className={classes.figures}>
      <Figure value={families} word={families > 1 ? 'familles' : 'famille'} />
      <Figure value={students} word={students > 1 ? 'élèves' : 'élève'} />
      <Figure value={accounts.active} word="comptes actifs" />
      <Figure value={accounts.neverConnected} word="jamais connectés" />
      <Figure value={accounts.none} word="sans identifiant" />
      <Figure value={accounts.blocked} word="bloqués" />
    </dl>
  </Panel>
);

const count = new Intl.NumberFormat('fr-FR');

const Figure = ({ value, word }: { value: number; word: string }) => (
  <div>
    <dt>{word}</dt>
    <dd>{count.format(value)}</dd>
  </div>
);
