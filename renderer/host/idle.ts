// SEC-1.14: a desk left alone locks itself. The service counts too, but what arrives by itself keeps its session awake.

const MINUTE = 60_000;

/** Whether nobody has touched the keyboard or the mouse for so many minutes (both instants in milliseconds). */
export const isLeftAlone = (lastTouch: number, now: number, minutes: number): boolean => now - lastTouch >= minutes * MINUTE;

/** Calls `leave` once the desk has been left alone for so many minutes. Gives the function that stops watching. */
export function watchDesk(target: EventTarget, minutes: number, leave: () => void): () => void {
  let lastTouch = Date.now();
  const touched = () => {
    lastTouch = Date.now();
  };
  const kinds = ['keydown', 'pointerdown', 'pointermove', 'wheel'];
  for (const kind of kinds) target.addEventListener(kind, touched, { passive: true, capture: true });
  const timer = setInterval(() => {
    if (isLeftAlone(lastTouch, Date.now(), minutes)) leave();
  }, MINUTE / 4);
  return () => {
    clearInterval(timer);
    for (const kind of kinds) target.removeEventListener(kind, touched, { capture: true });
  };
}
