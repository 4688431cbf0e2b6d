import { eligibilityOf } from '../../../../db/eligibility.ts';
import { disagreementSince } from '../../../../db/guardians.ts';
import { findListed, type ListedReEnrolment, searchReEnrolments } from '../../../../db/re-enrolment-desk.ts';
import { staffName } from '../../../../db/staff.ts';
import type { ReEnrolmentRow } from '../../../../shared/contract/re-enrolments.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { eligibilityWarnings, mayDecide } from '../../../../shared/rules/re-enrolment.ts';
import { searchWords } from '../../../../shared/rules/search.ts';
import type { ReadVerb } from '../../context.ts';
import { stoppedByDisagreement } from './decide.ts';
import { linesOf } from './lines.ts';
import { recipientOf } from './recipient.ts';

/** The answers in one state, found by the family's words or by number, a page at a time. */
export const list: ReadVerb<'reEnrolments.list'> = async ({ db }, { search, ...where }) => {
  const { rows, total } = await searchReEnrolments(db, { ...where, words: searchWords(search) });
  return { total, rows: rows.map(asRow) };
};

/** One answer as staff decide it: what is asked, what may weigh on it, what stands in the way. */
export const get: ReadVerb<'reEnrolments.get'> = async ({ db, clock }, { id }) => {
  const row = await findListed(db, id);
  if (!row || row.state === 'draft') throw notFound('Cette réinscription');
  const since = mayDecide(row.state, 'validated') ? await disagreementSince(db, row.family_id) : null;
  const whose = { familyId: row.family_id, siteId: row.site_id, studentId: row.student_id, reader: null };
  return {
    ...asRow(row),
    lines: await linesOf(db, row, row.site_id),
    reason: row.reason,
    decidedAt: row.decided_at,
    decidedBy: await staffName(db, row.decided_by),
    stopped: since && stoppedByDisagreement(since),
    warnings: eligibilityWarnings(await eligibilityOf(db, whose, clock.now())),
    recipient: (await recipientOf(db, row))?.address ?? null,
  };
};

const asRow = (row: ListedReEnrolment): ReEnrolmentRow => ({
  id: row.id,
  number: row.number,
  state: row.state,
  answer: row.answer,
  version: row.version,
  campaignName: row.campaign_name,
  siteName: row.site_name,
  familyId: row.family_id,
  studentId: row.student_id,
  studentName: `${row.last_name}, ${row.first_name}`,
  submittedAt: row.submitted_at,
});
