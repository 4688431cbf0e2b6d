import { Skeleton } from '@mantine/core';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { dayOf, formatLongDay } from '../../../shared/dates.ts';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Screen } from '../../ui/Screen.tsx';
import { Answer } from '../../ui/states.tsx';
import { useNow } from '../../ui/useNow.ts';
import { CampaignsPanel } from '../campaigns/CampaignsPanel.tsx';
import { AccountsPanel } from './AccountsPanel.tsx';
import { ActivityPanel } from './ActivityPanel.tsx';
import classes from './DashboardScreen.module.css';
import { ExtranetPanel } from './ExtranetPanel.tsx';
import { OutboxPanel } from './OutboxPanel.tsx';
import { WaitingPanel } from './WaitingPanel.tsx';

export type Dashboard = OutputOf<'office.dashboard'>;

/** What waits, what leaves, who can come in. */
export function DashboardScreen() {
  const { may, me } = useDesk();
  const now = useNow();
  const asked = useOperation('office.dashboard', {});
  return (
    <Screen title="Tableau de bord" above={`Bonjour ${me.name.split(' ')[0]} · ${formatLongDay(dayOf(now))}`}>
      <Answer asked={asked} waiting={<Placeholder />}>
        {(dashboard) => (
          <div className={classes.grid}>
            <div className={classes.column}>
              <WaitingPanel waiting={dashboard.waiting} now={now} />
              <CampaignsPanel />
              <OutboxPanel dashboard={dashboard} />
              {may('history.list') && <ActivityPanel now={now} />}
            </div>
            <div className={classes.column}>
              <ExtranetPanel dashboard={dashboard} />
              <AccountsPanel dashboard={dashboard} />
            </div>
          </div>
        )}
      </Answer>
    </Screen>
  );
}

const Placeholder = () => (
  <div className={classes.grid} role="status" aria-label="Chargement en cours">
    <div className={classes.column}>
      <Skeleton height={220} radius="lg" />
      <Skeleton height={190} radius="lg" />
    </div>
    <div className={classes.column}>
      <Skeleton height={280} radius="lg" />
      <Skeleton height={130} radius="lg" />
    </div>
  </div>
);
