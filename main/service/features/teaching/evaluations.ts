import { type EvaluationRecord, evaluationsOf } from '../../../../db/follow-up.ts';
import type { EvaluationRow } from '../../../../shared/contract/teaching.ts';
import { notFound } from '../../../../shared/refusal.ts';
import type { ReadVerb } from '../../context.ts';
import { onPage, pageAt } from './list-place.ts';
import { requireCourse } from './require-course.ts';

/** What the student was marked for in one course, as far as it is published. */
export const evaluations: ReadVerb<'teaching.evaluations'> = async ({ db, actor, clock }, { student, enrolment, page }) => {
  const { own, frame } = await requireCourse({ db, actor }, { student, enrolment });
  const rows = await evaluationsOf(db, own.id, clock.now().toISOString());
  return { frame, ...onPage(rows.map(evaluationRowOf).reverse(), page) };
};

/** One evaluation, and where it stands among the others; what is not published is not found. */
export const evaluation: ReadVerb<'teaching.evaluation'> = async ({ db, actor, clock }, { student, enrolment, mark }) => {
  const { own, frame } = await requireCourse({ db, actor }, { student, enrolment });
  const rows = await evaluationsOf(db, own.id, clock.now().toISOString());
  const index = rows.findIndex(({ id }) => id === mark);
  const found = rows[index];
  if (!found) throw notFound('Cette évaluation');
  return { frame, all: rows.map(({ id }) => id), page: pageAt(rows.length - 1 - index), evaluation: evaluationRowOf(found) };
};

const evaluationRowOf = (row: EvaluationRecord): EvaluationRow => ({
  id: row.id,
  heldOn: row.held_on,
  type: row.type,
  title: row.title,
  description: row.description,
  mark: row.mark_hundredths,
  outOf: row.out_of_hundredths,
  letter: row.letter,
  median: row.median_hundredths,
  mention: row.mention,
  appreciation: row.appreciation,
  coefficient: row.coefficient_hundredths,
  absent: row.absent === 1,
  counts: row.counts === 1,
});
