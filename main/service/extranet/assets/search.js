// The list under « Rechercher » narrows as one types. Without a script its button asks the service, which compares in the same way
// (shared/rules/search.ts).
const PLAIN = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };
const wordsOf = (text) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæßøłđðþı]/g, (letter) => PLAIN[letter])
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, 8);

for (const form of document.querySelectorAll('form[data-search]')) {
  const input = form.elements.recherche;
  const count = document.querySelector('[data-count]');
  let list = document.querySelector('[data-searched]');
  // a page that was asked for with words holds only what has them
  let whole = input.defaultValue === '' ? Promise.resolve() : null;

  const narrow = async () => {
    whole ??= fetch(form.action).then(async (answer) => {
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-searched]');
      if (!page) throw new Error('the list is no longer there');
      list.replaceWith(page);
      list = page;
    });
    await whole;
    keepPlace(list);
    const words = wordsOf(input.value);
    const rows = [...list.querySelectorAll('[data-words]')];
    for (const row of rows) row.hidden = !words.every((word) => row.dataset.words.includes(word));
    const found = rows.filter((row) => !row.hidden).length;
    list.querySelector('.no-result')?.remove();
    if (found === 0) list.append(noResult(input.value.trim(), form));
    const noun = found < 2 ? form.dataset.one : form.dataset.many;
    count.textContent = found === rows.length ? `${found} ${form.dataset.many}` : `${found} ${noun} sur ${rows.length}`;
  };
  const search = () => narrow().catch(() => form.submit());
  const show = () => {
    const typed = input.value.trim();
    history.replaceState(null, '', typed ? `?recherche=${encodeURIComponent(typed)}` : location.pathname);
  };

  input.addEventListener('input', search);
  // the address follows, so that one comes back to what one had found
  input.addEventListener('change', show);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    show();
    search();
  });
  document.addEventListener('click', (event) => {
    if (!event.target.closest('.no-result a')) return;
    event.preventDefault();
    input.value = '';
    show();
    search();
    input.focus();
  });
  addEventListener('pageshow', () => {
    if (input.value !== input.defaultValue) search();
  });
}

/** Columns and height stay as they are with all the rows, whatever is left of them. */
function keepPlace(list) {
  if (list.style.minHeight) return;
  const table = list.querySelector('table');
  const heads = [...(table?.querySelectorAll('th') ?? [])].map((head) => [head, (head.offsetWidth / table.offsetWidth) * 100]);
  // cards have no columns
  if (table && getComputedStyle(table).display === 'table') {
    for (const [head, share] of heads) head.style.width = `${share}%`;
    table.style.tableLayout = 'fixed';
  }
  list.style.minHeight = `${list.getBoundingClientRect().height}px`;
}

/** As the service writes it (search.tsx). */
function noResult(typed, form) {
  const [box, sentence, way, link] = ['div', 'p', 'p', 'a'].map((name) => document.createElement(name));
  box.className = 'no-result';
  sentence.className = 'nothing quiet';
  sentence.textContent = `Aucun résultat pour «\u00a0${typed}\u00a0».`;
  link.href = form.action;
  link.textContent = `Afficher toutes les ${form.dataset.many}`;
  way.append(link);
  box.append(sentence, way);
  return box;
}
