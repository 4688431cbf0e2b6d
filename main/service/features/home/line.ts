import type { OutputOf } from '../../../../shared/contract/index.ts';
import { ofName } from '../../../../shared/rules/names.ts';
import type { IconName } from '../../extranet/icons.tsx';
import { studentPath } from '../../extranet/student-file.tsx';

export type Home = OutputOf<'home.show'>;

/** One line of the first page: what it is about, what is to be known, and the way to where one acts. */
export interface Line {
  readonly mark: 'refused' | 'wanted' | 'waiting' | 'accepted' | 'open';
  readonly icon: IconName;
  readonly title: string;
  readonly details: readonly string[];
  readonly href: string;
  /** The words of the link; `about` makes them mean something by themselves, '' where they do already. */
  readonly way: string;
  readonly about: string;
}

/** « de Léo Bernard » */
export const ofWhom = (student: { name: string }): string => ofName(student.name);

/** The sheet of a student or, for null, the own one: what it is called, and the way to it. */
export const sheetOf = (student: { id: string; name: string } | null) => ({
  sheet: student ? `Fiche ${ofName(student.name)}` : 'Votre fiche',
  href: student ? studentPath(student.id, 'identite') : '/famille',
  way: student ? 'Voir la fiche' : 'Voir votre fiche',
  about: student ? ofName(student.name) : '',
});

/** « pour Léo Bernard », or « pour la famille ». */
export const forWhom = (student: { name: string } | null): string => `pour ${student?.name ?? 'la famille'}`;
