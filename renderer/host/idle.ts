/** SEC-1.14: a desk left alone locks itself. The service counts too, but what arrives by itself keeps its session awake. */
export const IDLE_MINUTES = 15;

const MINUTE = 60_000;

/** Whether nobody has touched the keyboard or the mouse for long enough (both instants in milliseconds). */
export const isLeftAlone = (lastTouch: number, now: number): boolean => now - lastTouch >= IDLE_MINUTES * MINUTE;

/** Calls `leave` once the desk has been left alone. Gives the function that stops watching. */
export function watchDesk(target: EventTarget, leave: () => void): () => void {
  let lastTouch = Date.now();
  const touched = () => {
    lastTouch = Date.now();
  };
  const kinds = ['keydown', 'pointerdown', 'pointermove', 'wheel'];
  for (const kind of kinds) target.addEventListener(kind, touched, { passive: true, capture: true });
  const timer = setInterval(() => {
    if (isLeftAlone(lastTouch, Date.now())) leave();
  }, MINUTE / 4);
  return () => {
    clearInterval(timer);
    for (const kind of kinds) target.removeEventListener(kind, touched, { capture: true });
  };
}
