import { newId } from '../shared/ids.ts';
import type { TeacherOpinion } from '../shared/rules/opinions.ts';
import type { ReadDb, WriteDb } from './open.ts';
import { isThisYear } from './this-year.ts';

// What teachers think of their students' coming back: of each enrolment of this year, for the school year that is prepared.

interface Where {
  siteId: string;
  /** The year that is prepared. */
  schoolYearId: string;
}

/** Who attends this year's courses of a site, with the opinion for the year that is prepared where there is one. */
const attending = (db: ReadDb, { siteId, schoolYearId }: Where) =>
  db
    .selectFrom('enrolment')
    .innerJoin('enrolment_situation', 'enrolment_situation.id', 'enrolment.situation_id')
    .innerJoin('course', 'course.id', 'enrolment.course_id')
    .innerJoin('school_year', 'school_year.id', 'course.school_year_id')
    .innerJoin('student', 'student.id', 'enrolment.student_id')
    .innerJoin('family', 'family.id', 'student.family_id')
    .leftJoin('teacher', 'teacher.id', 'course.teacher_id')
    .leftJoin('teacher_opinion as said', (on) =>
      on.onRef('said.enrolment_id', '=', 'enrolment.id').on('said.school_year_id', '=', schoolYearId),
    )
    .where('course.site_id', '=', siteId)
    .where(isThisYear)
    .where('enrolment_situation.active', '=', 1)
    .where('student.archived_at', 'is', null)
    .where('family.archived_at', 'is', null);

interface Taught {
  courseId?: string | null | undefined;
  teacherId?: string | null | undefined;
}

function taught<Q extends ReturnType<typeof attending>>(found: Q, { courseId, teacherId }: Taught): Q {
  let narrowed = found;
  if (courseId) narrowed = narrowed.where('course.id', '=', courseId) as Q;
  if (teacherId) narrowed = narrowed.where('course.teacher_id', '=', teacherId) as Q;
  return narrowed;
}

/** The courses by name, with how many students have an opinion. */
export const opinionCourses = (db: ReadDb, where: Where) =>
  attending(db, where)
    .select(['course.id', 'course.name', 'course.teacher_id', 'teacher.first_name', 'teacher.last_name'])
    .select((eb) => [eb.fn.count<number>('enrolment.id').as('students'), eb.fn.count<number>('said.id').as('given')])
    .groupBy('course.id')
    .orderBy('course.name')
    .orderBy('teacher.last_name')
    .orderBy('course.id')
    .execute();

export type ListedOpinion = Awaited<ReturnType<typeof listOpinions>>['rows'][number];

/** A page of students by course and name, and how many there are. */
export async function listOpinions(db: ReadDb, where: Where & Taught & { page: number; pageSize: number }) {
  const found = taught(attending(db, where), where);
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await found
    .leftJoin('level', 'level.id', 'enrolment.level_id')
    .leftJoin('staff', 'staff.id', 'said.given_by')
    .select(['enrolment.id', 'student.family_id', 'student.first_name', 'student.last_name', 'course.name as course'])
    .select(['teacher.first_name as teacher_first_name', 'teacher.last_name as teacher_last_name', 'level.name as level'])
    .select(['said.version', 'said.opinion', 'said.comment', 'said.given_at', 'staff.name as giver'])
    .orderBy('course.name')
    .orderBy('course.id')
    .orderBy('student.last_name')
    .orderBy('student.first_name')
    .orderBy('enrolment.id')
    .limit(where.pageSize)
    .offset(where.page * where.pageSize)
    .execute();
  return { rows, total };
}

/** Whose opinion it is and what stands, for an enrolment that one may give an opinion about; undefined for another. */
export const findOpinion = (db: ReadDb, enrolmentId: string, where: Where) =>
  attending(db, where)
    .leftJoin('staff', 'staff.id', 'said.given_by')
    .select(['student.first_name', 'student.last_name', 'student.family_id', 'course.name as course'])
    .select(['said.id as opinion_id', 'said.version', 'staff.name as giver'])
    .where('enrolment.id', '=', enrolmentId)
    .executeTakeFirst();

/** The enrolments of a course, or of a teacher's, about which nothing was said yet. */
export const withoutOpinion = async (db: ReadDb, where: Where & Taught): Promise<string[]> => {
  const rows = await taught(attending(db, where), where).select('enrolment.id').where('said.id', 'is', null).execute();
  return rows.map(({ id }) => id);
};

interface Said {
  enrolmentId: string;
  schoolYearId: string;
  opinion: TeacherOpinion;
  comment: string | null;
  staffId: string;
  at: string;
}

export const insertOpinion = (db: WriteDb, { enrolmentId, schoolYearId, opinion, comment, staffId, at }: Said) =>
  db
    .insertInto('teacher_opinion')
    .values({ id: newId(), enrolment_id: enrolmentId, school_year_id: schoolYearId, opinion, comment, given_at: at, given_by: staffId })
    .execute();

export const changeOpinion = (db: WriteDb, id: string, { opinion, comment, staffId, at }: Omit<Said, 'enrolmentId' | 'schoolYearId'>) =>
  db
    .updateTable('teacher_opinion')
    .set((eb) => ({ opinion, comment, given_at: at, given_by: staffId, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

export const removeOpinion = (db: WriteDb, id: string) => db.deleteFrom('teacher_opinion').where('id', '=', id).execute();

/** What was said of a student for the year that a campaign prepares, by course. */
export const opinionsFor = (db: ReadDb, { studentId, campaignId }: { studentId: string; campaignId: string }) =>
  db
    .selectFrom('campaign')
    .innerJoin('teacher_opinion', 'teacher_opinion.school_year_id', 'campaign.school_year_id')
    .innerJoin('enrolment', 'enrolment.id', 'teacher_opinion.enrolment_id')
    .innerJoin('course', 'course.id', 'enrolment.course_id')
    .leftJoin('teacher', 'teacher.id', 'course.teacher_id')
    .select(['course.name as course', 'teacher.first_name', 'teacher.last_name'])
    .select(['teacher_opinion.opinion', 'teacher_opinion.comment', 'teacher_opinion.given_at'])
    .where('campaign.id', '=', campaignId)
    .where('enrolment.student_id', '=', studentId)
    .orderBy('course.name')
    .execute();
