// Two minutes before the session ends, it says so and can be prolonged with one key (SEC-1.9). Other tabs of the same browser count.
const warning = document.getElementById('session-warning');
if (warning) {
  const WARNING_MS = 2 * 60_000;
  const idleMs = Number(warning.dataset.idleMinutes) * 60_000;
  const form = warning.querySelector('form');
  const text = document.getElementById('session-warning-text');
  const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('portee-session') : null;
  let timers = [];

  const restart = () => {
    for (const timer of timers) clearTimeout(timer);
    if (warning.open) warning.close();
    timers = [setTimeout(warn, Math.max(idleMs - WARNING_MS, 0)), setTimeout(tellTheEnd, idleMs)];
  };
  const warn = () => {
    if (document.querySelector('dialog:modal')) return;
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
