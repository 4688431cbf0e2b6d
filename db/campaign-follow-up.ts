import { type FollowState, followStateOf } from '../shared/rules/campaigns.ts';
import { type Condition, concerns } from '../shared/rules/conditions.ts';
import { type Attended, attendedThisYear } from './attended.ts';
import { factsOf, factsOfSite } from './facts.ts';
import type { ReadDb } from './open.ts';

// How far the answers to a campaign are, student by student.

/** The students in use of a site who have an active course this year and meet the conditions, with their families. */
export async function concernedAt(
  db: ReadDb,
  siteId: string,
  conditions: readonly Condition[],
  day: string,
): Promise<Map<string, { familyId: string }>> {
  const attended = await attendedThisYear(db);
  const attending = new Set(attended.flatMap(({ studentId, active }) => (active ? [studentId] : [])));
  const facts = conditions.length > 0 ? await factsOfSite(db, siteId, day, attended) : null;
  const students = await db
    .selectFrom('student')
    .innerJoin('family', 'family.id', 'student.family_id')
    .select(['student.id', 'student.family_id'])
    .where('family.site_id', '=', siteId)
    .where('family.archived_at', 'is', null)
    .where('student.archived_at', 'is', null)
    .execute();
  const concerned = students.filter(({ id }) => attending.has(id) && (facts === null || concerns(conditions, facts.get(id) ?? {})));
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
  conditions: readonly Condition[];
  /** The year that was prepared has begun: only those who have answered count. */
  past: boolean;
  day: string;
  /** Of `searchWords`: every one must be found among those of the family. */
  words: readonly string[];
}

/** Up to so many students, what they attend is read for them alone. */
const FEW = 200;

/**
 * Where each student stands that the campaign concerns or who has answered it, by family name, whatever its accents; with what they attend.
 * A few plain reads, put together here: as one statement they take twice as long for 10 000 families.
 */
export async function standingsOf(
  db: ReadDb,
  { campaign, conditions, past, day, words }: Asked,
): Promise<{ standings: Standing[]; attended: Attended[] }> {
  const students = await studentsFound(db, campaign.site_id, words);
  const ids = students.length <= FEW ? students.map(({ id }) => id) : undefined;
  const attended = await attendedThisYear(db, ids);
  const attending = new Set(attended.flatMap(({ studentId, active }) => (active ? [studentId] : [])));
  const needsFacts = conditions.length > 0 && !past;
  const facts = needsFacts ? await (ids ? factsOf(db, ids, day) : factsOfSite(db, campaign.site_id, day, attended)) : null;
  const isConcerned = ({ id, family_archived_at, archived_at }: (typeof students)[number]) =>
    !past &&
    family_archived_at === null &&
    archived_at === null &&
    attending.has(id) &&
    (facts === null || concerns(conditions, facts.get(id) ?? {}));
  const answers = await db
    .selectFrom('re_enrolment')
    .select(['id', 'student_id', 'state', 'answer', 'submitted_at', 'version'])
    .where('campaign_id', '=', campaign.id)
    .execute();
  const answerOf = new Map(answers.map((answer) => [answer.student_id, answer]));
  const connected = await connectedFamilies(db, campaign.site_id);
  const standings = students.flatMap((student): Standing[] => {
    const answer = answerOf.get(student.id);
    if (!answer && !isConcerned(student)) return [];
    return [
      {
        studentId: student.id,
        familyId: student.family_id,
        state: followStateOf(answer?.state ?? null, answer?.answer ?? null, connected.has(student.family_id)),
        submittedAt: answer?.submitted_at ?? null,
        reEnrolmentId: answer?.id ?? null,
        version: answer?.version ?? 0,
        waits: answer?.state === 'submitted',
      },
    ];
  });
  return { standings, attended };
}

function studentsFound(db: ReadDb, siteId: string, words: readonly string[]) {
  let found = db
    .selectFrom('student')
    .innerJoin('family', 'family.id', 'student.family_id')
    .select(['student.id', 'student.family_id', 'student.archived_at', 'family.archived_at as family_archived_at'])
    .where('family.site_id', '=', siteId);
  for (const word of words) found = found.where('family.search_key', 'like', `%${word}%`);
  return found.orderBy('family.search_key').orderBy('student.birth_date').orderBy('student.id').execute();
}

/** Families of a site of whom somebody has logged in at least once. */
async function connectedFamilies(db: ReadDb, siteId: string): Promise<Set<string>> {
  const accounts = await db
    .selectFrom('account')
    .select('family_id')
    .where('site_id', '=', siteId)
    .where('first_login_at', 'is not', null)
    .execute();
  return new Set(accounts.map(({ family_id }) => family_id));
}

/** Disciplines and cycles by id, each in the office's order: `place` says where. */
export async function teachingNames(db: ReadDb) {
  const named = async (table: 'discipline' | 'cycle') => {
    const rows = await db.selectFrom(table).select(['id', 'name']).orderBy('position').orderBy('name').execute();
    return new Map(rows.map(({ id, name }, place) => [id, { name, place }]));
  };
  return { disciplines: await named('discipline'), cycles: await named('cycle') };
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
