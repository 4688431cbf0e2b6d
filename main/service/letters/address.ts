/** Somebody to whom a letter goes, as the sheet has it. */
export interface Addressee {
  civility: string | null;
  firstName: string;
  lastName: string;
  addressLine: string | null;
  addressExtra: string | null;
  postalCode: string | null;
  city: string | null;
}

/** « Madame »; both where the sheet says neither. */
export const greeting = ({ civility }: Pick<Addressee, 'civility'>): string =>
  civility === 'Mme' ? 'Madame' : civility === 'M' ? 'Monsieur' : 'Madame, Monsieur';

export const MAX_LINES = 6;
export const MAX_WIDTH = 38;

/**
 * The lines behind the window of an envelope: at most 6 of at most 38 characters, the last in capitals and, like the street's,
 * without punctuation (NF Z 10-011). What is too long is abbreviated as the norm does, then cut between words.
 */
export function addressBlock(to: Addressee): string[] {
  const place = [to.postalCode, to.city].filter(Boolean).join(' ');
  const lines = [
    ...fold(nameOf(to), 2),
    ...fold(to.addressExtra ?? '', 1),
    ...fold(unpunctuated(to.addressLine ?? ''), 2),
    ...fold(unpunctuated(plain(place)).toUpperCase(), 1),
  ];
  return lines.filter((line) => line !== '').slice(-MAX_LINES);
}

const TITLES: Record<string, string> = { Mme: 'Mme', M: 'M.' };

function nameOf({ civility, firstName, lastName }: Addressee): string {
  const title = civility ? `${TITLES[civility] ?? civility} ` : '';
  return `${title}${firstName} ${lastName.toLocaleUpperCase('fr')}`;
}

/** Without accents, as the sorting machines of the post read a town. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[œŒ]/g, 'OE').replace(/[æÆ]/g, 'AE');

const unpunctuated = (text: string): string => text.replace(/[^\p{L}\p{N}/]+/gu, ' ').trim();

/** Words that NF Z 10-011 writes short, as they are met in French addresses. */
const SHORT: Record<string, string> = {
  allée: 'ALL',
  appartement: 'APP',
  avenue: 'AV',
  bâtiment: 'BAT',
  boulevard: 'BD',
  capitaine: 'CAP',
  chemin: 'CHE',
  commandant: 'CDT',
  docteur: 'DR',
  escalier: 'ESC',
  faubourg: 'FG',
  général: 'GAL',
  impasse: 'IMP',
  lieutenant: 'LT',
  lotissement: 'LOT',
  maréchal: 'MAL',
  monseigneur: 'MGR',
  passage: 'PAS',
  place: 'PL',
  président: 'PDT',
  professeur: 'PR',
  quartier: 'QUA',
  résidence: 'RES',
  route: 'RTE',
  saint: 'ST',
  sainte: 'STE',
  square: 'SQ',
};

/** One text on at most `most` lines: as it is, else abbreviated, else broken between words, else cut. */
function fold(text: string, most: number): string[] {
  const whole = text.replace(/\s+/g, ' ').trim();
  if (whole.length <= MAX_WIDTH) return [whole];
  const short = whole
    .split(' ')
    .map((word) => SHORT[word.toLocaleLowerCase('fr')] ?? word)
    .join(' ');
  if (short.length <= MAX_WIDTH) return [short];
  return broken(short).slice(0, most);
}

function broken(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= MAX_WIDTH) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word.slice(0, MAX_WIDTH));
  }
  return lines;
}
