import { Button, Kbd } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback, useEffect, useRef } from 'react';
import type { ValidationRow } from '../../../shared/contract/validations.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { useHost } from '../../host/host.ts';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import type { Finished } from './pane.ts';
import classes from './UndoNotice.module.css';

const NOTICE = 'validations-undo';
/** Long enough to read it, see the mistake and reach for the keys. */
const STANDS_MS = 10_000;

/**
 * Says that one thing is decided, and lets that be taken back for as long as the notice stands, by its button or by Ctrl/Cmd+Z. Only the
 * last decision: what lies further back is undone where it is read.
 */
export function useUndoNotice(onUndone: (row: ValidationRow) => void) {
  const { portee } = useHost();
  const last = useRef<{ undo: () => Promise<string>; row: ValidationRow } | null>(null);
  const undone = useRef(onUndone);
  useEffect(() => {
    undone.current = onUndone;
  });
  const undoLast = useCallback((): boolean => {
    if (!last.current) return false;
    const { undo, row } = last.current;
    last.current = null;
    notifications.hide(NOTICE);
    undo().then(
      (said) => {
        tellDone(said);
        undone.current(row);
      },
      (refusal: unknown) => tellRefused(refusal instanceof Refusal ? refusal : { message: 'Une erreur est survenue.' }),
    );
    return true;
  }, []);
  const sayFinished = useCallback(
    ({ said, undo }: Finished, row: ValidationRow | undefined) => {
      notifications.hide(NOTICE);
      last.current = undo && row ? { undo, row } : null;
      if (!undo || !row) return tellDone(said);
      const mine = last.current;
      notifications.show({
        id: NOTICE,
        color: 'green',
        autoClose: STANDS_MS,
        onClose: () => {
          if (last.current === mine) last.current = null;
        },
        message: (
          <span className={classes.notice}>
            {said}
            <Button size="compact-sm" variant="default" onClick={undoLast} rightSection={<Keys isMac={portee.platform === 'darwin'} />}>
              Annuler
            </Button>
          </span>
        ),
      });
    },
    [portee.platform, undoLast],
  );
  return { sayFinished, undoLast };
}

const Keys = ({ isMac }: { isMac: boolean }) => <Kbd size="xs">{isMac ? '⌘ Z' : 'Ctrl Z'}</Kbd>;
