import { searchable } from './search.ts';

const MAX_NAME = 20;
/** No 0 (read as O) and no 1 (read as l or I). */
const DIGITS = '23456789';

/** Words that stand before a name without being it: « de La Rochefoucauld » enters as ROCHEFOUCAULD. */
const PARTICLES = new Set('de du des d la le les l von van der den di da dos el al ben'.split(' '));

/**
 * An identifier after a site's pattern: `{NOM}` the last name in plain capitals, 20 letters at most, without particles; `{0000}` that
 * many digits, each hard to mistake for a letter. `draw` gives a whole number from 0 below its argument.
 */
export const identifierAfter = (pattern: string, lastName: string, draw: (below: number) => number): string =>
  pattern.replaceAll('{NOM}', () => plainName(lastName)).replace(/\{(0+)\}/g, (_, zeros: string) => digits(zeros.length, draw));

/** What an identifier will look like, always with the same digits. */
export const exampleIdentifier = (pattern: string, lastName: string): string => {
  let next = 2;
  return identifierAfter(pattern, lastName, () => next++ % DIGITS.length);
};

/** Why a pattern cannot be used; null when it can. What is typed at the login forgives spaces and case, nothing else. */
export function patternProblem(pattern: string): string | null {
  if (!/\{0{3,8}\}/.test(pattern)) return 'Le modèle contient au moins {000} : sans chiffres, deux familles du même nom auraient le même.';
  const rest = pattern.replaceAll('{NOM}', '').replace(/\{0{3,8}\}/g, '');
  if (/[{}]/.test(rest)) return 'Seuls {NOM} et des zéros ({0000}) s’écrivent entre accolades.';
  if (!/^[A-Za-z0-9._-]*$/.test(rest)) return 'Autour des accolades : des lettres sans accent, des chiffres, le point, le tiret.';
  if (/[01OIl]/.test(rest)) return 'Évitez 0, 1, O, I et l : ils se confondent à la lecture.';
  return null;
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

const digits = (count: number, draw: (below: number) => number): string =>
  Array.from({ length: count }, () => DIGITS[draw(DIGITS.length)]).join('');
