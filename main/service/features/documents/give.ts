import { createHash } from 'node:crypto';
import { type AskedDocument, documentsAsked, type Moment, momentOf } from '../../../../db/asked-documents.ts';
import { insertFile, keptFor, type NewFile } from '../../../../db/document-files.ts';
import { aboutDocument, insertDocument } from '../../../../db/documents.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { newId } from '../../../../shared/ids.ts';
import { notFound, Refusal, refuseField } from '../../../../shared/refusal.ts';
import { diskRefusal, importRefusal, issueProblem, NOT_ASKED, quotaRefusal } from '../../../../shared/rules/documents.ts';
import { cleanFileName } from '../../../../shared/rules/file-name.ts';
import { type FamilyActor, prepared } from '../../context.ts';
import { letGo } from '../../documents/let-go.ts';

/**
 * A family gives a document: its bytes, sealed before the transaction, and its rows stand together or not at all (UPL-3.7), and wait for
 * their examination. What the page allows is asked of the same rules here.
 */
export const give = prepared<'documents.give', NewFile[]>(
  async ({ secrets, freeSpace }, { files }) => {
    const full = diskRefusal(await freeSpace());
    if (full) throw new Refusal('unavailable', full);
    return files.map(({ name, bytes }, position) => {
      const blobId = newId();
      return {
        blobId,
        position,
        name: cleanFileName(name),
        // what it really is, the examination will say
        mediaType: 'application/octet-stream',
        sizeBytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        pages: null,
        sealed: secrets.sealDocument(bytes, blobId),
      };
    });
  },

  async (ctx, { studentId, requirementId, alternativeId = null, issuedOn = null }, files) => {
    const { db, actor, clock } = ctx;
    const { asked, moment } = await askedOf(db, actor, { studentId, requirementId }, clock.now());
    const refusal = importRefusal({ state: asked.state, ...moment });
    if (refusal) throw new Refusal(refusal.code, refusal.sentence);
    const { required } = asked;
    if (!required.severalFiles && files.length > 1)
      throw refuseField('files', 'Un seul fichier est attendu pour cette pièce : réunissez vos pages en un seul PDF.');
    if (alternativeId !== null && !required.alternatives.some(({ id }) => id === alternativeId))
      throw refuseField('alternativeId', 'Choisissez une pièce de la liste.');
    const wrongDate = issuedOn !== null && issueProblem(required.validity, issuedOn, dayOf(clock.now()));
    if (wrongDate) throw refuseField('issuedOn', wrongDate);
    await requireRoom(db, moment, files);
    const at = clock.now().toISOString();
    const id = await insertDocument(
      db,
      {
        siteId: actor.siteId,
        requiredDocumentId: required.id,
        alternativeId,
        familyId: actor.familyId,
        studentId: asked.studentId,
        reEnrolmentId: moment.reEnrolmentId,
        schoolYearId: asked.year?.id ?? null,
        accountId: actor.accountId,
        issuedOn,
      },
      at,
    );
    for (const file of files) {
      await insertFile(db, id, file, { accountId: actor.accountId, at });
      letGo(file.sealed.bytes);
    }
    await ctx.record({
      subjectKind: 'document',
      subjectId: id,
      familyId: actor.familyId,
      siteId: actor.siteId,
      details: { document: (await aboutDocument(db, { id, family_id: actor.familyId })).title, files: files.length },
    });
    ctx.tell('documents', 'history');
    ctx.examinations.expect(id, actor.familyId);
    return { id };
  },
);

/** The demand that a file answers, and whether now is the moment. Another family's student is not found; what is not asked is refused. */
async function askedOf(
  db: ReadDb,
  actor: FamilyActor,
  { studentId, requirementId }: { studentId: string | null; requirementId: string },
  now: Date,
): Promise<{ asked: AskedDocument; moment: Moment }> {
  const demands = await documentsAsked(db, actor, now);
  if (studentId !== null && !demands.students.some(({ id }) => id === studentId)) throw notFound('Cet élève');
  const asked = demands.asked.find((one) => one.required.id === requirementId && (one.studentId === null || one.studentId === studentId));
  if (!asked) throw new Refusal('not-allowed', NOT_ASKED);
  return { asked, moment: await momentOf(db, demands.campaigns, actor.accountId, studentId) };
}

async function requireRoom(db: ReadDb, { reEnrolmentId }: Moment, files: readonly NewFile[]): Promise<void> {
  if (reEnrolmentId === null) return;
  const more = { files: files.length, bytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) };
  const problem = quotaRefusal(await keptFor(db, reEnrolmentId), more);
  if (problem) throw new Refusal('conflict', problem);
}
