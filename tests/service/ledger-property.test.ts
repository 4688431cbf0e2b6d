import { expect, it } from 'vitest';
import { type Random, randomFor } from '../../db/demo/random.ts';
import { refreshStandings } from '../../db/invoice-standing.ts';
import type { WriteDb } from '../../db/open.ts';
import { yearly } from '../../db/payments.ts';
import type { Knock, StaffActor } from '../../main/service/context.ts';
import type { InputOf, OperationName, OutputOf } from '../../shared/contract/index.ts';
import { newId } from '../../shared/ids.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Ledger } from '../../shared/rules/ledger-books.ts';
import { proposeShares } from '../../shared/rules/payments.ts';
import { aWorld, type World } from '../helpers/world.ts';

// Ten thousand things done to the books of 300 families, a tenth of them broken off inside their transaction. After each, the balance is
// that of a bookkeeper who only adds and subtracts; now and then all books are added up in SQL, and every series of numbers is without gap.

const OPERATIONS = 10_000;
const FAMILIES = 300;
const KNOCK: Knock = { door: 'inside', ip: '', userAgent: 'test' };
const TODAY = '2026-11-20';

/** What somebody with pen and paper would have written down. */
interface Account {
  familyId: string;
  ledger: Ledger;
  invoiced: number;
  credited: number;
  paid: number;
  refunded: number;
}
const balanceOf = ({ invoiced, credited, paid, refunded }: Account) => invoiced - credited - paid + refunded;

class Crash extends Error {}

it('sum(invoices) − sum(credit notes) − sum(payments) + refunds = balances, to the cent, after 10 000 operations and their crashes', async () => {
  const book = await openBook();
  const done = { operations: 0, refused: 0, crashed: 0 };
  for (let i = 0; i < OPERATIONS; i++) {
    const account = book.random.pick(book.accounts);
    const outcome = await book.doSomething(account);
    done[outcome === 'done' ? 'operations' : outcome] += 1;
    const ledgers = await book.look(account);
    const balance = ledgers.find((one) => one.ledger === account.ledger)?.balanceCents;
    if (balance !== balanceOf(account)) expect({ operation: i, balance }).toEqual({ operation: i, balance: balanceOf(account) });
    if (i % 2_500 === 2_499) await book.addUp();
  }
  // each kind of thing has really happened
  expect(done.operations).toBeGreaterThan(OPERATIONS / 2);
  expect(done.crashed).toBeGreaterThan(OPERATIONS / 20);
  expect(done.refused).toBeGreaterThan(0);
}, 600_000);

async function openBook() {
  const world = await aWorld();
  const random = randomFor('ledger property');
  const { sonia } = world.cast.staff;
  const actor: StaffActor = { kind: 'staff', id: sonia.id, sessionId: '', login: sonia.login, name: 'Sonia', role: 'administrateur' };
  const accounts = await world.service.store.write((db) => newFamilies(db, world));
  const call = <N extends OperationName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> =>
    world.service.dispatch.callAs(actor, KNOCK, name, input);
  const methods = (await call('payments.methods', {})).methods.map(({ id }) => id);

  /** As the last thing done to a family left it: every deed ends with a look. */
  const seen = new Map<string, OutputOf<'payments.open'>['ledgers']>();
  const look = async ({ familyId }: Account) => {
    const { ledgers } = await call('payments.open', { familyId });
    seen.set(familyId, ledgers);
    return ledgers;
  };

  /** A write that one time in ten is broken off when all is written and nothing stands yet. */
  async function write<N extends OperationName>(name: N, input: InputOf<N>): Promise<OutputOf<N> | 'crashed' | 'refused'> {
    const crash = random.chance(0.1);
    try {
      return (await world.service.dispatch.callWithin(actor, KNOCK, name, input, {
        also: async () => {
          if (crash) throw new Crash();
        },
        announce: () => {},
      })) as OutputOf<N>;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return crash && error.code === 'unavailable' ? 'crashed' : 'refused';
    }
  }

  /** The same for what has no verb of the desk here: an invoice or a credit note as it stands once issued. */
  async function insert(work: (db: WriteDb) => Promise<void>): Promise<'done' | 'crashed'> {
    const crash = random.chance(0.1);
    try {
      await world.service.store.write(async (db) => {
        await work(db);
        if (crash) throw new Crash();
      });
      return 'done';
    } catch (error) {
      if (error instanceof Crash) return 'crashed';
      throw error;
    }
  }

  const paymentsOf = async ({ familyId, ledger }: Account) => (await call('payments.list', { familyId, ledger, pageSize: 200 })).rows;
  const ended = (outcome: unknown) => (outcome === 'crashed' || outcome === 'refused' ? outcome : ('done' as const));

  const deeds = {
    async issue(account: Account) {
      const cents = random.int(1, 90_000);
      const outcome = await insert((db) => issueInvoice(db, world, account, cents, random));
      if (outcome === 'done') account.invoiced += cents;
      return outcome;
    },
    async credit(account: Account) {
      const ledgers = seen.get(account.familyId) ?? (await look(account));
      const invoice = ledgers.find(({ ledger }) => ledger === account.ledger)?.invoices[0];
      if (!invoice) return 'refused' as const;
      const cents = random.int(1, invoice.leftCents);
      const outcome = await insert((db) => issueCreditNote(db, account.familyId, invoice.id, cents));
      if (outcome === 'done') account.credited += cents;
      return outcome;
    },
    async record(account: Account) {
      const ledgers = seen.get(account.familyId) ?? (await look(account));
      const parts = ledgers.find(({ ledger }) => ledger === account.ledger)?.parts ?? [];
      const cents = random.int(1, 60_000);
      // one time in eight more is given to an invoice than it can take
      const shares = proposeShares(parts, random.chance(0.12) ? cents * 2 : cents);
      const outcome = await write('payments.record', {
        familyId: account.familyId,
        ledger: account.ledger,
        methodId: random.pick(methods),
        amountCents: cents,
        paidOn: TODAY,
        operationNumber: null,
        bank: null,
        drawer: null,
        shares: random.chance(0.2) ? [] : shares,
      });
      if (ended(outcome) === 'done') account.paid += cents;
      return ended(outcome);
    },
    async allocate(account: Account) {
      const payment = (await paymentsOf(account)).find(({ unspentCents }) => unspentCents > 0);
      if (!payment) return 'refused' as const;
      const ledgers = seen.get(account.familyId) ?? (await look(account));
      const parts = ledgers.find(({ ledger }) => ledger === account.ledger)?.parts ?? [];
      const input = { id: payment.id, version: payment.version, shares: proposeShares(parts, random.int(1, payment.cents)) };
      return ended(await write('payments.allocate', input));
    },
    async sendBack(account: Account) {
      const rows = (await paymentsOf(account)).filter(({ state }) => state === 'cleared' || state === 'received');
      const payment = rows.length > 0 ? random.pick(rows) : undefined;
      if (!payment) return 'refused' as const;
      const outcome = await write('payments.sendBack', { id: payment.id, version: payment.version, on: TODAY, reason: 'Sans provision' });
      if (ended(outcome) === 'done') account.paid -= payment.cents;
      return ended(outcome);
    },
    async cancel(account: Account) {
      const rows = await paymentsOf(account);
      const payment = rows.length > 0 ? random.pick(rows) : undefined;
      if (!payment) return 'refused' as const;
      const outcome = await write('payments.cancel', { id: payment.id, version: payment.version, reason: 'Erreur' });
      if (ended(outcome) === 'done') account.paid -= payment.cents;
      return ended(outcome);
    },
    async refund(account: Account) {
      const rows = await paymentsOf(account);
      const payment = rows.length > 0 && random.chance(0.7) ? random.pick(rows) : undefined;
      const cents = random.int(1, 20_000);
      const outcome = await write('payments.refund', {
        familyId: account.familyId,
        ledger: account.ledger,
        paymentId: payment?.id ?? null,
        methodId: random.pick(methods),
        amountCents: cents,
        on: TODAY,
        operationNumber: null,
        reason: 'Trop-perçu',
      });
      if (ended(outcome) === 'done') account.refunded += cents;
      return ended(outcome);
    },
    async deposit() {
      const siteId = world.cast.claire.siteId;
      const { rows } = await call('deposits.waiting', { siteId, kind: 'cheque' });
      if (rows.length === 0) return 'refused' as const;
      const paymentIds = rows.slice(0, random.int(1, 12)).map(({ id }) => id);
      return ended(await write('deposits.make', { siteId, kind: 'cheque', madeOn: TODAY, paymentIds }));
    },
  };

  const weights = { issue: 24, credit: 8, record: 36, allocate: 9, sendBack: 5, cancel: 5, refund: 10, deposit: 3 } as const;
  return {
    random,
    accounts,
    look,
    doSomething: (account: Account) => deeds[random.weighted(weights)](account),
    async addUp() {
      const { read } = world.service.store;
      const all = await read.selectFrom('invoice_standing').select(['left_cents', 'invoice_id']).execute();
      const invoiceTotals = new Map(all.map((row) => [row.invoice_id, row.left_cents]));
      for (const account of accounts) {
        const invoices = await read
          .selectFrom('invoice')
          .select(['id', 'total_cents'])
          .where('family_id', '=', account.familyId)
          .where('ledger', '=', account.ledger)
          .where('state', '=', 'issued')
          .execute();
        const ids = invoices.map(({ id }) => id);
        const credits = ids.length
          ? await read.selectFrom('credit_note').select('total_cents').where('invoice_id', 'in', ids).execute()
          : [];
        const payments = await read
          .selectFrom('payment')
          .select(['amount_cents', 'state'])
          .where('family_id', '=', account.familyId)
          .where('ledger', '=', account.ledger)
          .execute();
        const refunds = await read
          .selectFrom('refund')
          .select('amount_cents')
          .where('family_id', '=', account.familyId)
          .where('ledger', '=', account.ledger)
          .execute();
        const add = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
        const counted = payments.filter(({ state }) => state === 'received' || state === 'cleared');
        expect({
          invoiced: add(invoices.map((row) => row.total_cents)),
          credited: add(credits.map((row) => row.total_cents)),
          paid: add(counted.map((row) => row.amount_cents)),
          refunded: add(refunds.map((row) => row.amount_cents)),
        }).toEqual({ invoiced: account.invoiced, credited: account.credited, paid: account.paid, refunded: account.refunded });
        expect(ids.every((id) => invoiceTotals.has(id))).toBe(true);
      }
      for (const [table, letter] of [
        ['receipt', 'R'],
        ['refund', 'B'],
        ['invoice', 'F'],
        ['credit_note', 'A'],
        ['bank_deposit', 'D'],
      ] as const) {
        const rows = await read.selectFrom(table).select('number').where('number', 'like', `${letter}2026-%`).execute();
        const numbers = rows.map(({ number }) => Number(number?.slice(6))).sort((a, b) => a - b);
        expect([table, numbers]).toEqual([table, numbers.map((_, i) => i + 1)]);
      }
    },
  };
}

async function newFamilies(db: WriteDb, world: World): Promise<Account[]> {
  const at = world.clock.now().toISOString();
  const accounts: Account[] = [];
  for (let i = 0; i < FAMILIES; i++) {
    const familyId = newId();
    const row = { id: familyId, site_id: world.cast.claire.siteId, number: `T${i}`, name: `Famille ${i}` };
    await db
      .insertInto('family')
      .values({ ...row, created_at: at, updated_at: at })
      .execute();
    await db
      .insertInto('guardian')
      .values({
        id: newId(),
        family_id: familyId,
        position: 1,
        last_name: `Nom ${i}`,
        first_name: 'Prénom',
        created_at: at,
        updated_at: at,
      })
      .execute();
    for (const ledger of ['cotisation', 'location'] as const)
      accounts.push({ familyId, ledger, invoiced: 0, credited: 0, paid: 0, refunded: 0 });
  }
  return accounts;
}

async function issueInvoice(db: WriteDb, world: World, { familyId, ledger }: Account, cents: number, random: Random): Promise<void> {
  const id = newId();
  const instalments = random.chance(0.3) && cents > 3;
  await db
    .insertInto('invoice')
    .values({
      id,
      number: null,
      state: 'draft',
      site_id: world.cast.claire.siteId,
      ledger,
      family_id: familyId,
      wording: 'Cotisation',
      due_on: random.pick(['2026-10-01', '2026-12-01', '2027-03-01']),
      total_cents: cents,
      created_at: world.clock.now().toISOString(),
    })
    .execute();
  if (instalments)
    for (const [position, due_on] of ['2026-10-15', '2027-01-15', '2027-04-15'].entries())
      await db
        .insertInto('instalment')
        .values({
          id: newId(),
          invoice_id: id,
          position,
          due_on,
          amount_cents: position === 0 ? cents - 2 * Math.floor(cents / 3) : Math.floor(cents / 3),
        })
        .execute();
  await db
    .updateTable('invoice')
    .set({ state: 'issued', issued_on: TODAY, number: await yearly(db, 'invoice', 'F', TODAY, 5) })
    .where('id', '=', id)
    .execute();
  await refreshStandings(db, familyId);
}

async function issueCreditNote(db: WriteDb, familyId: string, invoiceId: string, cents: number): Promise<void> {
  await db
    .insertInto('credit_note')
    .values({
      id: newId(),
      number: await yearly(db, 'credit-note', 'A', TODAY, 4),
      invoice_id: invoiceId,
      issued_on: TODAY,
      reason: 'Remise',
      total_cents: cents,
      created_at: `${TODAY}T10:00:00.000Z`,
    })
    .execute();
  await refreshStandings(db, familyId);
}
