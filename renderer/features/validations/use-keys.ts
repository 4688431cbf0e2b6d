import { useEffect } from 'react';
import { useSingleKeys } from '../../ui/single-keys.ts';
import { type KeyAction, keyAction, placeOf } from './keys.ts';

/**
 * Hears the keys of the validations, wherever the focus is on the screen; those of a dialog over it stay its own. `onAction` says whether it
 * took the key: the pane at hand is asked before the frame, which goes to the others of the queue.
 */
export function useKeys(onAction: (action: KeyAction) => boolean): void {
  const [singleKeys] = useSingleKeys();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const place = event.target instanceof Element ? placeOf(event.target) : null;
      if (!place || event.defaultPrevented || document.querySelector('dialog[open], [role=dialog]')) return;
      const action = keyAction(event, place, singleKeys);
      if (action && onAction(action)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
