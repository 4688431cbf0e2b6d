import { randomInt } from 'node:crypto';
import { searchable } from '../../../../shared/rules/search.ts';

const MAX_NAME = 20;
/** No 0 (read as O) and no 1 (read as l or I). */
const DIGITS = '23456789';

/** Words that stand before a name without being it: « de La Rochefoucauld » enters as ROCHEFOUCAULD. */
const PARTICLES = new Set([
  'de',
  'du',
  'des',
  'd',
  'la',
  'le',
  'les',
  'l',
  'von',
  'van',
  'der',
  'den',
  'di',
  'da',
  'dos',
  'el',
  'al',
  'ben',
]);

/**
 * An identifier drawn after the site's pattern: `{NOM}` the last name in plain capitals, 20 letters at most, without particles;
 * `{0000}` that many digits, each hard to mistake for a letter.
 */
export function drawIdentifier(pattern: string, lastName: string): string {
  return pattern.replaceAll('{NOM}', () => plainName(lastName)).replace(/\{(0+)\}/g, (_, zeros: string) => digits(zeros.length));
}

function plainName(lastName: string): string {
  const words = searchable(lastName)
    .split(' ')
    .map((word) => word.replace(/[^a-z]/g, ''))
    .filter((word) => word !== '');
  const proper = words.filter((word) => !PARTICLES.has(word));
  const name = (proper.length > 0 ? proper : words).join('').slice(0, MAX_NAME).toUpperCase();
  return name || 'FAMILLE';
}

const digits = (count: number): string => Array.from({ length: count }, () => DIGITS[randomInt(DIGITS.length)]).join('');
