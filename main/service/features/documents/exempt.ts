import { type AskedDocument, documentsAsked } from '../../../../db/asked-documents.ts';
import { closeExemption, insertExemption, sayerOf } from '../../../../db/exemptions.ts';
import { findFamily } from '../../../../db/families.ts';
import { findSite } from '../../../../db/sites.ts';
import { notFound, Refusal, refuseField } from '../../../../shared/refusal.ts';
import { exemptionRefusal } from '../../../../shared/rules/documents.ts';
import type { PlainWriteVerb, StaffActor, WriteContext } from '../../context.ts';
import { disagreement } from '../../disagreement.ts';
import { exempted, notExempted } from '../../documents/mails.ts';

type Context = WriteContext<StaffActor>;

interface Demand {
  familyId: string;
  requirementId: string;
  studentId: string | null;
}

/** Staff say that a document does not concern a family or student, or agree to what the family said: then the family is told by e-mail. */
export const exempt: PlainWriteVerb<'documents.exempt'> = async (ctx, { reason, lasting, ...demand }) => {
  const { db, actor, clock } = ctx;
  const { asked, title, siteId } = await requireAsked(ctx, demand);
  const refusal = exemptionRefusal(asked.state);
  if (refusal) throw new Refusal('conflict', refusal);
  const at = clock.now().toISOString();
  const { exemption } = asked;
  if (exemption) await requireNoDisagreement(ctx, demand.familyId);
  // what the family said for this year is agreed to for this year
  if (exemption && !lasting) await closeExemption(db, exemption.id, { state: 'accepted', reason, staffId: actor.id, at });
  else {
    if (exemption) await closeExemption(db, exemption.id, { state: 'withdrawn', reason: null, staffId: actor.id, at });
    await insertExemption(db, {
      familyId: demand.familyId,
      requiredDocumentId: demand.requirementId,
      studentId: demand.studentId,
      schoolYearId: lasting ? null : (asked.year?.id ?? null),
      explanation: reason,
      staffId: actor.id,
      at,
    });
  }
  await noted(ctx, demand, siteId, { document: title, lasting });
  return { mailTo: await answered(ctx, { familyId: demand.familyId, siteId, title, exemption, refused: null }) };
};

/** What did not concern the family is asked of it again; what the family itself said is not agreed to, with a reason that it is told. */
export const askAgain: PlainWriteVerb<'documents.askAgain'> = async (ctx, { reason, ...demand }) => {
  const { asked, title, siteId } = await requireAsked(ctx, demand);
  const { exemption } = asked;
  if (!exemption) throw new Refusal('conflict', 'Cette pièce est déjà demandée à la famille : il n’y a rien à annuler.');
  const isAnswer = asked.state === 'exemption-asked';
  if (isAnswer && !reason) throw refuseField('reason', 'Donnez un motif : la famille le lira.');
  if (isAnswer) await requireNoDisagreement(ctx, demand.familyId);
  await closeExemption(ctx.db, exemption.id, {
    state: isAnswer ? 'refused' : 'withdrawn',
    reason: isAnswer ? reason : null,
    staffId: ctx.actor.id,
    at: ctx.clock.now().toISOString(),
  });
  await noted(ctx, demand, siteId, { document: title });
  return { mailTo: isAnswer ? await answered(ctx, { familyId: demand.familyId, siteId, title, exemption, refused: reason }) : null };
};

/** The demand as it stands now: of a family in use, and really asked of it. */
async function requireAsked({ db, clock }: Context, { familyId, requirementId, studentId }: Demand) {
  const family = await findFamily(db, familyId);
  if (!family) throw notFound('Cette famille');
  if (family.archived_at !== null) throw new Refusal('conflict', 'Ce dossier est archivé : il ne se modifie plus.');
  const { asked, students } = await documentsAsked(db, { familyId, siteId: family.site_id }, clock.now());
  const found = asked.find((one) => one.required.id === requirementId && one.studentId === studentId);
  if (!found) throw new Refusal('not-found', 'Cette pièce n’est plus demandée à cette famille.');
  const student = students.find(({ id }) => id === studentId);
  return { asked: found, siteId: family.site_id, title: student ? `${found.required.name} (${student.first_name})` : found.required.name };
}

async function requireNoDisagreement({ db }: Context, familyId: string): Promise<void> {
  const stopped = await disagreement(db, familyId);
  if (stopped) throw new Refusal('conflict', stopped);
}

async function noted(ctx: Context, { familyId, requirementId }: Demand, siteId: string, details: Record<string, unknown>): Promise<void> {
  await ctx.record({ subjectKind: 'document-demand', subjectId: requirementId, familyId, siteId, details });
  ctx.tell('documents', 'families', 'history');
}

interface Answer {
  familyId: string;
  siteId: string;
  title: string;
  exemption: AskedDocument['exemption'];
  /** The reason, where it is not agreed to. */
  refused: string | null;
}

/** Whoever of the family said so is told how that ended; gives to whom the e-mail goes. Nobody said so, nobody is told. */
async function answered(ctx: Context, { familyId, siteId, title, exemption, refused }: Answer): Promise<string | null> {
  const sayer = exemption?.account_id ? await sayerOf(ctx.db, exemption.account_id) : undefined;
  const site = await findSite(ctx.db, siteId);
  if (!exemption || !site || !sayer?.email) return null;
  const name = `${sayer.first_name} ${sayer.last_name}`;
  const about = { site, name, title, extranet: ctx.extranet().address };
  await ctx.mail({
    event: `document.exemption:${exemption.id}`,
    kind: 'document.decided',
    siteId,
    familyId,
    senderName: site.name,
    to: { address: sayer.email, name },
    ...(refused === null ? exempted(about) : notExempted({ ...about, reason: refused })),
  });
  return sayer.email;
}
