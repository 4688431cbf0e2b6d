import type { ReadDb } from '../../../../db/open.ts';
import { findListed, isBuiltOn, type ListedReEnrolment, reopen } from '../../../../db/re-enrolment-desk.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import { tooLateToUndo } from '../../../../shared/rules/undo.ts';
import type { PlainWriteVerb } from '../../context.ts';
import { withdrawAnswer } from '../../undo.ts';
import { decidedMail } from './decide.ts';

const DECIDED: readonly ListedReEnrolment['state'][] = ['validated', 'refused', 'to-complete'];

/**
 * A decision is taken back while no enrolment stands on it: the answer waits again in a version of its own. An e-mail that has not left does
 * not leave; where it has, one e-mail says that it is withdrawn.
 */
export const undo: PlainWriteVerb<'reEnrolments.undo'> = async (ctx, { id, version }) => {
  const { db, clock } = ctx;
  const row = await findListed(db, id);
  if (!row || row.state === 'draft') throw notFound('Cette réinscription');
  if (!DECIDED.includes(row.state))
    throw new Refusal('conflict', 'Aucune décision n’est à annuler : cette réinscription attend une réponse, ou a été retirée.');
  if (row.version !== version)
    throw new Refusal('conflict', 'Cette réinscription a changé depuis que vous l’avez ouverte : relisez-la avant d’annuler la décision.');
  const refusal = await undoRefusalOf(db, row, clock.now());
  if (refusal) throw new Refusal('conflict', refusal);
  await reopen(db, id, clock.now().toISOString());
  await ctx.record({
    subjectKind: 're-enrolment',
    subjectId: id,
    familyId: row.family_id,
    siteId: row.site_id,
    details: { number: row.number, student: fullName(row) },
  });
  ctx.tell('reEnrolments', 'history');
  const mailTo = await withdrawAnswer(ctx, {
    // the decision was taken on the version before this one
    events: [decidedMail(id, version - 1)],
    siteId: row.site_id,
    familyId: row.family_id,
    about: `votre réinscription n° ${row.number} pour ${fullName(row)}`,
    now: [],
  });
  return { mailTo };
};

/** Why a decision can no longer be undone; null when it can, or when there is nothing to undo. */
export async function undoRefusalOf(db: ReadDb, row: ListedReEnrolment, now: Date): Promise<string | null> {
  if (!DECIDED.includes(row.state)) return null;
  const late = tooLateToUndo(row.decided_at, now);
  if (late) return late;
  return (await isBuiltOn(db, row.id)) ? 'L’élève est déjà inscrit à ses cours de l’an prochain d’après cette décision.' : null;
}
