import type { CampaignRecord } from '../../../../db/campaigns.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { coursesToReEnrol, disciplinesTaught } from '../../../../db/re-enrolment-courses.ts';
import type { ReEnrolmentContent, TypedReEnrolment } from '../../../../shared/contract/re-enrolments.ts';
import { requireNoProblems } from '../../../../shared/refusal.ts';
import { answerOfBoxes, type Purpose } from '../../../../shared/rules/re-enrolment.ts';

const RELOAD = 'a changé depuis l’ouverture de la page : rechargez-la, puis choisissez de nouveau.';

/** What was typed as one answer that says one thing; refused beside its boxes where they exclude each other, or lack for this purpose. */
export async function checkedContent(
  db: ReadDb,
  { campaign, studentId }: { campaign: CampaignRecord; studentId: string },
  typed: TypedReEnrolment,
  purpose: Purpose,
): Promise<ReEnrolmentContent> {
  const wishes = typed.wishes.filter(({ disciplineId, wish }) => disciplineId !== null || wish !== null);
  const [courses, disciplines] = await Promise.all([coursesToReEnrol(db, studentId), disciplinesTaught(db, campaign.site_id)]);
  const whole = new Set(typed.curricula);
  const offer = { administrative: campaign.administrative === 1, byCourse: campaign.by_course === 1, wishes: campaign.wishes === 1 };
  const count = { curricula: whole.size, courses: typed.enrolments.length, wishes: wishes.length };
  const { answer, problems } = answerOfBoxes(offer, { ...typed, ...count }, purpose);
  if ([...whole].some((id) => !courses.some(({ curriculum }) => curriculum?.id === id))) problems.courses ??= `Un cursus ${RELOAD}`;
  if (typed.enrolments.some((id) => !courses.some(({ enrolmentId }) => enrolmentId === id))) problems.courses ??= `Un cours ${RELOAD}`;
  if (wishes.some(({ disciplineId }) => disciplineId !== null && !disciplines.some(({ id }) => id === disciplineId)))
    problems.wishes ??= `La liste des disciplines ${RELOAD}`;
  requireNoProblems(problems);
  const inWhole = (id: string) =>
    courses.some(({ enrolmentId, curriculum }) => enrolmentId === id && curriculum && whole.has(curriculum.id));
  return {
    answer,
    curricula: [...whole],
    // a curriculum that is ticked whole holds them already
    enrolments: [...new Set(typed.enrolments)].filter((id) => !inWhole(id)),
    wishes,
    requests: typed.requests,
  };
}

/** What is kept, as boxes again: checked anew before it is sent, for the campaign and the courses may have changed since. */
export const asTyped = (content: ReEnrolmentContent): TypedReEnrolment => ({
  administrative: content.answer === 'administrative',
  doesNotReEnrol: content.answer === 'does-not-re-enrol',
  curricula: [...content.curricula],
  enrolments: [...content.enrolments],
  wishes: [...content.wishes],
  requests: content.requests,
});
