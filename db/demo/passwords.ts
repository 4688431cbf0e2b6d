import { searchable } from '../../shared/rules/search.ts';
import { randomFor } from './random.ts';

/** Families from this one on share one password, and so one hash: hashing ten thousand would take minutes. */
export const FAMILIES_WITH_OWN_PASSWORD = 100;
export const SHARED_PASSWORD = 'torrent-lichen-cymbale-58';
export const STAFF_PASSWORDS = {
  sonia: 'pupitre-falaise-brume-71',
  marc: 'archet-noisette-granit-34',
  nadia: 'tambour-lagune-cerise-62',
  hugo: 'voilier-comete-parquet-19',
} as const;

const WORDS = [
  'archet', 'bambou', 'basalte', 'brindille', 'brume', 'bruyere', 'cadence', 'canot', 'cascade', 'cerise', 'chevalet', 'comete', 'crayon', 'cymbale',
  'ecureuil', 'epicea', 'falaise', 'fanfare', 'fougere', 'galet', 'girafe', 'glycine', 'granit', 'hibou', 'horizon', 'igloo', 'jonquille', 'kayak',
  'lagune', 'lanterne', 'lichen', 'luge', 'mandarine', 'meteore', 'myrtille', 'nacelle', 'noisette', 'nuage', 'orage', 'osier', 'parquet', 'pastel',
  'pinson', 'plumier', 'pupitre', 'quartz', 'refuge', 'ruisseau', 'safran', 'sentier', 'sorbet', 'tambour', 'toboggan', 'torrent', 'tourbillon',
  'trapeze', 'tulipe', 'vapeur', 'verger', 'voilier', 'wagon', 'zephyr',
] as const; // biome-ignore format: a list is read better in rows

/** A password such as people choose on good advice: three words and a number, and no name of the family in it (SEC-1.2). */
export function ownPassword(index: number, position: number, names: readonly string[]): string {
  const random = randomFor(`password:${index}:${position}`);
  const forbidden = names.flatMap((name) => searchable(name).split(' ')).filter((name) => name.length > 2);
  for (;;) {
    const [a, b, c] = random.shuffled(WORDS);
    const password = `${a}-${b}-${c}-${random.int(10, 99)}`;
    if (!forbidden.some((name) => password.replaceAll('-', '').includes(name))) return password;
  }
}
