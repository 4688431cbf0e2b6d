import { insertJob } from '../../../../db/jobs.ts';
import { findMailing, insertMailing, recipientsOf } from '../../../../db/mailings.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';
import type { PlainWriteVerb, StaffActor, WriteContext } from '../../context.ts';
import { requireMayRun } from './may-run.ts';
import { countsOf, type PlannedPerson, planned } from './plan.ts';
import { requireWording, type Wording } from './wording.ts';

/** The run, its people and the job that writes to them stand together or not at all. */
export const create: PlainWriteVerb<'mailings.create'> = async (ctx, { templateId, way, guardianIds, familyIds, name, ...wording }) => {
  await requireWording(ctx, wording);
  const people = await planned(ctx.db, { kind: wording.kind, text: wording.text, way, guardianIds, familyIds });
  return startRun(ctx, { name: name ?? wording.subject, templateId: templateId ?? null, wording, people });
};

export interface NewRun {
  name: string;
  templateId: string | null;
  wording: Wording;
  people: readonly PlannedPerson[];
}

/** Writes a run down with its people, and starts the job that queues its e-mails. Refused when nobody would receive anything. */
export async function startRun(ctx: WriteContext<StaffActor>, { name, templateId, wording, people }: NewRun) {
  requireMayRun(ctx.actor, wording.kind);
  const counts = countsOf(people);
  if (counts.emails + counts.letters === 0) throw new Refusal('conflict', nobody(people));
  const id = await insertMailing(
    ctx.db,
    {
      kind: wording.kind,
      name,
      siteId: oneSite(people),
      templateId,
      campaignId: wording.campaignId ?? null,
      selection: JSON.stringify(wording),
      staffId: ctx.actor.id,
    },
    people.map(({ id: guardianId, channel, skipped }) => ({ guardianId, channel, skipped })),
    ctx.clock.now().toISOString(),
  );
  const about = { subjectKind: 'mailing', subjectId: id, siteId: oneSite(people), details: { name, ...counts } };
  await ctx.record({ ...about, verb: 'mailings.create' });
  ctx.tell('mailings', 'history');
  const toTell = people.filter(({ channel, skipped }) => channel === 'email' && skipped === null);
  return { id, ...counts, jobId: toTell.length > 0 ? await startJob(ctx, { id, name }, toTell) : null };
}

/** What stood still (arrested, cut off, forgotten): whoever has been written to already is not written to again. */
export const resume: PlainWriteVerb<'mailings.resume'> = async (ctx, { id }) => {
  const mailing = await findMailing(ctx.db, id);
  if (!mailing) throw notFound('Cet envoi');
  requireMayRun(ctx.actor, mailing.kind);
  const left = await recipientsOf(ctx.db, id, { channel: 'email', waiting: true });
  if (left.length === 0) throw new Refusal('conflict', 'Tous les e-mails de cet envoi sont déjà dans la boîte d’envoi.');
  await ctx.record({
    subjectKind: 'mailing',
    subjectId: id,
    siteId: mailing.site_id,
    details: { name: mailing.name, emails: left.length },
  });
  ctx.tell('mailings', 'history');
  return { jobId: await startJob(ctx, mailing, left) };
};

export const wordingOf = (mailing: { selection: string | null; kind: string; name: string }): Wording =>
  mailing.selection
    ? (JSON.parse(mailing.selection) as Wording)
    : { kind: mailing.kind as Wording['kind'], subject: mailing.name, text: '' };

type Person = { id: string; first_name: string; last_name: string };

function startJob(ctx: WriteContext<StaffActor>, { id, name }: { id: string; name: string }, people: readonly Person[]): Promise<string> {
  ctx.tell('jobs');
  const items = people.map((person) => ({
    label: `${person.last_name}, ${person.first_name}`,
    input: { mailingId: id, guardianId: person.id },
  }));
  const input = JSON.stringify({ label: `E-mails : ${name}`, items });
  return insertJob(ctx.db, { kind: 'mailings.tell', input, total: items.length, staffId: ctx.actor.id }, ctx.clock.now().toISOString());
}

function nobody(people: readonly PlannedPerson[]): string {
  const reason = people.find(({ skipped }) => skipped !== null)?.skipped;
  return reason ? `Personne ne recevrait rien. ${reason}` : 'Choisissez au moins une personne.';
}

function oneSite(people: readonly PlannedPerson[]): string | null {
  const sites = new Set(people.map(({ site_id }) => site_id));
  return sites.size === 1 ? (people[0]?.site_id ?? null) : null;
}
