import { useEffect } from 'react';
import { useSingleKeys } from '../../ui/single-keys.ts';
import { placeOf } from '../validations/keys.ts';

/** Keys that act wherever the focus is on the screen, but in a text or a dialog; letters only where one has not switched them off (WCAG 2.1.4). */
export function useViewerKeys(acts: Readonly<Record<string, () => void>>): void {
  const [singleKeys] = useSingleKeys();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const place = event.target instanceof Element ? placeOf(event.target) : null;
      if (!singleKeys || !place || place === 'text' || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      const act = acts[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
