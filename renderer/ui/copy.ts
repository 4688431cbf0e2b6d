/**
 * Puts a text on the clipboard. Gives whether it worked. Through a selection and not `navigator.clipboard`: the window
 * refuses every permission that a page can ask for, that one included (ELE-2.7).
 */
export function copyText(text: string): boolean {
  const sheet = document.createElement('textarea');
  sheet.value = text;
  sheet.setAttribute('aria-hidden', 'true');
  sheet.style.position = 'fixed';
  sheet.style.opacity = '0';
  const before = document.activeElement;
  document.body.append(sheet);
  sheet.select();
  const copied = document.execCommand('copy');
  sheet.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}
