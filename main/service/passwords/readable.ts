import { randomInt } from 'node:crypto';

/** No 0 O, 1 I L: what is read aloud or from paper is typed right. About 4.95 bits each. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';
const GROUP = 5;

/** So many groups of five characters, drawn by the system's own chance: `k7m2p-x4hqd`. */
export function makeReadable(groups: number): string {
  const group = () => Array.from({ length: GROUP }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}

/** What was typed as it is hashed: spaces, hyphens and case forgiven. Null when it has another shape. */
export function canonicalReadable(typed: string, groups: number): string | null {
  if (typed.length > 100) return null;
  const bare = typed.replace(/[\s\u2010-\u2015-]/g, '').toLowerCase();
  return bare.length === groups * GROUP && [...bare].every((letter) => ALPHABET.includes(letter)) ? bare : null;
}
