import type { Attended } from '../../../../db/attended.ts';
import { answerNames, followedStudents, type Standing, standingsOf, teachingNames } from '../../../../db/campaign-follow-up.ts';
import { conditionsOf, type ListedCampaign } from '../../../../db/campaigns.ts';
import type { ReadDb } from '../../../../db/open.ts';
import type { CampaignProgress, FollowUpRow, ProgressGroup } from '../../../../shared/contract/campaigns.ts';
import { addDays, dayOf, daysBetween } from '../../../../shared/dates.ts';
import { FOLLOW_STATES, type FollowFilter, type FollowState, isNarrowedTo } from '../../../../shared/rules/campaigns.ts';
import { searchWords } from '../../../../shared/rules/search.ts';
import type { ReadVerb } from '../../context.ts';
import { fileOf, requireListed } from './row.ts';

/** How far one campaign is, in figures. */
export const progress: ReadVerb<'campaigns.progress'> = async ({ db, clock }, { id }) => {
  const now = clock.now();
  const row = await requireListed(db, id);
  const { standings, attended } = await standingsIn(db, row, now);
  const families = (some: readonly Standing[]) => new Set(some.map(({ familyId }) => familyId)).size;
  return {
    campaign: await fileOf(db, row, now),
    students: standings.length,
    families: families(standings),
    past: isPast(row, now),
    states: countByState(standings.map(({ state }) => state)),
    familiesByState: eachState((state) => families(standings.filter((one) => one.state === state))),
    days: answersByDay(row, standings, now),
    ...(await groupsOf(db, attended, standings)),
  };
};

/** The students in one state, a page at a time. */
export const followUp: ReadVerb<'campaigns.followUp'> = async ({ db, clock }, { id, page, pageSize, ...where }) => {
  const found = await selected(db, await requireListed(db, id), where, clock.now());
  const shown = found.slice(page * pageSize, (page + 1) * pageSize);
  return { total: found.length, rows: await rowsOf(db, id, shown) };
};

/** The same in whole, for what is done over many at once. */
export const selection: ReadVerb<'campaigns.selection'> = async ({ db, clock }, { id, ...where }) => {
  const found = await selected(db, await requireListed(db, id), where, clock.now());
  const names = await answerNames(db, id);
  return {
    waiting: found.flatMap(({ reEnrolmentId, version, waits }) =>
      waits && reEnrolmentId ? [{ id: reEnrolmentId, version, label: names.get(reEnrolmentId) ?? '' }] : [],
    ),
    familyIds: [...new Set(found.map(({ familyId }) => familyId))],
  };
};

interface Where {
  state?: FollowFilter | null | undefined;
  disciplineId?: string | null | undefined;
  search: string;
}

async function selected(db: ReadDb, campaign: ListedCampaign, { state, disciplineId, search }: Where, now: Date): Promise<Standing[]> {
  const { standings, attended } = await standingsIn(db, campaign, now, searchWords(search));
  const attending = disciplineId
    ? new Set(attended.flatMap((one) => (one.active && one.disciplineId === disciplineId ? [one.studentId] : [])))
    : null;
  return standings.filter((one) => (!state || isNarrowedTo(state, one.state)) && (!attending || attending.has(one.studentId)));
}

/** Once the year that it prepared has begun, this year's courses say nothing of whom it concerned. */
const isPast = ({ year_starts_on }: ListedCampaign, now: Date): boolean => year_starts_on <= dayOf(now);

const standingsIn = async (db: ReadDb, campaign: ListedCampaign, now: Date, words: readonly string[] = []) =>
  standingsOf(db, {
    campaign,
    conditions: await conditionsOf(db, campaign.id),
    past: isPast(campaign, now),
    day: dayOf(now),
    words,
  });

const eachState = (count: (state: FollowState) => number) =>
  Object.fromEntries(FOLLOW_STATES.map((state) => [state, count(state)])) as Record<FollowState, number>;

function countByState(states: readonly FollowState[]): Record<FollowState, number> {
  const counts = eachState(() => 0);
  for (const state of states) counts[state]++;
  return counts;
}

/** At most the last hundred and twenty days. */
const DAYS_SHOWN = 120;

function answersByDay(campaign: ListedCampaign, standings: readonly Standing[], now: Date): CampaignProgress['days'] {
  const counts = new Map<string, number>();
  for (const { submittedAt } of standings) {
    if (submittedAt) counts.set(dayOf(submittedAt), (counts.get(dayOf(submittedAt)) ?? 0) + 1);
  }
  const first = dayOf(campaign.opens_at);
  const end = [dayOf(campaign.closes_at), dayOf(campaign.closed_at ?? campaign.closes_at), dayOf(now)].sort()[0] ?? first;
  const length = Math.min(Math.max(daysBetween(first, end) + 1, 0), DAYS_SHOWN);
  return Array.from({ length }, (_, i) => addDays(end, i + 1 - length)).map((day) => ({ day, answers: counts.get(day) ?? 0 }));
}

/** How the students of each discipline and each cycle stand: the disciplines with the most students first, the cycles in their order. */
async function groupsOf(db: ReadDb, attended: readonly Attended[], standings: readonly Standing[]) {
  const states = new Map(standings.map(({ studentId, state }) => [studentId, state]));
  const disciplines = new Map<string, Map<string, FollowState>>();
  const cycles = new Map<string, Map<string, FollowState>>();
  for (const { studentId, active, disciplineId, cycleId } of attended) {
    const state = states.get(studentId);
    if (!state || !active) continue;
    gather(disciplines, disciplineId, studentId, state);
    if (cycleId) gather(cycles, cycleId, studentId, state);
  }
  const names = await teachingNames(db);
  return {
    disciplines: groups(disciplines, names.disciplines).sort((a, b) => b.students - a.students),
    cycles: groups(cycles, names.cycles),
  };
}

/** A student of two courses of one discipline counts once. */
function gather(into: Map<string, Map<string, FollowState>>, id: string, studentId: string, state: FollowState): void {
  const students = into.get(id) ?? new Map<string, FollowState>();
  students.set(studentId, state);
  into.set(id, students);
}

type Names = ReadonlyMap<string, { name: string; place: number }>;

const groups = (gathered: ReadonlyMap<string, ReadonlyMap<string, FollowState>>, names: Names): ProgressGroup[] =>
  [...gathered]
    .sort(([a], [b]) => (names.get(a)?.place ?? 0) - (names.get(b)?.place ?? 0))
    .map(([id, students]) => ({
      id,
      name: names.get(id)?.name ?? '',
      students: students.size,
      states: countByState([...students.values()]),
    }));

async function rowsOf(db: ReadDb, campaignId: string, shown: readonly Standing[]): Promise<FollowUpRow[]> {
  const { students, courses } = await followedStudents(
    db,
    campaignId,
    shown.map(({ studentId }) => studentId),
  );
  const byId = new Map(students.map((student) => [student.id, student]));
  return shown.flatMap(({ studentId, state }) => {
    const student = byId.get(studentId);
    if (!student) return [];
    return [
      {
        id: studentId,
        studentName: `${student.last_name}, ${student.first_name}`,
        familyId: student.family_id,
        familyName: student.family_name,
        state,
        reEnrolment:
          student.re_enrolment_id && student.state
            ? {
                id: student.re_enrolment_id,
                number: student.number,
                version: student.version ?? 0,
                state: student.state,
                answer: student.answer,
              }
            : null,
        courses: courses.filter((one) => one.student_id === studentId).map(({ name, level }) => [name, level].filter(Boolean).join(' ')),
        submittedAt: student.submitted_at,
        decidedAt: student.decided_at,
      },
    ];
  });
}
