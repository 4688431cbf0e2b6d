// A message that OK closes (messages.tsx) becomes a modal dialog: it takes the focus, keeps it, and gives it back.
for (const dialog of document.querySelectorAll('dialog[data-message]')) {
  const link = dialog.querySelector('.actions a');
  const page = link.getAttribute('href');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = link.className;
  button.textContent = 'OK';
  link.replaceWith(button);
  dialog.removeAttribute('open');
  dialog.showModal();
  button.focus();
  button.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    // so that reloading the page does not say it again
    if (page.startsWith('/')) history.replaceState(null, '', page);
    const next = document.getElementById(dialog.dataset.then) ?? document.getElementById('contenu');
    dialog.remove();
    next?.focus();
  });
}

// Without a message to close first, what is wrong in a form is where one starts.
if (!document.querySelector('dialog:modal')) document.querySelector('[data-focus]')?.focus();
