import type { SiteKey, Study } from './model.ts';
import { cycleOfLevel, type DisciplineKey, disciplineKeys, disciplineOf, LEVELS } from './organisation.ts';
import type { Random } from './random.ts';

const STRINGS: readonly DisciplineKey[] = ['violon', 'alto', 'violoncelle', 'harpe'];
const WINDS: readonly DisciplineKey[] = ['flute', 'clarinette', 'hautbois', 'saxophone', 'trompette', 'percussions'];

/** What somebody of that age follows at that site. */
export function chooseStudies(age: number, site: SiteKey, random: Random): Study[] {
  if (age >= 18) return adultStudies(site, random);
  if (age <= 5) return beginnings('eveil');
  if (age === 6) return beginnings('initiation');
  const art = random.weighted({ music: 78, dance: 14, theatre: age >= 11 ? 8 : 0.001 });
  const step = Math.min(LEVELS.length - 1, Math.max(0, age - 7 + random.int(-2, 0)));
  if (art === 'music') return musicStudies(chooseInstrument(site, random), step, site, random);
  if (art === 'theatre') return [staged('art-dramatique', 'theatre', step)];
  return [staged(site === 'centre' && random.chance(0.6) ? 'danse-classique' : 'danse-contemporaine', 'danse', step)];
}

/** The studies of somebody whose discipline is known. */
export function studiesOf(discipline: DisciplineKey, step: number, site: SiteKey, random: Random): Study[] {
  if (discipline === 'eveil' || discipline === 'initiation') return beginnings(discipline);
  if (disciplineOf(discipline).department === 'danse') return [staged(discipline, 'danse', step)];
  if (discipline === 'art-dramatique') return [staged(discipline, 'theatre', step)];
  return musicStudies(discipline, step, site, random);
}

const beginnings = (discipline: 'eveil' | 'initiation'): Study[] => [
  { discipline, curriculum: 'eveil', cycle: discipline, level: null, situation: 'active' },
];

function staged(discipline: DisciplineKey, curriculum: 'danse' | 'theatre', step: number): Study {
  const level = levelAt(step);
  return { discipline, curriculum, cycle: cycleOfLevel(level), level, situation: 'active' };
}

/** Instrument, formation musicale and, past the first years, playing together. */
function musicStudies(instrument: DisciplineKey, step: number, site: SiteKey, random: Random): Study[] {
  const level = levelAt(step);
  const common = { curriculum: 'musique', cycle: cycleOfLevel(level), situation: 'active' } as const;
  const studies: Study[] = [
    { ...common, discipline: instrument, level, situation: random.weighted({ active: 94, waiting: 4, 'left-course': 2 }) },
    { ...common, discipline: 'formation-musicale', level },
  ];
  const ensemble = ensembleFor(instrument, site);
  if (step >= 2 && random.chance(0.55)) studies.push({ ...common, discipline: ensemble, level: null });
  return studies;
}

function ensembleFor(instrument: DisciplineKey, site: SiteKey): DisciplineKey {
  if (site === 'centre' && STRINGS.includes(instrument)) return 'orchestre-cordes';
  return WINDS.includes(instrument) ? 'harmonie' : 'choeur-enfants';
}

function adultStudies(site: SiteKey, random: Random): Study[] {
  const choir: Study = { discipline: 'choeur-adultes', curriculum: 'adultes', cycle: 'adultes', level: null, situation: 'active' };
  const choice = random.weighted({ lessons: 55, choir: 30, both: 15 });
  if (choice === 'choir') return [choir];
  const lessons: Study = { ...choir, discipline: chooseInstrument(site, random), cycle: 'hors-cursus' };
  return choice === 'both' ? [lessons, choir] : [lessons];
}

function chooseInstrument(site: SiteKey, random: Random): DisciplineKey {
  const offered = disciplineKeys.filter((key) => disciplineOf(key).weight > 0 && (site === 'centre' || disciplineOf(key).alpes));
  return random.weighted(Object.fromEntries(offered.map((key) => [key, disciplineOf(key).weight])) as Record<DisciplineKey, number>);
}

const levelAt = (step: number) => LEVELS[Math.min(step, LEVELS.length - 1)] ?? '1C1';
