import { bare } from './bare.ts';

/** What the person's password must not contain, besides being hard to guess. */
export interface PasswordOwner {
  /** Least number of characters, a setting from 12 to 64. */
  minLength: number;
  identifier: string;
  /** Names of the family: guardians and students, last and first. */
  names: readonly string[];
  /** Names of the establishment, long and short. */
  establishment: readonly string[];
}

const MAX_LENGTH = 128;

/**
 * Why this password is refused, as a French sentence for the person, or null when it is good (SEC-1.2). No rule about kinds of
 * characters: length, and nothing that an attacker tries first. Case, accents and signs hide nothing from these tests.
 */
export async function whyRefused(password: string, owner: PasswordOwner): Promise<string | null> {
  return whyLength(password, owner.minLength) ?? whyPersonal(password, owner) ?? whyPlain(password) ?? (await whyCommon(password));
}

function whyLength(password: string, least: number): string | null {
  const length = [...password.normalize('NFC')].length;
  if (length < least) return `Choisissez au moins ${least} caractères : il en manque ${least - length}.`;
  return length > MAX_LENGTH ? `${MAX_LENGTH} caractères au plus.` : null;
}

function whyPersonal(password: string, owner: PasswordOwner): string | null {
  const within = bare(password);
  const has = (word: string) => word.length >= 3 && within.includes(word);
  if (has(bare(owner.identifier))) return 'Le mot de passe ne doit pas contenir votre identifiant.';
  if (owner.names.flatMap(wordsOf).some(has)) return 'Le mot de passe ne doit pas contenir votre nom ni celui d’un élève.';
  if (within.includes('conservatoire')) return 'Le mot de passe ne doit pas contenir le mot « conservatoire ».';
  if (owner.establishment.flatMap(distinctiveWordsOf).some(has)) return 'Le mot de passe ne doit pas contenir le nom de l’établissement.';
  return null;
}

/** « Le Goff-Martin »: whole, and each of its words. */
const wordsOf = (name: string): string[] => [bare(name), ...name.split(/[^\p{L}\p{N}]+/u).map(bare)];

/** What any music school is called does not give this one away: « La musique adoucit les mœurs » may be a password. */
const GENERIC = new Set(
  'les des aux sur sous saint sainte ville musique musiques danse danses theatre art arts dramatique ecole conservatoire rayonnement national nationale regional regionale departemental departementale communal communale intercommunal intercommunale municipal municipale agglomeration centre'.split(
    ' ',
  ),
);

const distinctiveWordsOf = (name: string): string[] => wordsOf(name).filter((word) => word.length >= 4 && !GENERIC.has(word));

const ROWS = ['0123456789'.repeat(3), 'abcdefghijklmnopqrstuvwxyz'.repeat(2), 'azertyuiopqsdfghjklmwxcvbn', 'qwertyuiopasdfghjklzxcvbnm'];
const backwards = (text: string): string => [...text].reverse().join('');
const SEQUENCES = [...ROWS, ...ROWS.map(backwards)];

function whyPlain(password: string): string | null {
  const text = bare(password);
  const isRepeated = /^(.{1,8}?)\1+.{0,3}$/u.test(text || password);
  const isSequence = text.length > 0 && SEQUENCES.some((sequence) => sequence.includes(text));
  const hasFewSigns = new Set(password.toLowerCase()).size < 5;
  return isRepeated || isSequence || hasFewSigns
    ? 'Ce mot de passe est trop facile à deviner : évitez les suites et les répétitions.'
    : null;
}

async function whyCommon(password: string): Promise<string | null> {
  const { commonPasswords, commonWords } = await import('./common.ts');
  const text = bare(password);
  const core = text.replace(/^\d+|\d+$/g, '');
  const isListed = [password.toLowerCase(), text, core].some((form) => commonPasswords.has(form));
  return isListed || (core.length >= 3 && commonWords.has(core))
    ? 'Ce mot de passe est trop courant : il fait partie de ceux que l’on essaie en premier. Choisissez par exemple plusieurs mots sans rapport entre eux.'
    : null;
}
