import { Skeleton } from '@mantine/core';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Answer } from '../../ui/states.tsx';
import { ExtranetSettings } from './ExtranetSettings.tsx';
import { MailSettings } from './MailSettings.tsx';
import { MailTest } from './MailTest.tsx';
import classes from './settings.module.css';

/** What the administrator sets once, and looks at when something does not leave or arrive. */
export function SettingsScreen() {
  const { may } = useDesk();
  const asked = useOperation('settings.get', {}, { enabled: may('settings.get') });
  return (
    <Screen title="Paramètres">
      {!may('settings.get') ? (
        <Notice tone="ink">Seule une personne administratrice peut voir et changer les paramètres.</Notice>
      ) : (
        <Answer asked={asked} waiting={<Placeholder />}>
          {(settings) => (
            <div className={classes.settings}>
              <ExtranetSettings settings={settings} />
              <MailSettings settings={settings} />
              <MailTest settings={settings} />
            </div>
          )}
        </Answer>
      )}
    </Screen>
  );
}

const Placeholder = () => (
  <div className={classes.settings} role="status" aria-label="Chargement des paramètres">
    <Skeleton height={230} radius="lg" />
    <Skeleton height={430} radius="lg" />
  </div>
);
