import type { WriteDb } from '../open.ts';
import type { NewRow, Row } from '../tables.ts';
import type { CastPlace } from './cast.ts';
import { type Random, randomFor } from './random.ts';
import { insertRows } from './rows.ts';

/**
 * Earlier years of the cast: Léo's sheets with every field of the guide's picture, one of Jeanne's, and one of another family. Draws its
 * ids from a source of its own (`randomFor('cast:past-years')`), so that no other part of the cast moves.
 */
export async function seedCastPastYears(db: WriteDb, { people, at }: CastPlace): Promise<void> {
  const random = randomFor('cast:past-years');
  const course = (studentId: string | undefined, values: Partial<Row<'past_course'>>): Row<'past_course'> => ({
    ...EMPTY,
    id: random.uuid(),
    student_id: studentId ?? '',
    created_at: at,
    ...values,
  });
  const { Léo: leo, Jeanne: jeanne } = people.claire.students;
  const theory = course(leo, THEORY_2011);
  const courses = [
    theory,
    course(leo, { ...THEORY_2011, ...PIANO, school_year: '2011-2012' }),
    course(leo, { ...PIANO, school_year: '2010-2011', class_name: 'PI 203', cycle: 'Cycle 2', teacher: 'SABONNET Irène' }),
    course(leo, { school_year: '2009-2010', department: 'Chœurs', teacher: 'LE BŒUF Élodie' }),
    course(jeanne, { ...PIANO, school_year: '2025-2026' }),
    course(people.ines.students.Nour, { ...THEORY_2011, school_year: '2025-2026' }),
  ];
  await insertRows(db, 'past_course', courses);
  await insertRows(db, 'past_evaluation', evaluationsOf(theory.id, random));
  await insertRows(db, 'past_comment', commentsOf(theory.id, random));
}

const EMPTY: Omit<Row<'past_course'>, 'id' | 'student_id' | 'created_at'> = {
  enrolment_id: null,
  school_year: '',
  from_on: null,
  to_on: null,
  department: null,
  discipline: null,
  curriculum: null,
  class_name: null,
  cycle: null,
  level: null,
  teacher: null,
  hours_hundredths: null,
  hours_attended_hundredths: null,
  absences_total: null,
  absences_unjustified: null,
  arranged_schedule: null,
  situation: null,
  first_instrument: null,
  average_hundredths: null,
  average_out_of_hundredths: null,
  average_letter: null,
  median_hundredths: null,
  class_result: null,
  cycle_result: null,
  class_admission: null,
  cycle_admission: null,
  note: null,
};

/** The sheet of the guide's picture, with what it leaves empty filled in. */
const THEORY_2011: Partial<Row<'past_course'>> = {
  school_year: '2011-2012',
  from_on: '2011-09-12',
  to_on: '2012-10-08',
  department: 'Formation musicale',
  discipline: 'Formation musicale',
  curriculum: 'Musique',
  class_name: 'FM 203',
  cycle: 'Cycle 2',
  level: '2C3',
  teacher: 'ASTAREL Carmen',
  hours_hundredths: 3400,
  hours_attended_hundredths: 3250,
  absences_total: 2,
  absences_unjustified: 1,
  arranged_schedule: 'CHAM',
  situation: 'Actif',
  first_instrument: 'Piano',
  average_hundredths: 1575,
  average_out_of_hundredths: 2000,
  average_letter: 'B',
  median_hundredths: 1325,
  class_result: 'Admis à l’unanimité',
  cycle_result: 'Maintenu',
  class_admission: 'FM 204',
  cycle_admission: 'Cycle 3',
  note: 'A joué au concert de fin d’année.',
};

const PIANO: Partial<Row<'past_course'>> = {
  department: 'Claviers',
  discipline: 'Piano',
  class_name: 'PI 204',
  cycle: 'Cycle 2',
  teacher: 'PLOUSTOU Irène',
};

function evaluationsOf(past_course_id: string, random: Random): NewRow<'past_evaluation'>[] {
  const evaluation = { past_course_id, out_of_hundredths: 2000, coefficient_hundredths: 100, absent: 0, counts: 1 } as const;
  return [
    {
      ...evaluation,
      id: random.uuid(),
      type: 'Devoir collectif',
      held_on: '2012-10-08',
      class_type: 'Classe entière',
      description: 'Dictée à deux voix',
      mark_hundredths: 1575,
      coefficient_hundredths: 150,
      letter: 'B',
      mention: 'TB',
      median_hundredths: 1325,
      appreciation: 'Très bon travail, à poursuivre',
    },
    {
      ...evaluation,
      id: random.uuid(),
      type: 'Examen de fin d’année',
      held_on: '2012-06-05',
      class_type: null,
      description: null,
      mark_hundredths: null,
      letter: null,
      mention: null,
      median_hundredths: null,
      appreciation: null,
      absent: 1,
      counts: 0,
    },
  ];
}

const commentsOf = (past_course_id: string, random: Random): NewRow<'past_comment'>[] => [
  {
    id: random.uuid(),
    past_course_id,
    author: 'ASTAREL Carmen',
    written_on: '2012-06-20',
    comment: 'Une année de beaux progrès.\nÀ poursuivre en chorale.',
    position: 0,
  },
  { id: random.uuid(), past_course_id, author: null, written_on: null, comment: 'Bonne participation.', position: 1 },
];
