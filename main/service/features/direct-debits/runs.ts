import { booksOf } from '../../../../db/billing.ts';
import {
  activeMandates,
  debitsOf,
  endDebit,
  findDebit,
  findRun,
  insertRun,
  invoicesInCollection,
  listRuns,
  type Mandate,
  usedMandates,
} from '../../../../db/direct-debits.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { methodOfKind } from '../../../../db/payments.ts';
import { dayOf, formatDay } from '../../../../shared/dates.ts';
import { formatCents } from '../../../../shared/money.ts';
import { notFound, Refusal, refuseField } from '../../../../shared/refusal.ts';
import { LEDGERS, settle } from '../../../../shared/rules/ledger-books.ts';
import { openParts, roomFor } from '../../../../shared/rules/payments.ts';
import type { PlainWriteVerb, ReadVerb } from '../../context.ts';
import { pain008 } from '../../sepa/pain008.ts';
import { receivePayment } from '../payments/index.ts';
import { creditorOf } from './creditor.ts';

interface Collectable {
  id: string;
  invoiceNumber: string;
  mandate: Mandate;
  sequence: 'FRST' | 'RCUR';
  cents: number;
}

/** Of families with a mandate: what is due by a day, invoice by invoice. One of a parent's own invoices asks for that parent's mandate. */
async function collectable(db: ReadDb, siteId: string, dueBy: string): Promise<Collectable[]> {
  const [mandates, used, busy] = await Promise.all([activeMandates(db, siteId), usedMandates(db), invoicesInCollection(db)]);
  const found: Collectable[] = [];
  for (const familyId of new Set(mandates.map(({ family_id }) => family_id))) {
    const own = mandates.filter(({ family_id }) => family_id === familyId);
    const books = await booksOf(db, familyId);
    const due = new Map<string, number>();
    for (const part of LEDGERS.flatMap((ledger) => openParts(books, ledger)))
      if ((part.dueOn ?? part.issuedOn) <= dueBy) due.set(part.invoiceId, (due.get(part.invoiceId) ?? 0) + part.cents);
    for (const { invoice } of settle(books).values()) {
      const cents = due.get(invoice.id);
      const mandate = own.find((one) => one.guardian_id === null || invoice.guardianId === null || one.guardian_id === invoice.guardianId);
      if (!cents || !mandate || busy.has(invoice.id)) continue;
      found.push({ id: invoice.id, invoiceNumber: invoice.number, mandate, sequence: used.has(mandate.id) ? 'RCUR' : 'FRST', cents });
    }
  }
  return found;
}

/** What a run would collect, invoice by invoice. */
export const preview: ReadVerb<'directDebits.preview'> = async ({ db }, { siteId, dueBy }) => {
  const found = await collectable(db, siteId, dueBy);
  return {
    rows: found.map(({ id, invoiceNumber, mandate, sequence, cents }) => ({
      id,
      invoiceNumber,
      familyId: mandate.family_id,
      familyName: mandate.family_name,
      holder: mandate.holder,
      ibanTail: mandate.iban_tail,
      sequence,
      cents,
    })),
    totalCents: found.reduce((total, { cents }) => total + cents, 0),
  };
};

/** Fixes a run as it was shown; refused once what is due has changed. It is no payment yet: the bank has still to collect each debit. */
export const make: PlainWriteVerb<'directDebits.make'> = async (ctx, { siteId, dueBy, collectOn, invoiceIds, totalCents }) => {
  if (!(await creditorOf(ctx.db, siteId))) throw new Refusal('conflict', 'Enregistrez d’abord le compte créancier de ce site.');
  if (collectOn <= dayOf(ctx.clock.now())) throw refuseField('collectOn', 'La banque demande une date à venir.');
  const ids = new Set(invoiceIds);
  const chosen = (await collectable(ctx.db, siteId, dueBy)).filter(({ id }) => ids.has(id));
  if (chosen.length < ids.size || chosen.reduce((total, { cents }) => total + cents, 0) !== totalCents)
    throw new Refusal('conflict', 'Ce qui est dû a changé depuis : la liste a été relue, vérifiez-la.');
  const made = await insertRun(
    ctx.db,
    { siteId, collectOn, staffId: ctx.actor.id },
    chosen.map(({ id, mandate, cents, sequence }) => ({ invoiceId: id, mandateId: mandate.id, cents, sequence })),
    ctx.clock.now().toISOString(),
  );
  await ctx.record({
    subjectKind: 'directDebitRun',
    subjectId: made.id,
    siteId,
    details: { number: made.number, debits: chosen.length, amount: formatCents(totalCents) },
  });
  ctx.tell('billing', 'history');
  return made;
};

export const list: ReadVerb<'directDebits.list'> = async ({ db }, { siteId, page, pageSize }) => {
  const { rows, total } = await listRuns(db, siteId ?? null, { offset: page * pageSize, limit: pageSize });
  return { rows: rows.map(asRun), total };
};

export const get: ReadVerb<'directDebits.get'> = async ({ db }, { id }) => {
  const found = await findRun(db, id);
  if (!found) throw notFound('Ces prélèvements');
  return {
    ...asRun(found),
    rows: (await debitsOf(db, id)).map((row) => ({
      id: row.id,
      invoiceNumber: row.invoice_number,
      familyId: row.family_id,
      familyName: row.family_name,
      holder: row.holder,
      ibanTail: row.iban_tail,
      sequence: row.sequence,
      cents: row.amount_cents,
      state: row.state,
      reason: row.reason,
    })),
  };
};

/** The run as a pain.008 file for the bank, with the creditor’s account as it is today. */
export const file: ReadVerb<'directDebits.file'> = async ({ db, secrets }, { id }) => {
  const found = await findRun(db, id);
  const creditor = found && (await creditorOf(db, found.site_id));
  if (!found) throw notFound('Ces prélèvements');
  if (!creditor) throw new Refusal('conflict', 'Enregistrez d’abord le compte créancier de ce site.');
  const debits = (await debitsOf(db, id)).map((row) => ({
    endToEndId: row.id.replaceAll('-', ''),
    sequence: row.sequence,
    mandate: row.reference,
    signedOn: row.signed_on,
    holder: row.holder,
    iban: secrets.unseal(row.iban_encrypted),
    cents: row.amount_cents,
    label: `Facture ${row.invoice_number}`,
  }));
  const xml = pain008({ messageId: found.number, createdAt: found.created_at, collectOn: found.collect_on, creditor, debits });
  return { fileName: `Prelevements ${found.number}.xml`, xml };
};

/** The bank has collected one debit: a payment with its receipt. Refused before the day of the run. */
export const collect: PlainWriteVerb<'directDebits.collect'> = async (ctx, { id }) => {
  const debit = await waiting(ctx.db, id);
  if (debit.collect_on > dayOf(ctx.clock.now()))
    throw new Refusal('conflict', `La banque ne prélève que le ${formatDay(debit.collect_on)} : notez l’encaissement ensuite.`);
  // what was paid another way meanwhile stays in the family's favour
  const room = roomFor(await booksOf(ctx.db, debit.family_id), debit.invoice_id, null);
  const share = Math.min(room, debit.amount_cents);
  const made = await receivePayment(
    ctx.db,
    {
      siteId: debit.site_id,
      familyId: debit.family_id,
      guardianId: debit.guardian_id,
      ledger: debit.ledger,
      methodId: await methodOfKind(ctx.db, 'debit'),
      onlinePaymentId: null,
      operationNumber: debit.run_number,
      bank: null,
      drawer: null,
      paidOn: debit.collect_on,
      cents: debit.amount_cents,
      state: 'cleared',
      madeBy: ctx.actor.id,
      shares: share > 0 ? [{ invoiceId: debit.invoice_id, cents: share }] : [],
    },
    ctx.clock.now(),
  );
  await endDebit(ctx.db, id, { state: 'collected', paymentId: made.id }, ctx.clock.now().toISOString());
  await ctx.record({
    subjectKind: 'payment',
    subjectId: made.id,
    familyId: debit.family_id,
    siteId: debit.site_id,
    details: { receipt: made.receipt.number, amount: formatCents(debit.amount_cents) },
  });
  ctx.tell('billing', 'history');
  return {};
};

/** The bank refused one debit before collecting it: its invoice can be in a run again. */
export const reject: PlainWriteVerb<'directDebits.reject'> = async (ctx, { id, reason }) => {
  const debit = await waiting(ctx.db, id);
  await endDebit(ctx.db, id, { state: 'rejected', reason }, ctx.clock.now().toISOString());
  await ctx.record({
    subjectKind: 'directDebit',
    subjectId: id,
    familyId: debit.family_id,
    siteId: debit.site_id,
    details: { amount: formatCents(debit.amount_cents), reason },
  });
  ctx.tell('billing', 'history');
  return {};
};

async function waiting(db: ReadDb, id: string) {
  const debit = await findDebit(db, id);
  if (!debit) throw notFound('Ce prélèvement');
  if (debit.state === 'collected')
    throw new Refusal('conflict', 'Ce prélèvement est déjà encaissé : s’il revient, notez le rejet du règlement.');
  if (debit.state === 'rejected') throw new Refusal('conflict', 'Ce prélèvement a déjà été rejeté.');
  return debit;
}

const asRun = (row: NonNullable<Awaited<ReturnType<typeof findRun>>>) => ({
  id: row.id,
  number: row.number,
  siteName: row.site_name,
  collectOn: row.collect_on,
  debits: row.debits ?? 0,
  waiting: row.waiting ?? 0,
  totalCents: row.total_cents,
  madeBy: row.made_by_name,
  createdAt: row.created_at,
});
