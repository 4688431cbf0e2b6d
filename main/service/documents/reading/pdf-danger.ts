import { unescaped } from './pdf-values.ts';

/** What a page to look at never needs: programs, other files inside or outside, sending, playing (UPL-3.4). Links to a web address are not here. */
const ACTIVE = [
  ...['JavaScript', 'JS', 'Launch', 'SubmitForm', 'ImportData', 'GoToR', 'GoToE', 'Rendition', 'Movie', 'Sound', 'GoTo3DView'],
  ...['EmbeddedFile', 'EmbeddedFiles', 'FileAttachment', 'EF', 'Collection', 'XFA'],
  ...['RichMedia', 'RichMediaContent', 'RichMediaSettings', 'RichMediaExecute', '3D', 'U3D', 'PRC'],
];
const names = new Set(ACTIVE.map((name) => `/${name}`));

/** Shorter ones turn up by chance among the bytes of a picture. */
const SURE_LENGTH = 5;
const ANYWHERE = new RegExp(
  `/(?:${ACTIVE.filter((name) => name.length >= SURE_LENGTH).join('|')}|XFA)(?=[\\0\\t\\n\\f\\r ()<>[\\]{}/%]|$)|\\bjavascript:`,
  'i',
);
const ESCAPED = /\/[^\0\t\n\f\r ()<>[\]{}/%#]*#[0-9a-f]{2}[^\0\t\n\f\r ()<>[\]{}/%]*/gi;

/** Whether an object with this name makes the file active. */
export const isActiveName = (name: string): boolean => names.has(name);

/** Whether such a name stands anywhere in a text of bytes, be it where no object should be. */
export function hasActiveName(text: string): boolean {
  if (ANYWHERE.test(text)) return true;
  for (const [name] of text.matchAll(ESCAPED)) if (names.has(unescaped(name))) return true;
  return false;
}
