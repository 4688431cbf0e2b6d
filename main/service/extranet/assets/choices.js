// A box under a choice goes with it: to tick one makes the choice, to choose otherwise unticks them.
for (const box of document.querySelectorAll('input[type="checkbox"][data-of]')) {
  const group = box.closest('fieldset');
  const choices = group.querySelectorAll('input[type="radio"]');
  box.addEventListener('change', () => {
    for (const choice of choices) if (box.checked && choice.value === box.dataset.of) choice.checked = true;
  });
  for (const choice of choices)
    choice.addEventListener('change', () => {
      if (choice.value !== box.dataset.of) box.checked = false;
    });
}
