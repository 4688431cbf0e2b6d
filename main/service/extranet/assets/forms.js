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

// A list shows one line of what is chosen; on a small phone the end is cut off, which is where the names of sites differ.
for (const select of document.querySelectorAll('form.stack select.control')) {
  const whole = document.createElement('p');
  whole.className = 'under quiet whole-choice';
  // said already by the list itself
  whole.setAttribute('aria-hidden', 'true');
  const pen = document.createElement('canvas').getContext('2d');
  const tell = () => {
    const chosen = select.selectedOptions[0]?.textContent ?? '';
    const style = getComputedStyle(select);
    pen.font = style.font;
    const arrow = 24;
    const room = select.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight) - arrow;
    whole.textContent = `Choisi : ${chosen}`;
    whole.hidden = pen.measureText(chosen).width <= room;
  };
  select.after(whole);
  select.addEventListener('change', tell);
  addEventListener('resize', tell);
  addEventListener('pageshow', tell);
  document.fonts.ready.then(tell);
}
