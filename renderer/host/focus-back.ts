import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * A button at work is disabled, and what is disabled loses the keyboard: gives it back once the work is done, unless it has
 * gone elsewhere meanwhile. What is returned is called as the work begins. `instead` finds where to go when the button itself
 * is gone (« Bloquer » has become « Débloquer »).
 */
export function useFocusBack(busy: boolean, instead?: () => HTMLElement | null | undefined): () => void {
  const had = useRef<HTMLElement | null>(null);
  const remember = useCallback(() => {
    const { activeElement, body } = document;
    had.current = activeElement instanceof HTMLElement && activeElement !== body ? activeElement : null;
  }, []);
  useLayoutEffect(() => {
    if (busy || had.current === null) return;
    const { activeElement, body } = document;
    // a question that was answered is about to go too
    const isGoing = !had.current.isConnected || (instead !== undefined && had.current.closest('[role=dialog]') !== null);
    if (activeElement === null || activeElement === body || isGoing) (isGoing ? instead?.() : had.current)?.focus();
    had.current = null;
  }, [busy, instead]);
  return remember;
}
