import { type EnrolmentRecord, enrolmentsOf } from '../../../../db/teaching.ts';
import type { CourseFrame } from '../../../../shared/contract/teaching.ts';
import { notFound } from '../../../../shared/refusal.ts';
import type { FamilyActor, ReadContext } from '../../context.ts';

/** One of this year's courses of one of the family's students; anything else is not found. */
export async function requireCourse(
  { db, actor }: Pick<ReadContext<FamilyActor>, 'db' | 'actor'>,
  { student, enrolment }: { student: string; enrolment: string },
): Promise<{ own: EnrolmentRecord; frame: CourseFrame }> {
  const enrolments = await enrolmentsOf(db, actor.familyId, student);
  const own = enrolments.find(({ id }) => id === enrolment);
  if (!own) throw notFound('Ce cours');
  return { own, frame: { id: own.id, name: own.name, situation: situationOf(own), all: enrolments.map(({ id }) => id) } };
}

/** Said only where the student does not attend. */
export const situationOf = ({ active, situation }: EnrolmentRecord): string | null => (active === 1 ? null : situation);
