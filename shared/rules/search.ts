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

/** What stands before a name, or not, as people remember it: « de La Rochefoucauld », « Rochefoucauld ». */
const PARTICLES: ReadonlySet<string> = new Set(
  'd de du des l la le les von van der den di da do dos del della el al ben ibn saint st ste'.split(' '),
);

/** The words of a search without particles; the same words where nothing else was typed. */
export function withoutParticles(words: readonly string[]): readonly string[] {
  const others = words.filter((word) => !PARTICLES.has(word));
  return others.length > 0 ? others : words;
}

/** A name of several words in one: who types « legoff » means « Le Goff »; null where it is one word anyway. */
function inOne(name: string | null): string | null {
  const words = searchable(name ?? '').split(' ');
  return words.length > 1 ? words.join('') : null;
}

/** Whether a text made `searchable` holds every word of a search, in any order. */
export const holdsWords = (key: string, words: readonly string[]): boolean => words.every((word) => key.includes(word));

export interface FamilyWords {
  number: string;
  /** Numbers and identifiers of the files that went into this one: they are still asked for. */
  former?: readonly string[];
  /** The responsable first: the list is ordered by this key. */
  guardians: readonly Pick<GuardianValues, 'lastName' | 'firstName' | 'birthName' | 'email' | 'phoneMobile' | 'phoneHome' | 'phoneWork'>[];
  students: readonly { lastName: string; firstName: string }[];
  identifiers: readonly string[];
}

/**
 * What a family is found by: names, students, number, identifiers, e-mails and phones (as dialled in France), kept in
 * `family.search_key`. It starts with the responsable's name, so that ordering by it forgives accents too.
 */
export function familySearchKey({ number, former = [], guardians, students, identifiers }: FamilyWords): string {
  const parts = guardians.flatMap((g) => [g.lastName, g.firstName, g.birthName]);
  parts.push(...students.flatMap((s) => [s.lastName, s.firstName]), number, ...identifiers, ...former);
  parts.push(...guardians.flatMap((g) => [g.email, ...[g.phoneMobile, g.phoneHome, g.phoneWork].map(dialled)]));
  const names = [...guardians.flatMap((g) => [g.lastName, g.birthName]), ...students.map((s) => s.lastName)];
  parts.push(...new Set(names.map(inOne)));
  return searchable(parts.filter((part) => part !== null).join(' '));
}

/** `+33612345678` as `0612345678`: its pairs, typed one by one, are found in it too. */
const dialled = (phone: string | null): string | null => phone?.replace(/^\+33/, '0') ?? null;
