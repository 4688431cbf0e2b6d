// A form is sent once, however often its button is pressed.
for (const form of document.querySelectorAll('form[method="post"]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 'yes';
    for (const button of form.querySelectorAll('button[type="submit"]')) button.setAttribute('aria-disabled', 'true');
  });
}

// A page that comes back from the browser's memory can be sent again.
addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll('form[data-sent]')) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll('[aria-disabled]')) button.removeAttribute('aria-disabled');
  }
});

// A page shown in answer to a login stands under its own address again (drafts).
const ownAddress = document.querySelector('form[data-address]')?.dataset.address;
if (ownAddress && location.pathname !== ownAddress) history.replaceState(null, '', ownAddress);

// The password beside the e-mail address is asked for once the address is another.
const email = document.querySelector('#fiche [name="email"]');
const passwordForEmail = document.querySelector('.for-email');
if (email && passwordForEmail) {
  const before = JSON.parse(document.querySelector('#fiche [name="shown"]').value).email;
  const toggle = () => {
    passwordForEmail.hidden = email.value.trim() === before && !passwordForEmail.classList.contains('is-wrong');
  };
  email.addEventListener('input', toggle);
  toggle();
}
