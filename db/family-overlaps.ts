import type { ReadDb } from './open.ts';

// What two files of one family both have of the same person: the store allows one of each, and two of some would contradict each other.

/** The requests that wait about either of these two: responsables or students. */
export const requestsWaitingAbout = (db: ReadDb, ids: readonly [string, string]) =>
  db
    .selectFrom('change_request')
    .select('number')
    .where('state', '=', 'pending')
    .where((eb) => eb.or([eb('guardian_id', 'in', ids), eb('student_id', 'in', ids)]))
    .orderBy('number')
    .execute();

/** The answers of a student that wait for staff, to campaigns that the other one has answered too. */
export const answersWaitingTwice = (db: ReadDb, studentId: string, otherId: string) =>
  answersTwice(db, studentId, otherId).select('re_enrolment.number').where('re_enrolment.state', '=', 'submitted').execute();

/** A student's answers to campaigns that the other one has answered too. */
export const answersInBoth = (db: ReadDb, studentId: string, otherId: string) =>
  answersTwice(db, studentId, otherId)
    .innerJoin('campaign', 'campaign.id', 're_enrolment.campaign_id')
    .select(['re_enrolment.id', 'campaign.name'])
    .execute();

const answersTwice = (db: ReadDb, studentId: string, otherId: string) =>
  db
    .selectFrom('re_enrolment')
    .where('re_enrolment.student_id', '=', studentId)
    .where('re_enrolment.campaign_id', 'in', (eb) => eb.selectFrom('re_enrolment').select('campaign_id').where('student_id', '=', otherId));

/** A student's enrolments in courses that the other one attends too. */
export const coursesInBoth = (db: ReadDb, studentId: string, otherId: string) =>
  db
    .selectFrom('enrolment')
    .innerJoin('course', 'course.id', 'enrolment.course_id')
    .select(['enrolment.id', 'course.name'])
    .where('enrolment.student_id', '=', studentId)
    .where('enrolment.course_id', 'in', (eb) => eb.selectFrom('enrolment').select('course_id').where('student_id', '=', otherId))
    .execute();
