// The page of a payment that waits: looks now and then whether something has come of it, and then shows it. It rests after ten minutes, until
// one comes back to it: on a phone it lies behind the bank's own application meanwhile.
(() => {
  const waiting = document.querySelector('[data-waiting-payment="waiting"]');
  if (!waiting) return;
  const pauses = [3, 5, 8, 10, 15, 20];
  let end = Date.now() + 10 * 60_000;
  let looked = 0;
  let timer = 0;

  const look = async () => {
    timer = 0;
    try {
      const answer = await fetch(location.href, { credentials: 'same-origin', cache: 'no-store', redirect: 'error' });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (answer.ok && !page.querySelector('[data-waiting-payment="waiting"]')) return location.reload();
    } catch {
      // no network for a moment, or the session is over: the next look will tell
    }
    wait();
  };
  const wait = () => {
    if (timer || Date.now() > end) return;
    timer = setTimeout(look, 1000 * (pauses[looked++] ?? 30));
  };
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    clearTimeout(timer);
    timer = 0;
    looked = 0;
    end = Date.now() + 10 * 60_000;
    look();
  });
  wait();
})();
