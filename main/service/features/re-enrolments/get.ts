import { findAccount } from '../../../../db/accounts.ts';
import { eligibilityOf, opinionsOf } from '../../../../db/eligibility.ts';
import { coursesToReEnrol } from '../../../../db/re-enrolment-courses.ts';
import { findListed, type ListedReEnrolment } from '../../../../db/re-enrolment-desk.ts';
import { staffName } from '../../../../db/staff.ts';
import { contract } from '../../../../shared/contract/index.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { deskWarnings, type EligibilityDetail, type EligibilityKind, eligibilityFacts } from '../../../../shared/rules/eligibility.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import { mayDecide } from '../../../../shared/rules/re-enrolment.ts';
import type { ReadVerb, StaffActor } from '../../context.ts';
import { disagreement } from '../../disagreement.ts';
import { linesOf } from './lines.ts';
import { partsOf } from './parts.ts';
import { recipientOf } from './recipient.ts';
import { undoRefusalOf } from './undo.ts';

/** One answer as staff decide it: what is asked, what may weigh on it, what stands in the way. */
export const get: ReadVerb<'reEnrolments.get'> = async ({ db, clock, actor }, { id }) => {
  const row = await findListed(db, id);
  if (!row || row.state === 'draft') throw notFound('Cette réinscription');
  const now = clock.now();
  const whose = { familyId: row.family_id, siteId: row.site_id, studentId: row.student_id, reader: null };
  const opinions = await opinionsOf(db, { studentId: row.student_id, campaignId: row.campaign_id });
  const eligibility = forRole(actor, { ...(await eligibilityOf(db, whose, now)), opinions });
  const sender = row.account_id ? await findAccount(db, row.account_id) : undefined;
  return {
    ...asRow(row),
    siteId: row.site_id,
    familyName: row.family_name,
    sentBy: sender ? fullName(sender) : null,
    courses: (await coursesToReEnrol(db, row.student_id)).filter(({ active }) => active).map(courseInShort),
    lines: await linesOf(db, row, row.site_id),
    parts: await partsOf(db, row, row.site_id),
    requests: row.message,
    reason: row.reason,
    decidedAt: row.decided_at,
    decidedBy: await staffName(db, row.decided_by),
    undoRefusal: await undoRefusalOf(db, row, now),
    stopped: mayDecide(row.state, 'validated') ? await disagreement(db, row.family_id) : null,
    warnings: deskWarnings(eligibility),
    facts: eligibilityFacts(eligibility).filter(({ kind }) => hasSchool(actor) || ACCOUNTING.has(kind)),
    recipient: (await recipientOf(db, row))?.address ?? null,
  };
};

/** Absences, papers and teachers' words are the school's matter: accounting sees what is due and what is to be given back (RGPD-7.1). */
const ACCOUNTING: ReadonlySet<EligibilityKind> = new Set(['balance', 'rentals']);
const hasSchool = ({ role }: StaffActor): boolean => contract['families.documents'].roles.includes(role);
const forRole = (actor: StaffActor, all: EligibilityDetail): EligibilityDetail =>
  hasSchool(actor) ? all : { ...all, unjustifiedAbsences: 0, missingDocuments: [], documents: [], opinions: [] };

const courseInShort = ({ course, level }: { course: string; level: string | null }): string => [course, level].filter(Boolean).join(' ');

const asRow = (row: ListedReEnrolment) => ({
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
