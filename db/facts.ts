import { ageOn } from '../shared/dates.ts';
import type { Facts } from '../shared/rules/conditions.ts';
import { type Attended, attendedThisYear } from './attended.ts';
import type { ReadDb } from './open.ts';
import { prepared } from './prepared.ts';
import { isThisYear } from './this-year.ts';

/** What conditions ask about, for each of these students on a day (`YYYY-MM-DD`): this year's teaching, age, how the family pays. */
export async function factsOf(db: ReadDb, studentIds: readonly string[], day: string): Promise<Map<string, Facts>> {
  if (studentIds.length === 0) return new Map();
  const enrolments = await enrolmentRows(db, studentIds);
  return collect(await studentRows(db, studentIds), enrolments.map(asAttended), day);
}

/** The same of every student in use of a site, to count whom a campaign or a document would concern. `known`: this year's enrolments, where they have been read already. */
export async function factsOfSite(db: ReadDb, siteId: string, day: string, known?: readonly Attended[]): Promise<Map<string, Facts>> {
  const students = await studentsAndPay(db)
    .where('family.site_id', '=', siteId)
    .where('family.archived_at', 'is', null)
    .where('student.archived_at', 'is', null)
    .execute();
  return collect(students, known ?? (await attendedThisYear(db)), day);
}

type StudentFacts = Awaited<ReturnType<typeof studentRows>>[number];
type EnrolmentFacts = Awaited<ReturnType<typeof enrolmentRows>>[number];

const asAttended = (row: EnrolmentFacts): Attended => ({
  studentId: row.student_id,
  situationId: row.situation_id,
  active: row.active === 1,
  disciplineId: row.discipline_id,
  departmentId: row.department_id,
  curriculumId: row.curriculum_id,
  cycleId: row.cycle_id,
  levelId: row.level_id,
});

function collect(students: readonly StudentFacts[], enrolments: readonly Attended[], day: string): Map<string, Facts> {
  const byStudent = new Map<string, Attended[]>();
  for (const row of enrolments) {
    const own = byStudent.get(row.studentId);
    if (own) own.push(row);
    else byStudent.set(row.studentId, [row]);
  }
  return new Map(
    students.map((student): [string, Facts] => {
      const own = byStudent.get(student.id) ?? [];
      const attended = own.filter(({ active }) => active);
      const ids = (of: 'departmentId' | 'disciplineId' | 'curriculumId' | 'cycleId' | 'levelId') => [
        ...new Set(attended.flatMap((row) => row[of] ?? [])),
      ];
      const facts: Facts = {
        department: ids('departmentId'),
        discipline: ids('disciplineId'),
        curriculum: ids('curriculumId'),
        cycle: ids('cycleId'),
        level: ids('levelId'),
        situation: [...new Set(own.map(({ situationId }) => situationId))],
        ...(student.birth_date && { age: [String(ageOn(student.birth_date, day))] }),
        'payment-mode': student.mandate ? ['direct-debit'] : [],
        ...(student.city && { city: [student.city] }),
        ...(student.quotient_cents !== null && { quotient: [String(student.quotient_cents)] }),
      };
      return [student.id, facts];
    }),
  );
}

const studentsAndPay = (db: ReadDb) =>
  db
    .selectFrom('student')
    .innerJoin('family', 'family.id', 'student.family_id')
    .leftJoin('guardian', (on) => on.onRef('guardian.family_id', '=', 'family.id').on('guardian.position', '=', 1))
    .select(['student.id', 'student.birth_date', 'guardian.city', 'guardian.quotient_cents'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('direct_debit_mandate')
            .select('direct_debit_mandate.id')
            .whereRef('direct_debit_mandate.family_id', '=', 'family.id')
            .where('direct_debit_mandate.revoked_at', 'is', null),
        )
        .as('mandate'),
    );

const studentRows = prepared((db, ids: readonly string[]) => studentsAndPay(db).where('student.id', 'in', ids));

const enrolmentsAndTeaching = (db: ReadDb) =>
  db
    .selectFrom('enrolment')
    .innerJoin('course', 'course.id', 'enrolment.course_id')
    .innerJoin('school_year', 'school_year.id', 'course.school_year_id')
    .innerJoin('enrolment_situation', 'enrolment_situation.id', 'enrolment.situation_id')
    .innerJoin('discipline', 'discipline.id', 'course.discipline_id')
    .select(['enrolment.student_id', 'enrolment.situation_id', 'enrolment_situation.active', 'course.discipline_id'])
    .select((eb) => eb.fn.coalesce('course.department_id', 'discipline.department_id').as('department_id'))
    .select((eb) => eb.fn.coalesce('enrolment.curriculum_id', 'course.curriculum_id').as('curriculum_id'))
    .select((eb) => eb.fn.coalesce('enrolment.cycle_id', 'course.cycle_id').as('cycle_id'))
    .select((eb) => eb.fn.coalesce('enrolment.level_id', 'course.level_id').as('level_id'));

const enrolmentRows = prepared((db, ids: readonly string[]) =>
  enrolmentsAndTeaching(db).where('enrolment.student_id', 'in', ids).where(isThisYear),
);
