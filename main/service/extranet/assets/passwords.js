// A button that shows what is typed in a password field.
for (const field of document.querySelectorAll('.field.password')) {
  const input = field.querySelector('input');
  const label = field.querySelector('.label');
  const wrap = document.createElement('div');
  const button = document.createElement('button');
  wrap.className = 'with-eye';
  button.type = 'button';
  button.className = 'eye';
  label.id = `${input.id}-label`;
  button.setAttribute('aria-describedby', label.id);
  const say = () => {
    const isHidden = input.type === 'password';
    button.textContent = isHidden ? 'Afficher' : 'Masquer';
  };
  button.addEventListener('click', () => {
    input.type = input.type === 'password' ? 'text' : 'password';
    say();
  });
  input.replaceWith(wrap);
  wrap.append(input, button);
  say();
  // never sent, nor kept by the browser, as an ordinary text
  input.form.addEventListener('submit', () => {
    input.type = 'password';
    say();
  });
}

// The strength of a new password, in words; the service alone decides.
const judged = document.querySelector('.field.judged input');
const rules = document.getElementById('password-rules');
if (judged && rules) {
  const verdict = document.createElement('div');
  const words = document.createElement('span');
  verdict.className = 'strength';
  verdict.innerHTML = '<span class="strength-bars" aria-hidden="true"><i></i><i></i><i></i><i></i></span>';
  words.setAttribute('role', 'status');
  verdict.append(words);
  judged.closest('.field').append(verdict);
  judged.addEventListener('input', () => {
    const { level, sentence } = judge(judged.value.normalize('NFC'), Number(rules.dataset.min));
    verdict.dataset.level = level;
    words.textContent = sentence;
  });
}

function judge(text, least) {
  const length = [...text].length;
  if (length === 0) return { level: 0, sentence: '' };
  if (length < least)
    return { level: 1, sentence: `Trop court\u00a0: encore ${least - length} ${least - length > 1 ? 'caractères' : 'caractère'}` };
  const different = new Set(text.toLowerCase()).size;
  if (different < 6) return { level: 1, sentence: 'Trop simple\u00a0: les mêmes caractères reviennent' };
  if (/^[^\s]+\d{0,4}$/.test(text) && /(.{3,})\1|0123|1234|2345|3456|azert|qwert|abcd|soleil|bonjour|motdepasse/i.test(text))
    return { level: 2, sentence: 'Faible\u00a0: une suite ou une répétition se devine' };
  return length >= least + 4 && different >= 9 ? { level: 4, sentence: 'Solide' } : { level: 3, sentence: 'Correct' };
}
