import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import {
  IconCheck,
  IconDeviceDesktop,
  IconDeviceMobile,
  IconKey,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSelector,
  IconSun,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { OwnPassword } from '../features/staff/OwnPassword.tsx';
import { OwnSecondFactor } from '../features/staff/OwnSecondFactor.tsx';
import { ROLE_NAMES } from '../features/staff/roles.ts';
import { useHost } from '../host/host.ts';
import { useDesk } from './desk-context.ts';
import classes from './UserMenu.module.css';

const SCHEMES: { value: MantineColorScheme; word: string; icon: typeof IconSun }[] = [
  { value: 'light', word: 'Clair', icon: IconSun },
  { value: 'dark', word: 'Sombre', icon: IconMoon },
  { value: 'auto', word: 'Système', icon: IconDeviceDesktop },
];

/** Who one is, how the window looks (kept on this machine), and the way out. */
export function UserMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { me } = useDesk();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leave = useSignOut();
  const [changing, setChanging] = useState(false);
  const [securing, setSecuring] = useState(false);
  return (
    <>
      <Menu position="top-start" width={250}>
        <Menu.Target>
          <button type="button" className={classes.user}>
            <span aria-hidden className={classes.initials}>
              {initialsOf(me.name)}
            </span>
            <span className={classes.words}>
              <span className={classes.name} title={me.name}>
                {me.name}
              </span>
              <span className={classes.role}>{ROLE_NAMES[me.role]}</span>
            </span>
            <IconSelector aria-hidden size={18} stroke={1.75} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Apparence</Menu.Label>
          {SCHEMES.map(({ value, word, icon: Icon }) => (
            <Menu.Item
              key={value}
              leftSection={<Icon aria-hidden size={17} stroke={1.75} />}
              rightSection={colorScheme === value && <IconCheck aria-hidden size={16} />}
              aria-current={colorScheme === value}
              onClick={() => setColorScheme(value)}
            >
              {word}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconKeyboard aria-hidden size={17} stroke={1.75} />} rightSection={<kbd>?</kbd>} onClick={onShortcuts}>
            Raccourcis clavier
          </Menu.Item>
          <Menu.Item leftSection={<IconKey aria-hidden size={17} stroke={1.75} />} onClick={() => setChanging(true)}>
            Changer mon mot de passe
          </Menu.Item>
          <Menu.Item leftSection={<IconDeviceMobile aria-hidden size={17} stroke={1.75} />} onClick={() => setSecuring(true)}>
            Double authentification
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout aria-hidden size={17} stroke={1.75} />} onClick={() => void leave()}>
            Se déconnecter
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <OwnPassword opened={changing} onClose={() => setChanging(false)} />
      {securing && <OwnSecondFactor onClose={() => setSecuring(false)} />}
    </>
  );
}

/** Ends the session at the service too; a service that does not answer is no reason to stay. */
export function useSignOut(): () => Promise<void> {
  const { call, session, queries } = useHost();
  const go = useNavigate();
  return async () => {
    // Whoever comes next begins at the beginning; whoever is asked about unsaved typing is still here.
    await go('/');
    if (!['', '#/'].includes(window.location.hash)) return;
    await call('staff.signOut', {}).catch(() => undefined);
    session.close();
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'office.state' && queryKey[0] !== 'sites.list' });
  };
}

const initialsOf = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
