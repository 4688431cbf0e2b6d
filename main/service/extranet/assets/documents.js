// The import of documents: the button Parcourir with the names of what was chosen, and a warning before anything is sent.
const picker = document.querySelector('.file-field input[type="file"]');
if (picker) {
  const form = picker.form;
  const field = picker.closest('.file-field');
  const names = document.createElement('span');
  names.className = 'chosen';
  names.setAttribute('role', 'status');
  const browse = document.createElement('label');
  browse.className = 'button browse';
  browse.htmlFor = picker.id;
  browse.textContent = 'Parcourir';
  const row = document.createElement('div');
  row.className = 'file-row';
  picker.before(row);
  row.append(picker, browse, names);
  picker.classList.add('covered');

  const ko = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });
  const tell = () => {
    names.textContent =
      [...picker.files].map((file) => `${file.name} (${ko.format(Math.ceil(file.size / 1024))}\u00a0Ko)`).join(', ') ||
      'Aucun fichier choisi';
    warn(problemOf([...picker.files]));
  };

  const problemOf = (files) => {
    const big = files.find((file) => file.size > Number(picker.dataset.bytes));
    if (big) return `Ce fichier dépasse 2\u00a0Mo\u00a0: «\u00a0${big.name}\u00a0». Réduisez-le, ou choisissez-en un autre.`;
    const other = files.find((file) => !/\.(jpe?g|png|pdf)$/i.test(file.name));
    if (other) return `«\u00a0${other.name}\u00a0» n’est pas au format JPEG, JPG, PNG ou PDF. Choisissez-en un autre.`;
    if (files.length > Number(picker.dataset.files)) return `Choisissez ${picker.dataset.files} fichiers au plus à la fois.`;
    return '';
  };

  const warning = document.createElement('p');
  warning.className = 'under error';
  warning.id = `${picker.id}-warning`;
  warning.setAttribute('role', 'alert');
  field.append(warning);
  const before = picker.getAttribute('aria-describedby');
  const warn = (problem) => {
    warning.textContent = problem;
    // what the service said was about the file before this one
    if (picker.files.length > 0) document.getElementById(`${picker.id}-error`)?.remove();
    const about = [problem && warning.id, document.getElementById(before ?? '') && before].filter(Boolean).join(' ');
    if (about) picker.setAttribute('aria-describedby', about);
    else picker.removeAttribute('aria-describedby');
    if (about) picker.setAttribute('aria-invalid', 'true');
    else picker.removeAttribute('aria-invalid');
    field.classList.toggle('is-wrong', about !== '');
  };

  picker.addEventListener('change', tell);
  addEventListener('pageshow', tell);
  // before the form counts as sent (forms.js)
  document.addEventListener(
    'submit',
    (event) => {
      if (event.target !== form || problemOf([...picker.files]) === '') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      picker.focus();
    },
    true,
  );

  // the date, and several files at once, only where the chosen document asks for them
  const piece = form.elements.piece;
  const dated = form.querySelector('[data-dated]');
  const suit = () => {
    const chosen = piece.selectedOptions[0];
    picker.multiple = chosen?.dataset.several !== undefined;
    if (dated) dated.hidden = chosen?.dataset.dated === undefined && !dated.querySelector('.is-wrong');
  };
  piece.addEventListener('change', suit);
  addEventListener('pageshow', suit);
}
