// The page of a payment that waits: looks now and then whether something has come of it, and then shows it. It stops after ten minutes.
(() => {
  const waiting = document.querySelector('[data-waiting-payment="waiting"]');
  if (!waiting) return;
  const pauses = [3, 5, 8, 10, 15, 20];
  const end = Date.now() + 10 * 60_000;
  let looked = 0;

  const look = async () => {
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
    if (Date.now() > end) return;
    setTimeout(look, 1000 * (pauses[looked++] ?? 30));
  };
  wait();
})();
