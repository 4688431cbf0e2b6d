// Two minutes before the session ends, it says so and can be prolonged with one key (SEC-1.9). Other tabs of the same browser count.
const warning = document.getElementById('session-warning');
if (warning) {
  const WARNING_MS = 2 * 60_000;
  const idleMs = Number(warning.dataset.idleMs);
  // the last end cannot be put off: counted from when the page came
  const lastEnd = performance.now() + Number(warning.dataset.absoluteMs);
  const form = warning.querySelector('form');
  const text = document.getElementById('session-warning-text');
  const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('portee-session') : null;
  let timers = [];

  const restart = () => {
    for (const timer of timers) clearTimeout(timer);
    if (warning.open) warning.close();
    const left = lastEnd - performance.now();
    const isLast = left <= idleMs;
    const ms = Math.min(idleMs, left);
    // a timer holds 24 days at the most, far more than a session
    timers = [setTimeout(() => warn(isLast), Math.max(ms - WARNING_MS, 0)), setTimeout(tellTheEnd, Math.max(ms, 0))];
  };
  const warn = (isLast) => {
    if (document.querySelector('dialog:modal')) return;
    if (isLast) {
      text.textContent =
        'Pour votre sécurité, elle ne peut pas durer plus longtemps\u00a0: elle prendra fin dans 2 minutes. Enregistrez ce que vous avez saisi, puis reconnectez-vous.';
      form.querySelector('button').textContent = 'Fermer';
      form.dataset.last = 'yes';
    }
    warning.showModal();
    form.querySelector('button').focus();
  };
  const tellTheEnd = () => {
    document.getElementById('session-warning-title').textContent = 'Votre session est terminée';
    const isTyping = document.querySelector('main form[method="post"]') !== null;
    text.textContent = isTyping
      ? 'Ce que vous avez saisi est encore à l’écran. Envoyez le formulaire\u00a0: après vous être reconnecté, vous le retrouverez rempli.'
      : 'Pour continuer, reconnectez-vous.';
    form.querySelector('button').textContent = isTyping ? 'Fermer' : 'Me reconnecter';
    form.dataset.over = 'yes';
    if (!warning.open) warning.showModal();
  };

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    delete form.dataset.sent;
    form.querySelector('button').removeAttribute('aria-disabled');
    if (form.dataset.last && !form.dataset.over) return warning.close();
    if (form.dataset.over) {
      warning.close();
      if (!document.querySelector('main form[method="post"]')) location.reload();
      return;
    }
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }).catch(() => null);
    if (answer?.ok) {
      restart();
      tabs?.postMessage('used');
    } else tellTheEnd();
  });
  tabs?.addEventListener('message', restart);
  tabs?.postMessage('used');
  restart();
}
