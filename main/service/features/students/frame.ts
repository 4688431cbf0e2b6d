import { openCampaigns } from '../../../../db/campaigns.ts';
import { studentsOf } from '../../../../db/students.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import type { ReadVerb } from '../../context.ts';

/** What stands around a student's pages; only the family's own students are found. */
export const frame: ReadVerb<'students.frame'> = async ({ db, actor, clock }, { id }) => {
  const students = await studentsOf(db, [actor.familyId]);
  const student = students.find((one) => one.id === id);
  if (!student) throw notFound('Cet élève');
  const open = await openCampaigns(db, [id], clock.now());
  return {
    id,
    name: fullName(student),
    students: students.map((one) => ({ id: one.id, name: fullName(one) })),
    reEnrolmentOpen: open.has(id),
  };
};
