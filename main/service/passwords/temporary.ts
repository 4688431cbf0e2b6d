import { randomInt } from 'node:crypto';

/** No 0 O, 1 I L: what is read aloud or from paper is typed right. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';
const GROUPS = 4;
const GROUP = 5;
const SHAPE = new RegExp(`^[${ALPHABET}]{${GROUPS * GROUP}}$`);

/** A temporary password such as `k7m2p-…-…-…`: 20 characters of 31, about 99 bits (SEC-1.3). */
export function makeTemporaryPassword(): string {
  const group = () => Array.from({ length: GROUP }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/**
 * What was typed as it is hashed when it may be a temporary password: spaces, hyphens and case forgiven.
 * Null when it has another shape. Depends on what was typed alone, so that known and unknown accounts cost the same (SEC-1.6).
 */
export function canonicalTemporary(typed: string): string | null {
  if (typed.length > 100) return null;
  const bare = typed.replace(/[\s\u2010-\u2015-]/g, '').toLowerCase();
  return SHAPE.test(bare) ? bare : null;
}
