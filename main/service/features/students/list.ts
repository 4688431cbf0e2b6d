import { openCampaigns } from '../../../../db/campaigns.ts';
import { studentsWithPendingSheet } from '../../../../db/change-requests.ts';
import { coursesOf, studentsOf } from '../../../../db/students.ts';
import { ageOn, dayOf } from '../../../../shared/dates.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import type { ReadVerb } from '../../context.ts';

/** The family's students, for the page *Élèves*. */
export const list: ReadVerb<'students.list'> = async ({ db, actor, clock }) => {
  const students = await studentsOf(db, [actor.familyId]);
  const ids = students.map(({ id }) => id);
  const [courses, waiting, open] = await Promise.all([
    coursesOf(db, ids),
    studentsWithPendingSheet(db, ids),
    openCampaigns(db, ids, clock.now()),
  ]);
  return students.map((student) => ({
    id: student.id,
    name: fullName(student),
    birthDate: student.birth_date,
    age: student.birth_date === null ? null : ageOn(student.birth_date, dayOf(clock.now())),
    courses: courses.get(student.id) ?? [],
    sheetWaiting: waiting.has(student.id),
    reEnrolmentOpen: open.has(student.id),
  }));
};
