import type { Role } from '../../shared/contract/operation.ts';
import type { GuardianValues } from '../../shared/rules/guardian-fields.ts';

export interface CastStaff {
  key: 'sonia' | 'marc' | 'nadia' | 'hugo';
  login: string;
  name: string;
  role: Role;
}

/** One person for each role. */
export const CAST_STAFF: readonly CastStaff[] = [
  { key: 'sonia', login: 'sonia', name: 'Sonia Marchand', role: 'administrateur' },
  { key: 'marc', login: 'marc', name: 'Marc Delorme', role: 'scolarite' },
  { key: 'nadia', login: 'nadia', name: 'Nadia Benali', role: 'comptabilite' },
  { key: 'hugo', login: 'hugo', name: 'Hugo Vasseur', role: 'lecture' },
];

export type CastGuardianKey = 'claire' | 'ines' | 'samuel' | 'yann' | 'soizic' | 'mai' | 'paul' | 'alice' | 'emma';

export interface CastGuardian {
  key: CastGuardianKey;
  values: Partial<GuardianValues> & { lastName: string; firstName: string };
  /** none: no identifier; never: an identifier, no password yet; active: may log in; blocked: knows the password, may not. */
  account: 'none' | 'never' | 'active' | 'blocked';
  identifier?: string;
}

export interface CastStudent {
  firstName: string;
  lastName: string;
  birthDate: string;
  course?: 'piano' | 'violin' | 'theory';
  level?: '1C1' | '1C3' | '2C1';
}

export interface CastFamily {
  site: 'centre' | 'alpes';
  guardians: readonly CastGuardian[];
  students: readonly CastStudent[];
}

/** Each family is one situation of an office; numbers of telephone are ARCEP's for fiction. */
export const CAST_FAMILIES: readonly CastFamily[] = [
  {
    site: 'centre',
    guardians: [
      {
        key: 'claire',
        account: 'active',
        identifier: 'BERNARD-4827',
        values: {
          civility: 'Mme',
          lastName: 'Bernard',
          birthName: 'Mercier',
          firstName: 'Claire',
          relationship: 'mere',
          addressLine: '3 place du Marché',
          postalCode: '38000',
          city: 'Grenoble',
          phoneMobile: '+33639984578',
          phoneHome: '+33465713456',
          email: 'claire.bernard@exemple.fr',
        },
      },
    ],
    students: [
      { firstName: 'Léo', lastName: 'Bernard', birthDate: '2015-04-12', course: 'piano', level: '2C1' },
      { firstName: 'Jeanne', lastName: 'Bernard', birthDate: '2017-10-03', course: 'violin', level: '1C3' },
    ],
  },
  {
    site: 'centre',
    guardians: [
      {
        key: 'ines',
        account: 'active',
        identifier: 'HADDAD-2093',
        values: {
          civility: 'Mme',
          lastName: 'Haddad',
          firstName: 'Inès',
          relationship: 'mere',
          addressLine: '18 rue de l’Église',
          addressExtra: 'Bâtiment B',
          postalCode: '38000',
          city: 'Grenoble',
          phoneMobile: '+33639981120',
          email: 'ines.haddad@exemple.fr',
        },
      },
    ],
    students: [{ firstName: 'Nour', lastName: 'Haddad', birthDate: '2016-01-28', course: 'theory', level: '1C3' }],
  },
  {
    site: 'centre',
    guardians: [
      {
        key: 'samuel',
        account: 'active',
        identifier: 'OKAFOR-7316',
        values: {
          civility: 'M',
          lastName: 'Okafor',
          firstName: 'Samuel',
          relationship: 'lui-meme',
          addressLine: '41 cours du Drac',
          postalCode: '38100',
          city: 'Grenoble',
          phoneMobile: '+33639987742',
          email: 'samuel.okafor@exemple.fr',
        },
      },
    ],
    students: [{ firstName: 'Samuel', lastName: 'Okafor', birthDate: '1988-06-17', course: 'piano', level: '1C1' }],
  },
  {
    site: 'centre',
    guardians: [
      {
        key: 'yann',
        account: 'active',
        identifier: 'LEGOFF-5560',
        values: {
          civility: 'M',
          lastName: 'Le Goff',
          firstName: 'Yann',
          relationship: 'pere',
          addressLine: '7 quai des Tanneurs',
          postalCode: '38000',
          city: 'Grenoble',
          phoneMobile: '+33639986601',
          email: 'yann.legoff@exemple.fr',
        },
      },
      {
        key: 'soizic',
        account: 'active',
        identifier: 'LEGOFF-5561',
        values: {
          civility: 'Mme',
          lastName: 'Le Goff',
          birthName: 'L’Hostis',
          firstName: 'Soizic',
          relationship: 'mere',
          addressLine: '22 chemin des Vergers',
          postalCode: '38240',
          city: 'Meylan',
          phoneMobile: '+33639986602',
          email: 'soizic.legoff@exemple.fr',
        },
      },
    ],
    students: [{ firstName: 'Maëlle', lastName: 'Le Goff', birthDate: '2013-09-09', course: 'piano', level: '2C1' }],
  },
  {
    site: 'centre',
    guardians: [
      {
        key: 'mai',
        account: 'never',
        identifier: 'NGUYEN-3308',
        values: {
          civility: 'Mme',
          lastName: 'Nguyen',
          firstName: 'Mai',
          relationship: 'mere',
          addressLine: '5 allée des Tilleuls',
          postalCode: '38130',
          city: 'Échirolles',
          phoneHome: '+33465710990',
        },
      },
    ],
    students: [{ firstName: 'Linh', lastName: 'Nguyen', birthDate: '2018-02-21', course: 'violin', level: '1C1' }],
  },
  {
    site: 'centre',
    guardians: [
      {
        key: 'paul',
        account: 'none',
        values: {
          civility: 'M',
          lastName: 'Roussel',
          firstName: 'Paul',
          relationship: 'pere',
          addressLine: '9 impasse du Four',
          postalCode: '38400',
          city: 'Saint-Martin-d’Hères',
          phoneMobile: '+33639983255',
          email: 'paul.roussel@exemple.fr',
        },
      },
    ],
    students: [{ firstName: 'Élise', lastName: 'Roussel', birthDate: '2014-12-30', course: 'theory', level: '1C3' }],
  },
  {
    site: 'alpes',
    guardians: [
      {
        key: 'alice',
        account: 'never',
        identifier: 'PERRIN-6184',
        values: {
          civility: 'Mme',
          lastName: 'Perrin',
          firstName: 'Alice',
          relationship: 'tuteur',
          addressLine: '2 route du Col',
          postalCode: '38250',
          city: 'Villard-de-Lans',
          phoneMobile: '+33639982417',
          email: 'alice.perrin@exemple.fr',
        },
      },
    ],
    students: [{ firstName: 'Jules', lastName: 'Perrin', birthDate: '2017-05-14' }],
  },
  {
    site: 'alpes',
    guardians: [
      {
        key: 'emma',
        account: 'blocked',
        identifier: 'SCHMITT-9045',
        values: {
          civility: 'Mme',
          lastName: 'Schmitt',
          firstName: 'Emma',
          relationship: 'mere',
          addressLine: '14 rue des Écoles',
          postalCode: '38250',
          city: 'Villard-de-Lans',
          phoneMobile: '+33639989930',
          email: 'emma.schmitt@exemple.fr',
        },
      },
    ],
    students: [{ firstName: 'Augustin', lastName: 'Schmitt', birthDate: '2016-08-07' }],
  },
];
