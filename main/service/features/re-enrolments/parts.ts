import type { ReadDb } from '../../../../db/open.ts';
import { coursesToReEnrol, disciplinesTaught } from '../../../../db/re-enrolment-courses.ts';
import { boxesOf, type DecidedPart } from '../../../../db/re-enrolment-desk.ts';
import type { ReEnrolmentRecord } from '../../../../db/re-enrolments.ts';
import type { ParsedInputOf } from '../../../../shared/contract/index.ts';
import type { ReEnrolmentPart } from '../../../../shared/contract/re-enrolments.ts';
import { Refusal, requireNoProblems } from '../../../../shared/refusal.ts';
import { courseWord, GONE } from '../../../../shared/rules/re-enrolment-words.ts';

/** The courses and wishes of an answer, one by one, with the names of today. */
export async function partsOf(
  db: ReadDb,
  { id, student_id }: Pick<ReEnrolmentRecord, 'id' | 'student_id'>,
  siteId: string,
): Promise<ReEnrolmentPart[]> {
  const [{ courses: boxes, wishes }, courses, disciplines] = await Promise.all([
    boxesOf(db, id),
    coursesToReEnrol(db, student_id),
    disciplinesTaught(db, siteId),
  ]);
  const curricula = new Map(courses.flatMap(({ curriculum }) => (curriculum ? [[curriculum.id, curriculum.name] as const] : [])));
  return [
    ...boxes.map((box) => ({
      id: box.id,
      kind: 'course' as const,
      label: box.enrolment_id
        ? courseWord(courses.find(({ enrolmentId }) => enrolmentId === box.enrolment_id))
        : `Cursus entier, ${curricula.get(box.curriculum_id ?? '') ?? GONE}`,
      decision: box.decision,
      reason: box.reason,
    })),
    ...wishes.map((wish) => {
      const discipline = wish.discipline_id && (disciplines.find(({ id: one }) => one === wish.discipline_id)?.name ?? GONE);
      return {
        id: wish.id,
        kind: 'wish' as const,
        label: `Vœu ${wish.rank}, ${[discipline, wish.wish].filter(Boolean).join(' – ')}`,
        decision: wish.decision,
        reason: wish.reason,
      };
    }),
  ];
}

/** The parts that say more than the whole: none where every course is accepted and no wish has its answer yet. */
export function worthTelling(parts: readonly ReEnrolmentPart[]): ReEnrolmentPart[] {
  const decided = parts.filter(({ decision }) => decision !== 'pending');
  return decided.every(({ kind, decision }) => kind === 'course' && decision === 'accepted') ? [] : decided;
}

/** What staff decided one by one, as it can be kept; a refused course wants its reason, and one course at least is to be given. */
export function requireParts(known: readonly ReEnrolmentPart[], typed: ParsedInputOf<'reEnrolments.decide'>['parts']): DecidedPart[] {
  const problems: Record<string, string> = {};
  const decided = typed.map(({ id, decision, reason }): DecidedPart => {
    const part = known.find((one) => one.id === id);
    if (!part) throw new Refusal('conflict', 'La famille a changé ses cours depuis que vous avez ouvert cette réinscription : relisez-la.');
    if (decision === 'refused' && part.kind === 'course' && !reason) problems[`parts.${id}`] = 'Donnez un motif : la famille le lira.';
    return { id, kind: part.kind, decision, reason: decision === 'refused' ? reason : null };
  });
  requireNoProblems(problems);
  const courses = known.filter(({ kind }) => kind === 'course');
  const isRefused = ({ id }: ReEnrolmentPart) => decided.some((one) => one.id === id && one.decision === 'refused');
  if (courses.length > 0 && courses.every(isRefused))
    throw new Refusal('invalid', 'Tous les cours sont refusés : refusez plutôt la réinscription, avec un motif.');
  return decided;
}
