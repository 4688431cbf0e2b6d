import { useEffect } from 'react';
import { useSingleKeys } from '../../ui/single-keys.ts';
import { type KeyAction, keyAction, placeOf } from './keys.ts';

/** Hears the keys of the validations, wherever the focus is on the screen; those of a dialog over it stay its own. */
export function useKeys(onAction: (action: KeyAction) => void): void {
  const [singleKeys] = useSingleKeys();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const place = event.target instanceof Element ? placeOf(event.target) : null;
      if (!place || event.defaultPrevented || document.querySelector('dialog[open], [role=dialog]')) return;
      const action = keyAction(event, place, singleKeys);
      if (!action) return;
      event.preventDefault();
      onAction(action);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
