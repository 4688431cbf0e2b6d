import { filesOf, findDocumentDetail, papersFor, refusalsBefore } from '../../../../db/document-detail.ts';
import { findBytes } from '../../../../db/document-files.ts';
import { aboutDocument } from '../../../../db/documents.ts';
import { hasActedSince } from '../../../../db/history.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';
import { prepared, type ReadVerb } from '../../context.ts';
import { disagreement } from '../../disagreement.ts';
import { undoRefusalOf } from './undo.ts';

/** One document as staff decide it. */
export const get: ReadVerb<'documents.get'> = async ({ db }, { id }) => {
  const row = await findDocumentDetail(db, id);
  if (!row) throw notFound('Cette pièce');
  const [files, papers, refusals, about] = await Promise.all([
    filesOf(db, id),
    papersFor(db, row.required_document_id),
    refusalsBefore(db, row),
    aboutDocument(db, row),
  ]);
  return {
    id,
    version: row.version,
    state: row.state,
    stopped: row.state === 'given' ? await disagreement(db, row.family_id) : null,
    waiting: files.some(({ examined_at }) => examined_at === null),
    name: row.name,
    explanation: row.explanation,
    scope: row.scope,
    mandatory: row.mandatory === 1,
    purpose: row.purpose,
    validity: { validity: row.validity, days: row.validity_days, date: row.validity_date },
    alternatives: papers,
    alternative: row.paper,
    familyId: row.family_id,
    familyName: row.family_name,
    familyNumber: row.family_number,
    studentName: named(row.first_name, row.last_name),
    siteName: row.site_name,
    schoolYear: row.year_label,
    yearEndsOn: row.year_ends_on,
    givenAt: row.given_at,
    givenBy: named(row.giver_first_name, row.giver_last_name),
    issuedOn: row.issued_on,
    files: files.map((file) => ({
      id: file.id,
      name: file.file_name,
      mediaType: file.media_type,
      sizeBytes: file.size_bytes,
      pages: file.pages,
      givenAt: file.given_at,
      opens: file.examined_at !== null && file.blob_id !== null,
    })),
    refusals: refusals.map(({ decided_at, given_at, decider, reason }) => ({
      at: decided_at ?? given_at,
      by: decider,
      reason: reason ?? '',
    })),
    reEnrolment:
      row.re_enrolment_id === null || row.campaign_name === null || row.answer_state === null
        ? null
        : { id: row.re_enrolment_id, number: row.answer_number, campaign: row.campaign_name, state: row.answer_state },
    validUntil: row.valid_until,
    reason: row.reason,
    decidedAt: row.decided_at,
    decidedBy: row.decider,
    recipient: about.person?.email ?? null,
    undoRefusal: undoRefusalOf(row),
  };
};

const named = (first: string | null, last: string | null): string | null =>
  last === null ? null : [first, last].filter(Boolean).join(' ');

/** A file for staff to look at. What cannot be unsealed is said, and leaves the decision possible. */
export const file = prepared<'documents.file', { name: string; mediaType: string; bytes: Uint8Array<ArrayBuffer> }>(
  async ({ db, secrets, log }, { fileId }) => {
    const found = await findBytes(db, fileId);
    if (!found || found.examined_at === null) throw notFound('Ce fichier');
    try {
      return { name: found.file_name, mediaType: found.media_type, bytes: secrets.unsealDocument(found, found.blob_id) };
    } catch (error) {
      log.error({ err: error, file: fileId }, 'the bytes of a document cannot be unsealed');
      throw new Refusal(
        'unavailable',
        'Ce fichier est abîmé dans la base et ne peut plus s’afficher. Refusez la pièce en demandant à la famille de la déposer de nouveau.',
      );
    }
  },

  async ({ db, actor, clock, record }, { fileId }, opened) => {
    const found = await findBytes(db, fileId);
    if (!found) throw notFound('Ce fichier');
    // forty looks at one file in a day say no more than one
    const today = dayOf(clock.now());
    if (!(await hasActedSince(db, { actorId: actor.id, verb: 'documents.file', subjectId: fileId }, `${today}T00:00:00.000Z`)))
      await record({
        subjectKind: 'document-file',
        subjectId: fileId,
        familyId: found.family_id,
        siteId: found.site_id,
        details: { document: (await aboutDocument(db, { id: found.document_id, family_id: found.family_id })).title },
      });
    return opened;
  },
);
