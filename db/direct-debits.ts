import { newId } from '../shared/ids.ts';
import { searchWords } from '../shared/rules/search.ts';
import type { ReadDb, WriteDb } from './open.ts';
import { yearly } from './payments.ts';

const mandates = (db: ReadDb) =>
  db
    .selectFrom('direct_debit_mandate')
    .innerJoin('family', 'family.id', 'direct_debit_mandate.family_id')
    .selectAll('direct_debit_mandate')
    .select(['family.name as family_name', 'family.site_id']);
export type Mandate = Awaited<ReturnType<ReturnType<typeof mandates>['execute']>>[number];

export async function listMandates(
  db: ReadDb,
  { search, familyId }: { search: string; familyId: string | null },
  page: { offset: number; limit: number },
) {
  let found = mandates(db).$if(familyId !== null, (q) => q.where('direct_debit_mandate.family_id', '=', familyId ?? ''));
  for (const word of searchWords(search))
    found = found.where((eb) =>
      eb.or([eb('family.search_key', 'like', `%${word}%`), eb('direct_debit_mandate.reference', 'like', `%${word}%`)]),
    );
  const all = await found.orderBy('family.search_key').orderBy('direct_debit_mandate.created_at', 'desc').execute();
  return { rows: all.slice(page.offset, page.offset + page.limit), total: all.length };
}

export const findMandate = (db: ReadDb, id: string) => mandates(db).where('direct_debit_mandate.id', '=', id).executeTakeFirst();

export const referenceIsTaken = async (db: ReadDb, reference: string): Promise<boolean> =>
  (await db.selectFrom('direct_debit_mandate').select('id').where('reference', '=', reference).executeTakeFirst()) !== undefined;

/** Those that hold, of a site's families. */
export const activeMandates = (db: ReadDb, siteId: string) =>
  mandates(db).where('family.site_id', '=', siteId).where('revoked_at', 'is', null).orderBy('family.search_key').execute();

export const activeMandatesOf = (db: ReadDb, familyId: string) =>
  mandates(db).where('direct_debit_mandate.family_id', '=', familyId).where('revoked_at', 'is', null).execute();

export interface NewMandate {
  reference: string | null;
  familyId: string;
  guardianId: string | null;
  holder: string;
  sealedIban: Buffer;
  ibanTail: string;
  signedOn: string;
  madeBy: string;
}

/** `M2026-0001` where no reference was given. */
export async function insertMandate(db: WriteDb, mandate: NewMandate, at: string): Promise<{ id: string; reference: string }> {
  const id = newId();
  const reference = mandate.reference ?? (await yearly(db, 'mandate', 'M', at, 4));
  await db
    .insertInto('direct_debit_mandate')
    .values({
      id,
      reference,
      family_id: mandate.familyId,
      guardian_id: mandate.guardianId,
      holder: mandate.holder,
      iban_encrypted: mandate.sealedIban,
      iban_tail: mandate.ibanTail,
      signed_on: mandate.signedOn,
      created_by: mandate.madeBy,
      created_at: at,
    })
    .execute();
  return { id, reference };
}

export const revokeMandate = (db: WriteDb, id: string, at: string) =>
  db.updateTable('direct_debit_mandate').set({ revoked_at: at }).where('id', '=', id).execute();

/** Mandates that a bank has taken already: what comes next is recurrent. */
export async function usedMandates(db: ReadDb): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('direct_debit').select('mandate_id').distinct().where('state', '!=', 'rejected').execute();
  return new Set(rows.map(({ mandate_id }) => mandate_id));
}

/** Invoices that the bank is being asked for right now. */
export async function invoicesInCollection(db: ReadDb): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('direct_debit').select('invoice_id').where('state', '=', 'sent').execute();
  return new Set(rows.map(({ invoice_id }) => invoice_id));
}

export interface NewDebit {
  mandateId: string;
  invoiceId: string;
  cents: number;
  sequence: 'FRST' | 'RCUR';
}

/** `P2026-0001` and its debits. */
export async function insertRun(
  db: WriteDb,
  { siteId, collectOn, staffId }: { siteId: string; collectOn: string; staffId: string },
  debits: readonly NewDebit[],
  at: string,
): Promise<{ id: string; number: string }> {
  const id = newId();
  const number = await yearly(db, 'direct-debit-run', 'P', at, 4);
  const total = debits.reduce((sum, { cents }) => sum + cents, 0);
  await db
    .insertInto('direct_debit_run')
    .values({ id, number, site_id: siteId, collect_on: collectOn, total_cents: total, made_by: staffId, created_at: at })
    .execute();
  for (let from = 0; from < debits.length; from += 500)
    await db
      .insertInto('direct_debit')
      .values(
        debits.slice(from, from + 500).map((debit) => ({
          id: newId(),
          run_id: id,
          mandate_id: debit.mandateId,
          invoice_id: debit.invoiceId,
          amount_cents: debit.cents,
          sequence: debit.sequence,
        })),
      )
      .execute();
  return { id, number };
}

const debits = (db: ReadDb) =>
  db
    .selectFrom('direct_debit')
    .innerJoin('direct_debit_mandate as mandate', 'mandate.id', 'direct_debit.mandate_id')
    .innerJoin('direct_debit_run as run', 'run.id', 'direct_debit.run_id')
    .innerJoin('invoice', 'invoice.id', 'direct_debit.invoice_id')
    .innerJoin('family', 'family.id', 'invoice.family_id')
    .selectAll('direct_debit')
    .select(['mandate.reference', 'mandate.holder', 'mandate.iban_encrypted', 'mandate.iban_tail', 'mandate.signed_on'])
    .select(['mandate.guardian_id', 'run.number as run_number', 'run.collect_on', 'run.site_id'])
    .select(['invoice.ledger', 'family.id as family_id', 'family.name as family_name'])
    .select((eb) => eb.ref('invoice.number').$notNull().as('invoice_number'))
    .orderBy('family.search_key')
    .orderBy('invoice.number');

export const debitsOf = (db: ReadDb, runId: string) => debits(db).where('direct_debit.run_id', '=', runId).execute();
export const findDebit = (db: ReadDb, id: string) => debits(db).where('direct_debit.id', '=', id).executeTakeFirst();

export const endDebit = (
  db: WriteDb,
  id: string,
  { state, paymentId = null, reason = null }: { state: 'collected' | 'rejected'; paymentId?: string | null; reason?: string | null },
  at: string,
) => db.updateTable('direct_debit').set({ state, payment_id: paymentId, reason, ended_at: at }).where('id', '=', id).execute();

const runs = (db: ReadDb) =>
  db
    .selectFrom('direct_debit_run')
    .innerJoin('site', 'site.id', 'direct_debit_run.site_id')
    .leftJoin('staff', 'staff.id', 'direct_debit_run.made_by')
    .selectAll('direct_debit_run')
    .select(['site.name as site_name', 'staff.name as made_by_name'])
    .select((eb) => [
      eb
        .selectFrom('direct_debit')
        .select((one) => one.fn.countAll<number>().as('n'))
        .whereRef('run_id', '=', 'direct_debit_run.id')
        .as('debits'),
      eb
        .selectFrom('direct_debit')
        .select((one) => one.fn.countAll<number>().as('n'))
        .whereRef('run_id', '=', 'direct_debit_run.id')
        .where('state', '=', 'sent')
        .as('waiting'),
    ]);

export const findRun = (db: ReadDb, id: string) => runs(db).where('direct_debit_run.id', '=', id).executeTakeFirst();

/** The newest first. */
export async function listRuns(db: ReadDb, siteId: string | null, page: { offset: number; limit: number }) {
  const { total } = await db
    .selectFrom('direct_debit_run')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .$if(siteId !== null, (q) => q.where('site_id', '=', siteId ?? ''))
    .executeTakeFirstOrThrow();
  const rows = await runs(db)
    .$if(siteId !== null, (q) => q.where('direct_debit_run.site_id', '=', siteId ?? ''))
    .orderBy('direct_debit_run.created_at', 'desc')
    .orderBy('direct_debit_run.number', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return { rows, total };
}
