import { Kbd, Modal, Switch } from '@mantine/core';
import { useLocation } from 'react-router';
import { useHost } from '../host/host.ts';
import { useSingleKeys } from '../ui/single-keys.ts';
import classes from './Shortcuts.module.css';
import { type ShortcutGroup, shortcutsFor } from './shortcut-groups.ts';

/** All that one key does, and the switch for those whom letters alone disturb. */
export function Shortcuts({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [singleKeys, setSingleKeys] = useSingleKeys();
  const { pathname } = useLocation();
  return (
    <Modal opened={opened} onClose={onClose} title="Raccourcis clavier">
      {shortcutsFor(pathname).map(({ title, keys }) => (
        <Group key={title} title={title} keys={keys} />
      ))}
      <Switch
        mt="md"
        label="Raccourcis à une seule touche"
        description="A, C, R, J, K, O, T, X, +, −, 0 et ? agissent sans Ctrl ni Alt."
        checked={singleKeys}
        onChange={(event) => setSingleKeys(event.currentTarget.checked)}
      />
    </Modal>
  );
}

/** As the keys of a Mac are called. */
const MAC: Record<string, string> = { Ctrl: '⌘', Alt: '⌥' };

const Group = ({ title, keys }: { title: string; keys: ShortcutGroup['keys'] }) => {
  const mac = useHost().portee.platform === 'darwin';
  return (
    <>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.list}>
        {keys.map(([names, what]) => (
          <div key={what} className={classes.line}>
            <dt>
              {names.map((name) => (
                <Kbd key={name}>{mac ? (MAC[name] ?? name) : name}</Kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </>
  );
};
