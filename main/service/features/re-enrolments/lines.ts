import type { ReadDb } from '../../../../db/open.ts';
import { coursesToReEnrol, disciplinesTaught } from '../../../../db/re-enrolment-courses.ts';
import { contentOf, type ReEnrolmentRecord } from '../../../../db/re-enrolments.ts';
import { answerLinesOf } from '../../../../shared/rules/re-enrolment-words.ts';

/** What an answer asks for, label and value, with the names of today. */
export async function linesOf(db: ReadDb, row: ReEnrolmentRecord, siteId: string): Promise<[string, string][]> {
  const [content, courses, disciplines] = await Promise.all([
    contentOf(db, row),
    coursesToReEnrol(db, row.student_id),
    disciplinesTaught(db, siteId),
  ]);
  return answerLinesOf(content, { courses, disciplines });
}
