import { type FollowState, followStateOf } from '../shared/rules/campaigns.ts';
import { type Condition, concerns } from '../shared/rules/conditions.ts';
import type { Answer, ReEnrolmentState } from '../shared/rules/re-enrolment.ts';
import { factsOfSite } from './facts.ts';
import type { ReadDb } from './open.ts';

// How far the answers to a campaign are, student by student.

/** The students in use of a site who have an active course this year and meet the conditions, with their families. */
export async function concernedAt(
  db: ReadDb,
  siteId: string,
  conditions: readonly Condition[],
  day: string,
): Promise<Map<string, { familyId: string }>> {
  const attending = await db
    .selectFrom('student')
    .innerJoin('family', 'family.id', 'student.family_id')
    .select(['student.id', 'student.family_id'])
    .where('family.site_id', '=', siteId)
    .where('family.archived_at', 'is', null)
    .where('student.archived_at', 'is', null)
    .where('student.id', 'in', attendingNow(db).select('enrolment.student_id'))
    .execute();
  const facts = conditions.length > 0 ? await factsOfSite(db, siteId, day) : null;
  const concerned = attending.filter(({ id }) => facts === null || concerns(conditions, facts.get(id) ?? {}));
  return new Map(concerned.map(({ id, family_id }) => [id, { familyId: family_id }]));
}

/** This year's enrolments that are active. */
const attendingNow = (db: ReadDb) =>
  db
    .selectFrom('enrolment')
    .innerJoin('course', 'course.id', 'enrolment.course_id')
    .innerJoin('school_year', 'school_year.id', 'course.school_year_id')
    .innerJoin('enrolment_situation', 'enrolment_situation.id', 'enrolment.situation_id')
    .where('enrolment_situation.active', '=', 1)
    .where('school_year.current', '=', 1);

export interface Standing {
  studentId: string;
  familyId: string;
  state: FollowState;
  submittedAt: string | null;
  /** With `waits`: what it would take to decide it. */
  reEnrolmentId: string | null;
  version: number;
  waits: boolean;
}

interface Asked {
  campaign: { id: string; site_id: string };
  /** Null: only those who have answered count (the year that was prepared has begun). */
  concerned: ReadonlyMap<string, unknown> | null;
  /** Words of `searchWords`: every one must be found among those of the family. */
  words?: readonly string[];
}

/** Where each student stands that the campaign concerns or who has answered it, by family name, whatever its accents. */
export async function standingsOf(db: ReadDb, { campaign, concerned, words = [] }: Asked): Promise<Standing[]> {
  let found = db
    .selectFrom('student')
    .innerJoin('family', 'family.id', 'student.family_id')
    .leftJoin('re_enrolment', (on) =>
      on.onRef('re_enrolment.student_id', '=', 'student.id').on('re_enrolment.campaign_id', '=', campaign.id),
    )
    .select(['student.id', 'student.family_id', 're_enrolment.id as re_enrolment_id', 're_enrolment.state', 're_enrolment.answer'])
    .select(['re_enrolment.submitted_at', 're_enrolment.version'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('account')
            .select('account.id')
            .whereRef('account.family_id', '=', 'family.id')
            .where('account.first_login_at', 'is not', null),
        )
        .as('connected'),
    )
    .where('family.site_id', '=', campaign.site_id);
  for (const word of words) found = found.where('family.search_key', 'like', `%${word}%`);
  const rows = await found.orderBy('family.search_key').orderBy('student.birth_date').orderBy('student.id').execute();
  return rows.flatMap((row) => {
    if (row.re_enrolment_id === null && !concerned?.has(row.id)) return [];
    const state = row.state as ReEnrolmentState | null;
    return [
      {
        studentId: row.id,
        familyId: row.family_id,
        state: followStateOf(state, row.answer as Answer | null, Boolean(row.connected)),
        submittedAt: row.submitted_at,
        reEnrolmentId: row.re_enrolment_id,
        version: row.version ?? 0,
        waits: state === 'submitted',
      },
    ];
  });
}

/** Which disciplines and cycles each student of a site attends this year, once each. */
export async function attendanceOf(db: ReadDb, siteId: string) {
  const rows = await db
    .selectFrom('enrolment')
    .innerJoin('course', 'course.id', 'enrolment.course_id')
    .innerJoin('school_year', 'school_year.id', 'course.school_year_id')
    .innerJoin('enrolment_situation', 'enrolment_situation.id', 'enrolment.situation_id')
    .innerJoin('discipline', 'discipline.id', 'course.discipline_id')
    .innerJoin('student', 'student.id', 'enrolment.student_id')
    .innerJoin('family', 'family.id', 'student.family_id')
    .leftJoin('cycle', (on) => on.on((eb) => eb('cycle.id', '=', eb.fn.coalesce('enrolment.cycle_id', 'course.cycle_id'))))
    .select(['enrolment.student_id', 'discipline.id as discipline_id', 'discipline.name as discipline'])
    .select(['cycle.id as cycle_id', 'cycle.name as cycle', 'cycle.position as cycle_position'])
    .where('family.site_id', '=', siteId)
    .where('enrolment_situation.active', '=', 1)
    .where('school_year.current', '=', 1)
    .orderBy('discipline.position')
    .orderBy('discipline.name')
    .execute();
  return rows;
}

/** Names, numbers and courses of some students, for the list of a campaign's answers. */
export async function followedStudents(db: ReadDb, campaignId: string, studentIds: readonly string[]) {
  if (studentIds.length === 0) return { students: [], courses: [] };
  const students = await db
    .selectFrom('student')
    .innerJoin('family', 'family.id', 'student.family_id')
    .leftJoin('re_enrolment', (on) =>
      on.onRef('re_enrolment.student_id', '=', 'student.id').on('re_enrolment.campaign_id', '=', campaignId),
    )
    .select(['student.id', 'student.first_name', 'student.last_name', 'family.id as family_id', 'family.name as family_name'])
    .select([
      're_enrolment.id as re_enrolment_id',
      're_enrolment.number',
      're_enrolment.version',
      're_enrolment.state',
      're_enrolment.answer',
    ])
    .select(['re_enrolment.submitted_at', 're_enrolment.decided_at'])
    .where('student.id', 'in', studentIds)
    .execute();
  const courses = await attendingNow(db)
    .innerJoin('discipline', 'discipline.id', 'course.discipline_id')
    .leftJoin('level', (on) => on.on((eb) => eb('level.id', '=', eb.fn.coalesce('enrolment.level_id', 'course.level_id'))))
    .select(['enrolment.student_id', 'discipline.name'])
    .select((eb) => eb.fn.coalesce('level.short_name', 'level.name').as('level'))
    .where('enrolment.student_id', 'in', studentIds)
    .orderBy('discipline.position')
    .execute();
  return { students, courses };
}

/** « Bernard, Léo » of each of these answers, as the report of a bulk decision names them. */
export async function answerNames(db: ReadDb, campaignId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('re_enrolment')
    .innerJoin('student', 'student.id', 're_enrolment.student_id')
    .select(['re_enrolment.id', 're_enrolment.number', 'student.first_name', 'student.last_name'])
    .where('re_enrolment.campaign_id', '=', campaignId)
    .where('re_enrolment.state', '=', 'submitted')
    .execute();
  return new Map(rows.map((row) => [row.id, `${row.last_name}, ${row.first_name}${row.number ? ` (${row.number})` : ''}`]));
}
