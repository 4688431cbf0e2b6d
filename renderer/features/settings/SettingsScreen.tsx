import { Skeleton } from '@mantine/core';
import { Navigate, NavLink, useParams } from 'react-router';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Answer } from '../../ui/states.tsx';
import { SECTIONS, type SettingsSection } from './sections.tsx';
import classes from './settings.module.css';

/** What the administrator sets once, and looks at when something does not leave or arrive. Each section is an address. */
export function SettingsScreen() {
  const { may } = useDesk();
  const { section: slug } = useParams();
  const section = SECTIONS.find((one) => one.slug === slug);
  if (!may('settings.get')) {
    return (
      <Screen title="Paramètres">
        <Notice tone="ink">Seule une personne administratrice peut voir et changer les paramètres.</Notice>
      </Screen>
    );
  }
  if (!section) return <Navigate to={`/parametres/${SECTIONS[0]?.slug}`} replace />;
  return (
    // a new section is a new arrival: its heading takes the focus
    <Screen key={section.slug} title={section.word} above="Paramètres" below={section.below}>
      <div className={classes.frame}>
        <nav aria-label="Sections des paramètres" className={classes.sections}>
          {SECTIONS.map(({ slug: to, word, icon: Icon }) => (
            <NavLink key={to} to={`/parametres/${to}`} className={classes.section}>
              <Icon aria-hidden size={18} stroke={1.75} />
              {word}
            </NavLink>
          ))}
        </nav>
        <Panels section={section} />
      </div>
    </Screen>
  );
}

function Panels({ section }: { section: SettingsSection }) {
  const asked = useOperation('settings.get', {});
  return (
    <Answer asked={asked} waiting={<Placeholder />}>
      {(settings) => (
        <div className={classes.settings}>
          {section.panels.map((Panel, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the panels of a section are always the same, in the same order
            <Panel key={place} settings={settings} />
          ))}
        </div>
      )}
    </Answer>
  );
}

const Placeholder = () => (
  <div className={classes.settings} role="status" aria-label="Chargement des paramètres">
    <Skeleton height={230} radius="lg" />
    <Skeleton height={230} radius="lg" />
  </div>
);
