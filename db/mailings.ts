import { newId } from '../shared/ids.ts';
import type { MailingKind } from '../shared/rules/mailings.ts';
import type { ReadDb, WriteDb } from './open.ts';

/** Ids in one question: SQLite takes more, but not without end. */
const CHUNK = 500;

async function inChunks<T>(ids: readonly string[], ask: (some: readonly string[]) => Promise<T[]>): Promise<T[]> {
  const found: T[] = [];
  for (let from = 0; from < ids.length; from += CHUNK) found.push(...(await ask(ids.slice(from, from + CHUNK))));
  return found;
}

const people = (db: ReadDb) =>
  db
    .selectFrom('guardian')
    .innerJoin('family', 'family.id', 'guardian.family_id')
    .leftJoin('account', 'account.guardian_id', 'guardian.id')
    .select(['guardian.id', 'guardian.family_id', 'family.site_id', 'guardian.civility', 'guardian.first_name', 'guardian.last_name'])
    .select(['guardian.email', 'guardian.preferred_channel', 'guardian.may_see', 'guardian.receives_letters'])
    .select(['guardian.address_line', 'guardian.address_extra', 'guardian.postal_code', 'guardian.city'])
    .select(['family.archived_at', 'family.merged_into_id'])
    .select(['account.id as account_id', 'account.identifier', 'account.blocked_at']);
export type MailingPerson = Awaited<ReturnType<ReturnType<typeof people>['execute']>>[number];

/** Those who stand behind these ids; unknown ones are left out. */
export const mailingPeople = (db: ReadDb, guardianIds: readonly string[]): Promise<MailingPerson[]> =>
  inChunks(guardianIds, (ids) => people(db).where('guardian.id', 'in', ids).execute());

/** Of these families, everyone who may see the extranet and receives letters. */
export async function guardiansWrittenTo(db: ReadDb, familyIds: readonly string[]): Promise<string[]> {
  const rows = await inChunks(familyIds, (ids) =>
    db
      .selectFrom('guardian')
      .select('id')
      .where('family_id', 'in', ids)
      .where('may_see', '=', 1)
      .where('receives_letters', '=', 1)
      .orderBy('family_id')
      .orderBy('position')
      .execute(),
  );
  return rows.map(({ id }) => id);
}

/** First names of the students in use, by family. */
export async function studentNames(db: ReadDb, familyIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await inChunks([...new Set(familyIds)], (ids) =>
    db
      .selectFrom('student')
      .select(['family_id', 'first_name'])
      .where('family_id', 'in', ids)
      .where('archived_at', 'is', null)
      .orderBy('birth_date')
      .orderBy('first_name')
      .execute(),
  );
  const names = new Map<string, string[]>();
  for (const row of rows) names.set(row.family_id, [...(names.get(row.family_id) ?? []), row.first_name]);
  return names;
}

export interface NewMailing {
  kind: MailingKind;
  name: string;
  siteId: string | null;
  templateId: string | null;
  campaignId: string | null;
  /** The choices it was started with, as JSON. */
  selection: string;
  staffId: string;
}

export interface NewRecipient {
  guardianId: string;
  channel: 'email' | 'letter';
  /** Why nothing goes to this person. */
  skipped: string | null;
}

export async function insertMailing(db: WriteDb, mailing: NewMailing, recipients: readonly NewRecipient[], at: string): Promise<string> {
  const id = newId();
  await db
    .insertInto('mailing')
    .values({
      id,
      site_id: mailing.siteId,
      template_id: mailing.templateId,
      campaign_id: mailing.campaignId,
      kind: mailing.kind,
      name: mailing.name,
      selection: mailing.selection,
      state: 'running',
      made_by: mailing.staffId,
      created_at: at,
    })
    .execute();
  for (let from = 0; from < recipients.length; from += CHUNK) {
    const rows = recipients.slice(from, from + CHUNK).map(({ guardianId, channel, skipped }) => ({
      mailing_id: id,
      guardian_id: guardianId,
      channel,
      state: skipped === null ? ('waiting' as const) : ('skipped' as const),
      reason: skipped,
    }));
    await db.insertInto('mailing_recipient').values(rows).execute();
  }
  return id;
}

export const findMailing = (db: ReadDb, id: string) => db.selectFrom('mailing').selectAll().where('id', '=', id).executeTakeFirst();

export const findRecipient = (db: ReadDb, mailingId: string, guardianId: string) =>
  db
    .selectFrom('mailing_recipient')
    .selectAll()
    .where('mailing_id', '=', mailingId)
    .where('guardian_id', '=', guardianId)
    .executeTakeFirst();

export const markTold = (db: WriteDb, mailingId: string, guardianId: string, outboxId: string, at: string) =>
  db
    .updateTable('mailing_recipient')
    .set({ state: 'done', outbox_id: outboxId, done_at: at })
    .where('mailing_id', '=', mailingId)
    .where('guardian_id', '=', guardianId)
    .execute();

export const markSkipped = (db: WriteDb, mailingId: string, guardianId: string, reason: string, at: string) =>
  db
    .updateTable('mailing_recipient')
    .set({ state: 'skipped', reason, done_at: at })
    .where('mailing_id', '=', mailingId)
    .where('guardian_id', '=', guardianId)
    .execute();

/** Those of one way, in the order of their names: the letters come out of the printer sorted. `waiting`: not done yet. */
export const recipientsOf = (db: ReadDb, mailingId: string, which: { channel: 'email' | 'letter'; waiting: boolean }) =>
  db
    .selectFrom('mailing_recipient')
    .innerJoin('guardian', 'guardian.id', 'mailing_recipient.guardian_id')
    .select(['guardian.id', 'guardian.first_name', 'guardian.last_name'])
    .where('mailing_id', '=', mailingId)
    .where('channel', '=', which.channel)
    .where('state', 'in', which.waiting ? ['waiting'] : ['waiting', 'done'])
    .orderBy('guardian.last_name')
    .orderBy('guardian.first_name')
    .orderBy('guardian.id')
    .execute();

/** They are drawn: each has its line among the letters that were made. */
export async function markLettersMade(
  db: WriteDb,
  mailing: { id: string; kind: string },
  people: readonly MailingPerson[],
  staffId: string,
  at: string,
) {
  const ids = people.map(({ id }) => id);
  for (let from = 0; from < people.length; from += CHUNK) {
    const some = people.slice(from, from + CHUNK);
    await db
      .updateTable('mailing_recipient')
      .set({ state: 'done', done_at: at })
      .where('mailing_id', '=', mailing.id)
      .where('state', '=', 'waiting')
      .where('guardian_id', 'in', ids.slice(from, from + CHUNK))
      .execute();
    const rows = some.map((person) => ({
      id: newId(),
      site_id: person.site_id,
      family_id: person.family_id,
      guardian_id: person.id,
      mailing_id: mailing.id,
      kind: mailing.kind === 'identifiers' ? 'identifier' : mailing.kind,
      made_by: staffId,
      made_at: at,
    }));
    await db.insertInto('letter').values(rows).execute();
    if (mailing.kind !== 'identifiers') continue;
    const accounts = some.flatMap(({ account_id }) => account_id ?? []);
    if (accounts.length > 0) await db.updateTable('account').set({ identifier_sent_at: at }).where('id', 'in', accounts).execute();
  }
}

/** The newest first, with who made them. */
export async function listMailings(db: ReadDb, campaignId: string | null, page: { offset: number; limit: number }) {
  const found = db.selectFrom('mailing').$if(campaignId !== null, (q) => q.where('campaign_id', '=', campaignId));
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await found
    .innerJoin('staff', 'staff.id', 'mailing.made_by')
    .selectAll('mailing')
    .select('staff.name as made_by_name')
    .orderBy('mailing.created_at', 'desc')
    .orderBy('mailing.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return { rows, total };
}

export const findListedMailing = (db: ReadDb, id: string) =>
  db
    .selectFrom('mailing')
    .innerJoin('staff', 'staff.id', 'mailing.made_by')
    .selectAll('mailing')
    .select('staff.name as made_by_name')
    .where('mailing.id', '=', id)
    .executeTakeFirst();

/** How many stand where, by run; an e-mail that the outbox has given up counts as `dead`. */
export const countRecipients = (db: ReadDb, mailingIds: readonly string[]) =>
  db
    .selectFrom('mailing_recipient as r')
    .leftJoin('outbox', 'outbox.id', 'r.outbox_id')
    .select(['r.mailing_id', 'r.channel', 'r.state'])
    .select((eb) => [
      eb.fn.countAll<number>().as('people'),
      eb.fn.sum<number>(eb.case().when('outbox.state', '=', 'dead').then(1).else(0).end()).as('dead'),
    ])
    .where('r.mailing_id', 'in', mailingIds)
    .groupBy(['r.mailing_id', 'r.channel', 'r.state'])
    .execute();

/** Everyone who received nothing, by name, with why: left out, or given up by the outbox. */
export const mailingProblems = (db: ReadDb, mailingId: string, limit: number) =>
  db
    .selectFrom('mailing_recipient as r')
    .innerJoin('guardian', 'guardian.id', 'r.guardian_id')
    .leftJoin('outbox', 'outbox.id', 'r.outbox_id')
    .select(['guardian.id', 'guardian.family_id', 'guardian.first_name', 'guardian.last_name'])
    .select((eb) => eb.fn.coalesce('r.reason', 'outbox.last_error').as('problem'))
    .where('r.mailing_id', '=', mailingId)
    .where((eb) => eb.or([eb('r.state', '=', 'skipped'), eb('outbox.state', '=', 'dead')]))
    .orderBy('guardian.last_name')
    .orderBy('guardian.first_name')
    .limit(limit)
    .execute();
