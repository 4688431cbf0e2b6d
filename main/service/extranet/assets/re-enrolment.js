// The boxes of the re-enrolment exclude each other at once, and say so; a whole curriculum ticks its courses.
const answers = document.getElementById('champ-answer');
if (answers) {
  const told = document.getElementById('boxes-told');
  const boxes = [...answers.querySelectorAll('[data-kind]')];
  const NAMES = {
    administrative: 'Réinscription administrative',
    courses: 'les cours',
    none: 'Ne se réinscrit pas',
  };

  const empty = (kind) => {
    const others = boxes.filter((box) => box.checked && box.dataset.kind !== kind);
    for (const box of others) box.checked = false;
    const names = new Set(others.map((box) => NAMES[box.dataset.kind]));
    told.textContent = names.size > 0 ? `Décoché\u00a0: ${[...names].join(', ')}.` : '';
  };
  const partsOf = (whole) => boxes.filter((box) => box.dataset.part === whole);

  answers.addEventListener('change', ({ target }) => {
    const { kind, whole, part } = target.dataset;
    if (!kind) return;
    if (target.checked) empty(kind);
    if (whole) for (const box of partsOf(whole)) box.checked = target.checked;
    if (part && !target.checked) {
      const curriculum = boxes.find((box) => box.dataset.whole === part);
      if (curriculum) curriculum.checked = false;
    }
  });
}

// How many characters are left: seen at each key, said aloud only where it begins to matter.
for (const area of document.querySelectorAll('textarea[data-max]')) {
  const count = document.getElementById(`${area.id}-count`);
  const told = document.getElementById(`${area.id}-told`);
  const max = Number(area.dataset.max);
  const inThousands = (number) => number.toLocaleString('fr-FR');
  let before = max - area.value.length;
  area.addEventListener('input', () => {
    const left = max - area.value.length;
    const many = Math.abs(left) > 1 ? 's' : '';
    count.textContent = left < 0 ? `${inThousands(-left)} caractère${many} de trop.` : `Encore ${inThousands(left)} caractère${many}.`;
    if ([100, 20, 0].some((step) => before > step && left <= step) || (left < 0 && before >= 0)) told.textContent = count.textContent;
    before = left;
  });
}
