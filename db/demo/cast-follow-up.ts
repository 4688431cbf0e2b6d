import type { WriteDb } from '../open.ts';
import type { Row } from '../tables.ts';
import type { CastPlace } from './cast.ts';
import { type CastCourse, type CastEnrolments, type CastPupil, seedCastLessons } from './cast-lessons.ts';
import { type Random, randomFor } from './random.ts';
import { insertRows } from './rows.ts';

/**
 * Lessons, evaluations and absences of this year: Léo and Maëlle learn the piano, Jeanne the violin, Nour and Élise music theory. Draws its ids
 * from a source of its own, so that no other part of the cast moves.
 */
export async function seedCastFollowUp(db: WriteDb, place: CastPlace): Promise<void> {
  const random = randomFor('cast:follow-up');
  const enrolments = await enrolmentsOf(db, place);
  await seedCastLessons(db, place, enrolments, random);
  await describeCourses(db, place, random);
  await seedEvaluations(db, place, enrolments, random);
}

async function enrolmentsOf(db: WriteDb, { people, teaching }: CastPlace): Promise<CastEnrolments> {
  const of = async (student: string | undefined, course: CastCourse) =>
    (
      await db
        .selectFrom('enrolment')
        .select('id')
        .where('student_id', '=', student ?? '')
        .where('course_id', '=', teaching.courses[course])
        .executeTakeFirstOrThrow()
    ).id;
  return {
    Léo: await of(people.claire.students.Léo, 'piano'),
    Jeanne: await of(people.claire.students.Jeanne, 'violin'),
    Nour: await of(people.ines.students.Nour, 'theory'),
    Maëlle: await of(people.yann.students.Maëlle, 'piano'),
    Élise: await of(people.paul.students.Élise, 'theory'),
  };
}

/** Theory is taught by two in a class with a name; the piano has a remark. */
async function describeCourses(db: WriteDb, { at, sites, teaching }: CastPlace, random: Random): Promise<void> {
  const [classId, teacherId] = [random.uuid(), random.uuid()];
  await db.insertInto('class_name').values({ id: classId, site_id: sites.centre, name: 'FM 103' }).execute();
  await db.updateTable('course').set({ class_name_id: classId }).where('id', '=', teaching.courses.theory).execute();
  await db
    .insertInto('teacher')
    .values({ id: teacherId, civility: 'M.', last_name: 'Barris', first_name: 'Brice', created_at: at })
    .execute();
  await db.insertInto('course_co_teacher').values({ course_id: teaching.courses.theory, teacher_id: teacherId }).execute();
  const comment = 'Apporter le carnet de liaison à chaque cours.';
  await db.updateTable('course').set({ comment }).where('id', '=', teaching.courses.piano).execute();
}

type Mark = Partial<Pick<Row<'evaluation_mark'>, 'mark_hundredths' | 'letter' | 'appreciation' | 'absent'>> & { mention?: 'good' | 'fair' };

interface Evaluation {
  course: CastCourse;
  type: 'collegial' | 'continuous' | 'exam';
  letters?: boolean;
  day: string;
  title?: string;
  description?: string;
  coefficient?: number;
  median?: number;
  unpublished?: boolean;
  marks: Partial<Record<CastPupil, Mark>>;
}

const EVALUATIONS: readonly Evaluation[] = [
  {
    course: 'piano',
    type: 'collegial',
    day: '2026-10-08',
    description: 'Une étude et une pièce au choix',
    coefficient: 200,
    median: 1325,
    marks: {
      Léo: { mark_hundredths: 1575, mention: 'good', appreciation: 'Très musical, beau son.' },
      Maëlle: { mark_hundredths: 1090, appreciation: 'Des progrès nets, à confirmer.' },
    },
  },
  {
    course: 'piano',
    type: 'continuous',
    letters: true,
    day: '2026-11-04',
    title: 'Gammes',
    marks: { Léo: { letter: 'B', mention: 'fair' } },
  },
  { course: 'piano', type: 'continuous', day: '2026-09-30', median: 1200, marks: { Léo: { absent: 1, appreciation: 'À rattraper.' } } },
  {
    course: 'piano',
    type: 'exam',
    day: '2026-11-18',
    title: 'Examen de cycle n° 1',
    median: 1150,
    unpublished: true,
    marks: { Léo: { mark_hundredths: 1799, appreciation: 'À relire avant publication.' } },
  },
  { course: 'violin', type: 'collegial', day: '2026-11-10', marks: { Jeanne: { mark_hundredths: 1700 } } },
  {
    course: 'theory',
    type: 'collegial',
    day: '2026-11-13',
    median: 1225,
    marks: { Nour: { mark_hundredths: 1250 }, Élise: { mark_hundredths: 1200 } },
  },
];

async function seedEvaluations(db: WriteDb, place: CastPlace, enrolments: CastEnrolments, random: Random): Promise<void> {
  const types = { collegial: random.uuid(), continuous: random.uuid(), exam: random.uuid() };
  await db
    .insertInto('evaluation_type')
    .values([
      { id: types.collegial, name: 'Devoir collégial' },
      { id: types.continuous, name: 'Contrôle continu' },
      { id: types.exam, name: 'Examen de cycle' },
    ])
    .execute();
  const scales = { twenty: random.uuid(), letters: random.uuid() };
  await db
    .insertInto('evaluation_scale')
    .values([
      { id: scales.twenty, name: 'Note sur 20', kind: 'number', out_of_hundredths: 2000 },
      { id: scales.letters, name: 'Lettres', kind: 'letter' },
    ])
    .execute();
  const mentions = { good: random.uuid(), fair: random.uuid() };
  await db
    .insertInto('mention')
    .values([
      { id: mentions.good, name: 'Bien', short_name: 'B' },
      { id: mentions.fair, name: 'Assez bien', short_name: 'AB' },
    ])
    .execute();
  for (const evaluation of EVALUATIONS) {
    const row = evaluationOf(evaluation, place, { types, scales, random });
    await insertRows(db, 'evaluation', [row]);
    await insertRows(db, 'evaluation_mark', marksOf(evaluation, row.id, { enrolments, mentions, random }));
  }
}

interface Lists {
  types: Record<Evaluation['type'], string>;
  scales: { twenty: string; letters: string };
  random: Random;
}

const evaluationOf = (evaluation: Evaluation, { teaching }: CastPlace, { types, scales, random }: Lists): Row<'evaluation'> => ({
  id: random.uuid(),
  course_id: teaching.courses[evaluation.course],
  type_id: types[evaluation.type],
  scale_id: evaluation.letters ? scales.letters : scales.twenty,
  held_on: evaluation.day,
  title: evaluation.title ?? null,
  description: evaluation.description ?? null,
  coefficient_hundredths: evaluation.coefficient ?? 100,
  median_hundredths: evaluation.median ?? null,
  published_at: evaluation.unpublished ? null : `${evaluation.day}T19:00:00.000Z`,
  version: 1,
  created_at: `${evaluation.day}T18:00:00.000Z`,
  updated_at: `${evaluation.day}T18:00:00.000Z`,
});

interface Given {
  enrolments: CastEnrolments;
  mentions: { good: string; fair: string };
  random: Random;
}

const marksOf = ({ marks }: Evaluation, evaluationId: string, { enrolments, mentions, random }: Given): Row<'evaluation_mark'>[] =>
  (Object.entries(marks) as [CastPupil, Mark][]).map(([pupil, mark]) => ({
    id: random.uuid(),
    evaluation_id: evaluationId,
    enrolment_id: enrolments[pupil],
    mark_hundredths: mark.mark_hundredths ?? null,
    letter: mark.letter ?? null,
    mention_id: mark.mention ? mentions[mark.mention] : null,
    appreciation: mark.appreciation ?? null,
    absent: mark.absent ?? 0,
    counts: mark.absent ? 0 : 1,
  }));
