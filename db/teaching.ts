import type { ReadDb } from './open.ts';
import { isThisYear } from './this-year.ts';

/**
 * The last published evaluations of some students in this school year's courses, newest first: at most `limit` of them, held up to a day
 * (`YYYY-MM-DD`). Marks and scales are hundredths; `mark` is the id in `/eleves/:student/cours/:enrolment/evaluations/:mark`.
 */
export const lastEvaluations = (db: ReadDb, studentIds: readonly string[], limit: number, nowDay: string) =>
  studentIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('enrolment')
        .innerJoin('evaluation_mark', 'evaluation_mark.enrolment_id', 'enrolment.id')
        .innerJoin('evaluation', 'evaluation.id', 'evaluation_mark.evaluation_id')
        .innerJoin('course', 'course.id', 'evaluation.course_id')
        .innerJoin('school_year', 'school_year.id', 'course.school_year_id')
        .innerJoin('evaluation_type', 'evaluation_type.id', 'evaluation.type_id')
        .innerJoin('evaluation_scale', 'evaluation_scale.id', 'evaluation.scale_id')
        .leftJoin('mention', 'mention.id', 'evaluation_mark.mention_id')
        .select(['enrolment.student_id', 'enrolment.id as enrolment_id', 'evaluation_mark.id as mark_id', 'course.name as course'])
        .select(['evaluation.held_on', 'evaluation_type.name as type', 'evaluation.title', 'evaluation_mark.mark_hundredths'])
        .select(['evaluation_scale.out_of_hundredths', 'evaluation_mark.letter', 'mention.name as mention', 'evaluation_mark.absent'])
        .where('enrolment.student_id', 'in', studentIds)
        .where(isThisYear)
        .where('evaluation.published_at', '<=', `${nowDay}T23:59:59.999Z`)
        .where('evaluation.held_on', '<=', nowDay)
        .orderBy('evaluation.held_on', 'desc')
        .orderBy('evaluation.id')
        .limit(limit)
        .execute();
