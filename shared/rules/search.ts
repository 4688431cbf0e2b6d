import type { GuardianValues } from './guardian-fields.ts';

/** Letters that Unicode does not take apart, as people type them on another keyboard. */
const PLAIN: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

/** Text as the search compares it: lower case, no accents, words of letters and digits with one space between. */
export const searchable = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæßøłđðþı]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The words of a search, each once, at most eight; none when nothing was typed. */
export const searchWords = (typed: string): string[] => [...new Set(searchable(typed).split(' '))].filter((w) => w !== '').slice(0, 8);

/** Whether a text made `searchable` holds every word of a search, in any order. */
export const holdsWords = (key: string, words: readonly string[]): boolean => words.every((word) => key.includes(word));

export interface FamilyWords {
  number: string;
  /** The responsable first: the list is ordered by this key. */
  guardians: readonly Pick<GuardianValues, 'lastName' | 'firstName' | 'birthName' | 'email' | 'phoneMobile' | 'phoneHome' | 'phoneWork'>[];
  students: readonly { lastName: string; firstName: string }[];
  identifiers: readonly string[];
}

/**
 * What a family is found by: names, students, number, identifiers, e-mails and phones (as dialled in France), kept in
 * `family.search_key`. It starts with the responsable's name, so that ordering by it forgives accents too.
 */
export function familySearchKey({ number, guardians, students, identifiers }: FamilyWords): string {
  const parts = guardians.flatMap((g) => [g.lastName, g.firstName, g.birthName]);
  parts.push(...students.flatMap((s) => [s.lastName, s.firstName]), number, ...identifiers);
  parts.push(...guardians.flatMap((g) => [g.email, ...[g.phoneMobile, g.phoneHome, g.phoneWork].map(dialled)]));
  return searchable(parts.filter((part) => part !== null).join(' '));
}

/** `+33612345678` as `0612345678`: its pairs, typed one by one, are found in it too. */
const dialled = (phone: string | null): string | null => phone?.replace(/^\+33/, '0') ?? null;
