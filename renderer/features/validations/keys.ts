/** What one key does on the request at hand. */
export type KeyAction =
  | 'accept'
  | 'correct'
  | 'refuse'
  | 'next-field'
  | 'previous-field'
  | 'finish'
  | 'undo'
  | 'tick'
  | 'first'
  | 'previous'
  | 'next'
  | 'last';

export interface Key {
  key: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** Where the key was struck: in a text, on something that Enter already presses, or elsewhere. */
export type Place = 'text' | 'control' | 'elsewhere';

const LETTERS: Record<string, KeyAction> = { a: 'accept', c: 'correct', r: 'refuse', j: 'next-field', k: 'previous-field', x: 'tick' };
const ALT: Record<string, KeyAction> = { Home: 'first', ArrowLeft: 'previous', ArrowRight: 'next', End: 'last' };

/**
 * What a key means in the validations, or null. In a text only Ctrl/Cmd+Enter acts, and Ctrl/Cmd+Z stays the text's; on a button Enter is the button's.
 * `singleKeys` false leaves letters alone (WCAG 2.1.4).
 */
export function keyAction({ key, altKey, ctrlKey, metaKey }: Key, place: Place, singleKeys: boolean): KeyAction | null {
  if (key === 'Enter' && (ctrlKey || metaKey)) return 'finish';
  if (place === 'text') return null;
  if (key === 'z' && (ctrlKey || metaKey)) return 'undo';
  if (ctrlKey || metaKey) return null;
  if (altKey) return ALT[key] ?? null;
  if (key === 'ArrowDown') return 'next-field';
  if (key === 'ArrowUp') return 'previous-field';
  if (key === 'Enter') return place === 'elsewhere' ? 'finish' : null;
  return singleKeys ? (LETTERS[key.toLowerCase()] ?? null) : null;
}

const TEXT = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]';
const CONTROL = 'button, a[href], summary, [role=button], [role=menuitem], [role=option]';
/** A dialog that lies over the screen keeps its keys for itself. */
const OVER = '[role=dialog], dialog, [role=menu], [role=listbox]';

/** Tells the place of a struck key; null inside a dialog or a menu. */
export function placeOf(target: Pick<Element, 'closest'>): Place | null {
  if (target.closest(OVER)) return null;
  if (target.closest(TEXT)) return 'text';
  return target.closest(CONTROL) ? 'control' : 'elsewhere';
}
