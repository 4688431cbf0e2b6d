import type { Row } from '../tables.ts';
import { addDays, daysAgo, instant, TODAY } from './calendar.ts';
import type { DemoCourse, DemoEnrolment } from './courses.ts';
import { accountOf, type Demo, type DemoFamily, type DemoStudent, type SiteKey } from './model.ts';
import { SHORT_NAMES } from './office.ts';
import { disciplineKeys, disciplineOf, idOf } from './organisation.ts';
import { type Random, randomFor } from './random.ts';
import { insertRows } from './rows.ts';

export const CAMPAIGN_CLOSES_ON = '2027-01-31';
const CAMPAIGN_NAME = 'Réinscriptions 2027-2028';

type Answer = Row<'re_enrolment'>;
interface Written {
  answers: Answer[];
  courses: Row<'re_enrolment_course'>[];
  wishes: Row<'re_enrolment_wish'>[];
}

/** An open campaign for next year at each site, with answers in every state; gives the families that wait for staff. */
export async function seedCampaigns(
  { db, families, trail, staff, counters }: Demo,
  courses: readonly DemoCourse[],
): Promise<Set<DemoFamily>> {
  const enrolments = enrolmentsByStudent(courses);
  const written: Written = { answers: [], courses: [], wishes: [] };
  const waiting = new Set<DemoFamily>();
  for (const family of families) {
    for (const student of family.students) {
      const answer = answerOf(family, student, enrolments.get(student.row.id) ?? [], written);
      if (answer?.state === 'submitted') waiting.add(family);
    }
  }
  counters.set(`re-enrolment:${TODAY.slice(0, 4)}`, numberAnswers(written.answers));
  await insertRows(db, 'campaign', [...(['centre', 'alpes'] as const).map(openCampaign), lastYears()]);
  await insertRows(db, 'campaign_condition', [
    {
      id: idOf('campaign-condition', 'alpes'),
      campaign_id: campaignOf('alpes'),
      clause: 1,
      kind: 'situation',
      comparison: 'is',
      value: idOf('situation', 'active'),
    },
  ]);
  await insertRows(db, 're_enrolment', written.answers);
  await insertRows(db, 're_enrolment_course', written.courses);
  await insertRows(db, 're_enrolment_wish', written.wishes);
  for (const site of ['centre', 'alpes'] as const) {
    trail.push({
      at: new Date(instant('2026-11-02', '08:00')),
      actor: { kind: 'staff', id: staff.marc.id, name: staff.marc.name },
      verb: 'campaigns.open',
      subjectKind: 'campaign',
      subjectId: campaignOf(site),
      siteId: idOf('site', site),
      details: { name: CAMPAIGN_NAME, site: SHORT_NAMES[site], closesAt: instant(CAMPAIGN_CLOSES_ON, '23:59') },
    });
  }
  return waiting;
}

const campaignOf = (site: SiteKey): string => idOf('campaign', `${site}:2027`);

const openCampaign = (site: SiteKey): Row<'campaign'> => ({
  id: campaignOf(site),
  site_id: idOf('site', site),
  school_year_id: idOf('school-year', '2027-2028'),
  name: CAMPAIGN_NAME,
  opens_at: instant('2026-11-02', '08:00'),
  closes_at: instant(CAMPAIGN_CLOSES_ON, '23:59'),
  state: 'active',
  message:
    'Répondez avant le 31 janvier 2027 à 23\u00A0h\u00A059, même si vous ne vous réinscrivez pas\u00A0: votre place est gardée jusque-là.',
  administrative: 1,
  by_course: 1,
  wishes: site === 'centre' ? 1 : 0,
  version: 1,
  created_at: daysAgo(30, '14:00'),
  updated_at: daysAgo(18, '08:00'),
  closed_at: null,
});

const lastYears = (): Row<'campaign'> => ({
  ...openCampaign('centre'),
  id: idOf('campaign', 'centre:2026'),
  school_year_id: idOf('school-year', '2026-2027'),
  name: 'Réinscriptions 2026-2027',
  opens_at: instant('2026-04-13', '08:00'),
  closes_at: instant('2026-06-15', '23:59'),
  state: 'closed',
  message: null,
  created_at: instant('2026-04-01', '14:00'),
  updated_at: instant('2026-06-16', '08:00'),
  closed_at: instant('2026-06-16', '08:00'),
});

function enrolmentsByStudent(courses: readonly DemoCourse[]): Map<string, DemoEnrolment[]> {
  const found = new Map<string, DemoEnrolment[]>();
  for (const { enrolments } of courses) {
    for (const enrolment of enrolments) {
      if (enrolment.active) found.set(enrolment.row.student_id, [...(found.get(enrolment.row.student_id) ?? []), enrolment]);
    }
  }
  return found;
}

type Choice = 'none' | 'leaves' | Answer['state'];
/** Those whom the pictures of the design show waiting, and a refusal, so that each state is there to be seen. */
const SURELY: Readonly<Record<number, Answer['state']>> = { 2: 'submitted', 5: 'submitted', 30: 'refused' };

function answerOf(family: DemoFamily, student: DemoStudent, enrolments: readonly DemoEnrolment[], written: Written): Answer | null {
  const random = randomFor(`re-enrolment:${student.row.id}`);
  const account = accountOf(family);
  if (!account || enrolments.length === 0) return null;
  const state: Choice =
    SURELY[family.index] ??
    random.weighted({ none: 48, draft: 8, submitted: 9, 'to-complete': 4, validated: 24, refused: 2, withdrawn: 2, leaves: 3 });
  if (state === 'none') return null;
  const leaves = state === 'leaves';
  const answer = newAnswer(
    family,
    student,
    { state: leaves ? 'submitted' : state, leaves, byCourse: family.index !== 5 && random.chance(0.6) },
    random,
  );
  written.answers.push(answer);
  if (answer.answer === 'courses') written.courses.push(...tickedCourses(answer, enrolments, random));
  if (family.site === 'centre' && !leaves && random.chance(0.3)) written.wishes.push(wish(answer, random));
  return answer;
}

interface Choices {
  state: Answer['state'];
  leaves: boolean;
  byCourse: boolean;
}

function newAnswer(family: DemoFamily, student: DemoStudent, { state, leaves, byCourse }: Choices, random: Random): Answer {
  const day = addDays('2026-11-02', random.int(0, 17));
  const at = instant(day, `${random.int(17, 21)}:${random.int(10, 59)}`);
  const decided = state === 'validated' || state === 'refused' || state === 'to-complete';
  return {
    id: random.uuid(),
    number: null,
    campaign_id: campaignOf(family.site),
    family_id: family.row.id,
    student_id: student.row.id,
    account_id: accountOf(family)?.id ?? null,
    answer: leaves ? 'does-not-re-enrol' : byCourse ? 'courses' : 'administrative',
    state,
    message: random.chance(0.3) ? random.pick(MESSAGES) : null,
    reason:
      state === 'refused'
        ? 'L’établissement ne peut pas garder cette place après trois absences non justifiées.'
        : state === 'to-complete'
          ? 'Il manque le justificatif de domicile.'
          : null,
    version: 1,
    created_at: at,
    updated_at: at,
    submitted_at: state === 'draft' ? null : at,
    decided_at: decided ? daysAgo(0, '09:30') : null,
    decided_by: decided ? idOf('staff', 'marc') : null,
    seen_by_family_at: null,
  };
}

const MESSAGES = [
  'Nous souhaiterions un cours le mercredi si possible.',
  'Merci de garder la même professeure.',
  'Est-il possible de commencer un second instrument\u00A0?',
  'Un créneau après 18\u00A0h nous arrangerait.',
];

const tickedCourses = (answer: Answer, enrolments: readonly DemoEnrolment[], random: Random): Row<'re_enrolment_course'>[] =>
  enrolments.map(({ row, study }) => ({
    id: random.uuid(),
    re_enrolment_id: answer.id,
    curriculum_id: row.curriculum_id,
    discipline_id: idOf('discipline', study.discipline),
    enrolment_id: row.id,
    course_id: null,
    decision: answer.state === 'validated' ? 'accepted' : answer.state === 'refused' ? 'refused' : 'pending',
    reason: answer.state === 'refused' ? answer.reason : null,
  }));

function wish(answer: Answer, random: Random): Row<'re_enrolment_wish'> {
  const instruments = disciplineKeys.filter((key) => disciplineOf(key).weight > 0);
  return {
    id: random.uuid(),
    re_enrolment_id: answer.id,
    rank: 1,
    discipline_id: idOf('discipline', random.pick(instruments)),
    teacher_id: null,
    wish: random.pick(['Mercredi après-midi', 'Samedi matin', 'Après 18\u00A0h']),
    decision: 'pending',
    reason: null,
  };
}

/** Numbers follow the order of arrival; a draft has none yet. Gives how many were used. */
function numberAnswers(answers: readonly Answer[]): number {
  const arrived = answers.filter((answer) => answer.submitted_at !== null);
  arrived.sort((a, b) => (a.submitted_at ?? '').localeCompare(b.submitted_at ?? '') || (a.id < b.id ? -1 : 1));
  for (const [i, answer] of arrived.entries()) answer.number = `RI${TODAY.slice(0, 4)}-${String(i + 1).padStart(4, '0')}`;
  return arrived.length;
}
