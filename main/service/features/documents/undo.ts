import { type DocumentDetailRow, findDocumentDetail } from '../../../../db/document-detail.ts';
import { aboutDocument, reopenDocument } from '../../../../db/documents.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';
import { undoRefusal } from '../../../../shared/rules/documents.ts';
import type { PlainWriteVerb } from '../../context.ts';
import { withdrawAnswer } from '../../undo.ts';
import { decidedMail } from './decide.ts';

/**
 * A decision is taken back while nothing has built on it: the document waits again, with the date that staff read on it. An e-mail that has
 * not left does not leave; where it has, the family is told that the document is looked at again.
 */
export const undo: PlainWriteVerb<'documents.undo'> = async (ctx, { id, version }) => {
  const { db } = ctx;
  const document = await findDocumentDetail(db, id);
  if (!document) throw notFound('Cette pièce');
  const refusal = undoRefusalOf(document);
  if (refusal) throw new Refusal('conflict', refusal);
  if (document.version !== version)
    throw new Refusal('conflict', 'Cette pièce a changé depuis que vous l’avez ouverte : relisez-la avant d’annuler la décision.');
  await reopenDocument(db, id);
  const about = await aboutDocument(db, document);
  await ctx.record({
    subjectKind: 'document',
    subjectId: id,
    familyId: document.family_id,
    siteId: document.site_id,
    details: { document: about.title, decision: document.state },
  });
  ctx.tell('documents', 'families', 'history');

  const mailTo = await withdrawAnswer(ctx, {
    // the decision was taken on the version before this one
    events: [decidedMail(id, version - 1)],
    siteId: document.site_id,
    familyId: document.family_id,
    about: `votre pièce « ${about.title} »`,
    now: [],
  });
  return { mailTo };
};

/** Why its decision can no longer be undone; null when it can. */
export const undoRefusalOf = (row: DocumentDetailRow): string | null =>
  undoRefusal({
    state: row.state,
    byStaff: row.decided_by !== null,
    bytesErased: row.bytes_erased_at !== null,
    decidedAt: row.decided_at,
    answerDecidedAt: row.answer_decided_at,
  });
