// The first families: those that the pictures of the design show, then names that break what is written carelessly.
import type { Study } from './model.ts';
import type { DisciplineKey } from './organisation.ts';
import type { Household } from './sheets.ts';

export interface KnownStudent {
  firstName: string;
  lastName?: string;
  age: number;
  discipline: DisciplineKey;
  /** Step of the music cursus: 0 is 1C1, 4 is 2C1. */
  step?: number;
  rents?: boolean;
  /** Of the first study; active when left out. */
  situation?: Study['situation'];
}

export interface KnownFamily {
  site: 'centre' | 'alpes';
  guardians: readonly { civility: 'Mme' | 'M'; lastName: string; firstName: string; birthName?: string; identifier?: string }[];
  students: readonly KnownStudent[];
  household?: Partial<Household>;
}

const one = (civility: 'Mme' | 'M', firstName: string, lastName: string, more: { birthName?: string; identifier?: string } = {}) => ({
  civility,
  firstName,
  lastName,
  ...more,
});

export const KNOWN_FAMILIES: readonly KnownFamily[] = [
  {
    site: 'centre',
    guardians: [one('Mme', 'Claire', 'Bernard', { birthName: 'Mercier', identifier: 'BERNARD-4827' })],
    household: { place: { postalCode: '38000', city: 'Grenoble', town: true }, street: '5 place du Marché', extra: null },
    students: [
      { firstName: 'Léo', age: 11, discipline: 'piano', step: 4 },
      { firstName: 'Jeanne', age: 9, discipline: 'violon', step: 2, rents: true },
    ],
  },
  { site: 'centre', guardians: [one('Mme', 'Inès', 'Haddad')], students: [{ firstName: 'Nour', age: 10, discipline: 'flute', step: 2 }] },
  {
    site: 'centre',
    guardians: [one('M', 'Yann', 'Le Goff'), one('Mme', 'Soizic', 'Le Goff', { birthName: 'L’Hostis' })],
    students: [{ firstName: 'Maëlle', age: 13, discipline: 'piano', step: 7 }],
  },
  { site: 'centre', guardians: [one('Mme', 'Mai', 'Nguyen')], students: [{ firstName: 'Linh', age: 12, discipline: 'danse-classique' }] },
  { site: 'centre', guardians: [one('M', 'Samuel', 'Okafor')], students: [] },
  { site: 'alpes', guardians: [one('Mme', 'Alice', 'Perrin')], students: [{ firstName: 'Jules', age: 9, discipline: 'guitare', step: 1 }] },
  {
    site: 'centre',
    guardians: [one('M', 'Paul', 'Roussel')],
    students: [{ firstName: 'Élise', age: 12, discipline: 'clarinette', step: 4 }],
  },
  {
    site: 'alpes',
    guardians: [one('Mme', 'Emma', 'Schmitt')],
    students: [{ firstName: 'Augustin', age: 10, discipline: 'violon', step: 3 }],
  },
  {
    site: 'centre',
    guardians: [one('Mme', 'Małgorzata', 'Kowalska-Żak'), one('M', 'Łukasz', 'Żak')],
    students: [
      { firstName: 'Łukasz', lastName: 'Żak', age: 14, discipline: 'trompette', step: 7 },
      { firstName: 'Zofia', lastName: 'Żak', age: 8, discipline: 'violoncelle', step: 1, situation: 'waiting' },
    ],
  },
  {
    site: 'centre',
    guardians: [one('Mme', 'Anne-Sophie', 'de La Tour-Montferrand', { birthName: 'd’Aubigny' })],
    students: [
      { firstName: 'Marie-Éléonore', age: 16, discipline: 'harpe', step: 9 },
      { firstName: 'Jean-Sébastien', age: 11, discipline: 'violoncelle', step: 4, situation: 'left-course' },
      { firstName: 'Sixtine', age: 5, discipline: 'eveil' },
    ],
  },
  {
    site: 'alpes',
    guardians: [one('M', 'Pierre-Emmanuel', 'Vandenbroucke-Castelnau')],
    students: [{ firstName: 'Ézéchiel', age: 15, discipline: 'art-dramatique' }],
  },
];
