import { randomFor } from './random.ts';

/** The id of something that has a name of its own in the demonstration: asked for anywhere, always the same. */
export const idOf = (kind: string, key: string): string => randomFor(`${kind}:${key}`).uuid();

export const DEPARTMENTS = {
  claviers: 'Claviers',
  cordes: 'Cordes',
  vents: 'Vents et percussions',
  'formation-musicale': 'Formation musicale',
  collectif: 'Pratiques collectives',
  danse: 'Danse',
  theatre: 'Théâtre',
} as const;
export type DepartmentKey = keyof typeof DEPARTMENTS;

export interface Discipline {
  name: string;
  short: string;
  department: DepartmentKey;
  /** How many a class holds. */
  capacity: number;
  /** Many at once, at one hour; otherwise one after the other. */
  collective: boolean;
  /** Taught at the branch too. */
  alpes: boolean;
  /** How often a beginner chooses it. */
  weight: number;
}

const lesson = (name: string, short: string, department: DepartmentKey, weight: number, alpes = false): Discipline => ({
  name,
  short,
  department,
  capacity: 7,
  collective: false,
  alpes,
  weight,
});
const group = (name: string, short: string, department: DepartmentKey, capacity: number, alpes = false): Discipline => ({
  name,
  short,
  department,
  capacity,
  collective: true,
  alpes,
  weight: 0,
});

export const DISCIPLINES = {
  piano: lesson('Piano', 'PI', 'claviers', 26, true),
  violon: lesson('Violon', 'VN', 'cordes', 16, true),
  alto: lesson('Alto', 'AL', 'cordes', 3),
  violoncelle: lesson('Violoncelle', 'VC', 'cordes', 7),
  guitare: lesson('Guitare', 'GU', 'cordes', 14, true),
  harpe: lesson('Harpe', 'HA', 'cordes', 3),
  flute: lesson('Flûte traversière', 'FL', 'vents', 9, true),
  clarinette: lesson('Clarinette', 'CL', 'vents', 6),
  hautbois: lesson('Hautbois', 'HB', 'vents', 3),
  saxophone: lesson('Saxophone', 'SX', 'vents', 6, true),
  trompette: lesson('Trompette', 'TP', 'vents', 5),
  percussions: lesson('Percussions', 'PC', 'vents', 6),
  'formation-musicale': group('Formation musicale', 'FM', 'formation-musicale', 12, true),
  eveil: group('Éveil musical', 'EV', 'formation-musicale', 12, true),
  initiation: group('Initiation', 'IN', 'formation-musicale', 10, true),
  'orchestre-cordes': group('Orchestre à cordes', 'OC', 'collectif', 28),
  harmonie: group('Orchestre d’harmonie', 'OH', 'collectif', 32, true),
  'choeur-enfants': group('Chœur d’enfants', 'CE', 'collectif', 30, true),
  'choeur-adultes': group('Chœur d’adultes', 'CA', 'collectif', 40, true),
  'danse-classique': group('Danse classique', 'DC', 'danse', 14),
  'danse-contemporaine': group('Danse contemporaine', 'DT', 'danse', 14, true),
  'art-dramatique': group('Art dramatique', 'AD', 'theatre', 14, true),
} as const satisfies Record<string, Discipline>;
export type DisciplineKey = keyof typeof DISCIPLINES;
export const disciplineKeys = Object.keys(DISCIPLINES) as DisciplineKey[];
export const disciplineOf = (key: DisciplineKey): Discipline => DISCIPLINES[key];

export const CURRICULA = {
  eveil: { name: 'Éveil et initiation', short: 'EVI', department: 'formation-musicale', holds: ['eveil', 'initiation'] },
  musique: {
    name: 'Musique – cursus diplômant',
    short: 'MUS',
    department: null,
    holds: ['formation-musicale', 'orchestre-cordes', 'harmonie', 'choeur-enfants'],
  },
  danse: { name: 'Danse – cursus', short: 'DAN', department: 'danse', holds: ['danse-classique', 'danse-contemporaine'] },
  theatre: { name: 'Théâtre – cursus', short: 'THE', department: 'theatre', holds: ['art-dramatique'] },
  adultes: { name: 'Adultes – hors cursus', short: 'ADU', department: null, holds: ['choeur-adultes'] },
} as const satisfies Record<string, { name: string; short: string; department: DepartmentKey | null; holds: readonly DisciplineKey[] }>;
export type CurriculumKey = keyof typeof CURRICULA;

export const CYCLES = {
  eveil: 'Éveil',
  initiation: 'Initiation',
  c1: 'Cycle 1',
  c2: 'Cycle 2',
  c3: 'Cycle 3',
  cpes: 'CPES / DEM',
  personnalise: 'Parcours personnalisé',
  'hors-cursus': 'Hors cursus',
  adultes: 'Adultes',
} as const;
export type CycleKey = keyof typeof CYCLES;

/** The steps of the cursus, in order: `2C3` is the third year of the second cycle. */
export const LEVELS = ['1C1', '1C2', '1C3', '1C4', '2C1', '2C2', '2C3', '2C4', '3C1', '3C2', '3C3'] as const;
export type LevelName = (typeof LEVELS)[number];

export const cycleOfLevel = (level: LevelName): CycleKey => `c${level[0]}` as CycleKey;

/** « FM 203 »: the class of a discipline at a level. */
export const className = (discipline: DisciplineKey, level: LevelName): string =>
  `${disciplineOf(discipline).short} ${level[0]}0${level[2]}`;
