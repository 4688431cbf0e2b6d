import {
  IconCalendarCheck,
  IconFileCheck,
  IconHistory,
  IconId,
  IconLayoutDashboard,
  IconMail,
  IconPaperclip,
  IconReceiptEuro,
  IconSearch,
  IconSettings,
  IconUsers,
  type Icon as TablerIcon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useHost } from '../host/host.ts';
import { useOperation } from '../host/operations.ts';
import { Logo } from '../ui/Logo.tsx';
import { useDesk } from './desk-context.ts';
import { ExtranetFoot } from './ExtranetFoot.tsx';
import classes from './Sidebar.module.css';
import { SiteChoice } from './SiteChoice.tsx';
import { UserMenu } from './UserMenu.tsx';

/** Where one is, what waits, who one is, and whether families can come in. */
export function Sidebar({ onSearch, onShortcuts }: { onSearch: () => void; onShortcuts: () => void }) {
  const { portee } = useHost();
  const { may, siteId } = useDesk();
  const waiting = useOperation('validations.list', { siteId, page: 0, pageSize: 1 }).data?.total ?? 0;
  const dead = useOperation('office.dashboard', {}).data?.outbox.dead ?? 0;
  const doubtful = useOperation('onlinePayments.list', { siteId, state: 'look', pageSize: 1 }).data?.total ?? 0;
  return (
    <aside aria-label="Portée" className={classes.sidebar}>
      <div className={classes.brand}>
        <Logo />
        <span>Portée</span>
      </div>
      <SiteChoice />
      <button type="button" className={classes.search} onClick={onSearch}>
        <IconSearch aria-hidden size={18} stroke={1.75} />
        <span>Rechercher</span>
        <kbd>{portee.platform === 'darwin' ? '⌘ K' : 'Ctrl K'}</kbd>
      </button>
      <nav aria-label="Écrans" className={classes.nav}>
        <Entry to="/" icon={IconLayoutDashboard} word="Tableau de bord" />
        <Entry to="/validations" icon={IconFileCheck} word="Validations" count={waiting} unit="en attente" />
        <Entry to="/familles" icon={IconUsers} word="Familles et élèves" />
        {may('identifiers.list') && <Entry to="/identifiants" icon={IconId} word="Identifiants" />}
        <Entry to="/reinscriptions" icon={IconCalendarCheck} word="Réinscriptions" />
        <Entry to="/pieces" icon={IconPaperclip} word="Pièces à fournir" />
        <Entry to="/facturation" icon={IconReceiptEuro} word="Facturation" count={doubtful} unit="à vérifier" />
        {may('messages.list') && <Entry to="/messages" icon={IconMail} word="Messages" count={dead} unit="en erreur" />}
        {may('history.list') && <Entry to="/historique" icon={IconHistory} word="Historique" />}
        {may('settings.get') && <Entry to="/parametres" icon={IconSettings} word="Paramètres" />}
      </nav>
      <div className={classes.foot}>
        <UserMenu onShortcuts={onShortcuts} />
        <ExtranetFoot />
      </div>
    </aside>
  );
}

function Entry({
  to,
  icon: Icon,
  word,
  count = 0,
  unit,
}: {
  to: string;
  icon: TablerIcon;
  word: string;
  count?: number;
  unit?: string;
}): ReactNode {
  return (
    <NavLink to={to} end={to === '/'} className={classes.entry}>
      <Icon aria-hidden size={19} stroke={1.75} />
      <span>{word}</span>
      {count > 0 && (
        <span className={classes.counter}>
          {count}
          <span className={classes.unit}> {unit}</span>
        </span>
      )}
    </NavLink>
  );
}
