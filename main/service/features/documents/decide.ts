import { waitingFilesOf } from '../../../../db/document-files.ts';
import { aboutDocument, closeDocument, type DocumentRecord, findDocument } from '../../../../db/documents.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { findSite } from '../../../../db/sites.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { notFound, Refusal, refuseField } from '../../../../shared/refusal.ts';
import { issueProblem, validUntil } from '../../../../shared/rules/documents.ts';
import type { PlainWriteVerb } from '../../context.ts';
import { decidedAlready } from '../../decided-already.ts';
import { disagreement } from '../../disagreement.ts';
import { accepted, refused } from '../../documents/mails.ts';

/** Staff accept a document or refuse it with a reason; whoever gave it is told by e-mail. Nothing is decided twice. */
export const decide: PlainWriteVerb<'documents.decide'> = async (ctx, { id, version, decision }) => {
  const { db, actor, clock } = ctx;
  const document = await findDocument(db, id);
  if (!document) throw notFound('Cette pièce');
  await requireAsSeen(db, document, version);
  const stopped = await disagreement(db, document.family_id);
  if (stopped) throw new Refusal('conflict', stopped);
  const about = await aboutDocument(db, document);
  const at = clock.now().toISOString();
  const isAccepted = decision.decision === 'accepted';
  const issuedOn = (isAccepted ? decision.issuedOn : null) ?? document.issued_on;
  if (isAccepted && decision.issuedOn) {
    const problem = issueProblem({ ...about.validity, days: null }, decision.issuedOn, dayOf(at));
    if (problem) throw refuseField('issuedOn', problem);
  }
  const givenOn = dayOf(document.given_at);
  const until = isAccepted ? validUntil(about.validity, { givenOn, issuedOn, yearEndsOn: about.yearEndsOn }) : null;
  const reason = isAccepted ? null : decision.reason;
  await closeDocument(db, id, { state: decision.decision, reason, issuedOn, validUntil: until }, actor.id, at);
  await ctx.record({
    subjectKind: 'document',
    subjectId: id,
    familyId: document.family_id,
    siteId: document.site_id,
    details: { document: about.title, decision: decision.decision },
  });
  ctx.tell('documents', 'families', 'history');

  const site = await findSite(db, document.site_id);
  if (!site || !about.person?.email) return { mailTo: null };
  const { name, email } = about.person;
  const letter = { site, name, title: about.title, extranet: ctx.extranet().address };
  await ctx.mail({
    event: decidedMail(id, version),
    kind: 'document.decided',
    siteId: site.id,
    familyId: document.family_id,
    senderName: site.name,
    to: { address: email, name },
    ...(reason === null ? accepted({ ...letter, until }) : refused({ ...letter, reason })),
  });
  return { mailTo: email };
};

/** The e-mail of the decision that was taken on this version. */
export const decidedMail = (id: string, version: number): string => `document.decided:${id}:${version}`;

async function requireAsSeen(db: ReadDb, document: DocumentRecord, version: number): Promise<void> {
  if (document.state === 'replaced' || document.state === 'withdrawn')
    throw new Refusal('conflict', 'La famille a déposé autre chose à la place de cette pièce : il n’y a plus rien à décider.');
  if (document.state !== 'given') throw await decidedAlready(db, 'de cette pièce', document);
  if ((await waitingFilesOf(db, document.id)).length > 0)
    throw new Refusal('conflict', 'Le contrôle de cette pièce n’est pas terminé : attendez un instant.');
  if (document.version !== version)
    throw new Refusal('conflict', 'Cette pièce a changé depuis que vous l’avez ouverte : relisez-la avant de décider.');
}
