import { existsSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { booksOf } from '../../db/billing.ts';
import { randomFor } from '../../db/demo/random.ts';
import type { ReadDb, WriteDb } from '../../db/open.ts';
import type { Knock, StaffActor } from '../../main/service/context.ts';
import type { InputOf, OperationName, OutputOf } from '../../shared/contract/index.ts';
import { dayOf } from '../../shared/dates.ts';
import { Refusal } from '../../shared/refusal.ts';
import { accountOf, nextDueOf } from '../../shared/rules/ledger.ts';
import { type Books, settle } from '../../shared/rules/ledger-books.ts';
import { openParts, proposeShares } from '../../shared/rules/payments.ts';
import { balanceOf, issueCreditNote, issueInvoice, newFamilies, type PenAndPaper } from '../helpers/pen-and-paper.ts';
import { aWorld, BEGINNING } from '../helpers/world.ts';

// Ten thousand things done to the books of 300 families, a tenth of them broken off inside their transaction. After each, the balance is
// that of a bookkeeper who only adds and subtracts; now and then all books are added up in SQL, what is kept beside the invoices is what
// the books say, and every series of numbers is without gap.

const OPERATIONS = 10_000;
const FAMILIES = 300;
const KNOCK: Knock = { door: 'inside', ip: '', userAgent: 'test' };
const TODAY = dayOf(BEGINNING);

class Crash extends Error {}

it('sum(invoices) − sum(credit notes) − sum(payments) + refunds = balances, to the cent, after 10 000 operations and their crashes', async () => {
  const book = await openBook();
  const done = { operations: 0, refused: 0, crashed: 0 };
  for (let i = 0; i < OPERATIONS; i++) {
    const account = book.random.pick(book.accounts);
    const outcome = await book.doSomething(account);
    done[outcome === 'done' ? 'operations' : outcome] += 1;
    const balance = await book.balanceNow(account);
    if (balance !== balanceOf(account)) expect({ operation: i, balance }).toEqual({ operation: i, balance: balanceOf(account) });
    if (outcome === 'crashed') await book.askTheDesk(account);
    if (i % 2_500 === 2_499) await book.addUp();
  }
  // each kind of thing has really happened
  expect(done.operations).toBeGreaterThan(OPERATIONS / 2);
  expect(done.crashed).toBeGreaterThan(OPERATIONS / 20);
  expect(done.refused).toBeGreaterThan(0);
}, 600_000);

async function openBook() {
  // what is broken off here is a transaction, never the machine: a disk made of memory proves as much, without its ten thousand waits
  if (existsSync('/dev/shm')) vi.stubEnv('TMPDIR', '/dev/shm');
  const world = await aWorld();
  vi.unstubAllEnvs();
  const { store } = world.service;
  const random = randomFor('ledger property');
  const { sonia } = world.cast.staff;
  const actor: StaffActor = { kind: 'staff', id: sonia.id, sessionId: '', login: sonia.login, name: 'Sonia', role: 'administrateur' };
  const accounts = await store.write((db) => newFamilies(db, world, FAMILIES));
  const call = <N extends OperationName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> =>
    world.service.dispatch.callAs(actor, KNOCK, name, input);
  const methods = (await call('payments.methods', {})).methods.map(({ id }) => id);

  /** Read on the connection that writes: its pages are still warm, those of a reader are stale after each write. */
  const booksNow = async ({ familyId }: PenAndPaper): Promise<Books> => {
    const books = await store.write((db) => booksOf(db, familyId));
    seen.set(familyId, books);
    return books;
  };
  /** As the last thing done to the family left them: every deed ends with a look. */
  const seen = new Map<string, Books>();
  const booksBefore = async (account: PenAndPaper): Promise<Books> => seen.get(account.familyId) ?? (await booksNow(account));

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
      await store.write(async (db) => {
        await work(db);
        if (crash) throw new Crash();
      });
      return 'done';
    } catch (error) {
      if (error instanceof Crash) return 'crashed';
      throw error;
    }
  }

  const paymentsOf = async ({ familyId, ledger }: PenAndPaper) => (await call('payments.list', { familyId, ledger, pageSize: 200 })).rows;
  const ended = (outcome: unknown) => (outcome === 'crashed' || outcome === 'refused' ? outcome : ('done' as const));

  const deeds = {
    async issue(account: PenAndPaper) {
      const cents = random.int(1, 90_000);
      const outcome = await insert((db) => issueInvoice(db, world, account, cents, random));
      if (outcome === 'done') account.invoiced += cents;
      return outcome;
    },
    async credit(account: PenAndPaper) {
      const settled = [...settle(await booksBefore(account)).values()];
      const open = settled.find(({ invoice, leftCents }) => invoice.ledger === account.ledger && leftCents > 0);
      if (!open) return 'refused' as const;
      const cents = random.int(1, open.leftCents);
      const outcome = await insert((db) => issueCreditNote(db, account.familyId, open.invoice.id, cents));
      if (outcome === 'done') account.credited += cents;
      return outcome;
    },
    async record(account: PenAndPaper) {
      const parts = openParts(await booksBefore(account), account.ledger);
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
    async allocate(account: PenAndPaper) {
      const payment = (await paymentsOf(account)).find(({ unspentCents }) => unspentCents > 0);
      if (!payment) return 'refused' as const;
      const parts = openParts(await booksBefore(account), account.ledger);
      const input = { id: payment.id, version: payment.version, shares: proposeShares(parts, random.int(1, payment.cents)) };
      return ended(await write('payments.allocate', input));
    },
    async sendBack(account: PenAndPaper) {
      const rows = (await paymentsOf(account)).filter(({ state }) => state === 'cleared' || state === 'received');
      const payment = rows.length > 0 ? random.pick(rows) : undefined;
      if (!payment) return 'refused' as const;
      const outcome = await write('payments.sendBack', { id: payment.id, version: payment.version, on: TODAY, reason: 'Sans provision' });
      if (ended(outcome) === 'done') account.paid -= payment.cents;
      return ended(outcome);
    },
    async cancel(account: PenAndPaper) {
      const rows = await paymentsOf(account);
      const payment = rows.length > 0 ? random.pick(rows) : undefined;
      if (!payment) return 'refused' as const;
      const outcome = await write('payments.cancel', { id: payment.id, version: payment.version, reason: 'Erreur' });
      if (ended(outcome) === 'done') account.paid -= payment.cents;
      return ended(outcome);
    },
    async refund(account: PenAndPaper) {
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
  const balanceNow = async (account: PenAndPaper) => accountOf(await booksNow(account), account.ledger, null).balanceCents;

  /** What the screens say of it, which read on the other connection. */
  const askTheDesk = async (account: PenAndPaper) => {
    const { ledgers } = await call('payments.open', { familyId: account.familyId });
    expect(ledgers.find(({ ledger }) => ledger === account.ledger)?.balanceCents).toBe(balanceOf(account));
  };

  return {
    random,
    accounts,
    balanceNow,
    askTheDesk,
    doSomething: (account: PenAndPaper) => deeds[random.weighted(weights)](account),
    async addUp() {
      const { read } = store;
      const sums = await sumsOf(read);
      const inSql = ({ familyId, ledger }: PenAndPaper) => {
        const of = (sum: ReadonlyMap<string, number>) => sum.get(`${familyId} ${ledger}`) ?? 0;
        return {
          familyId,
          ledger,
          invoiced: of(sums.invoiced),
          credited: of(sums.credited),
          paid: of(sums.paid),
          refunded: of(sums.refunded),
        };
      };
      expect(accounts.map(inSql)).toEqual(accounts);
      for (const account of accounts) await askTheDesk(account);
      await everyStandingIsThatOfTheBooks(read, [...new Set(accounts.map(({ familyId }) => familyId))]);
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

/** What each family has in each ledger, added up by SQLite alone. */
async function sumsOf(read: ReadDb) {
  const [invoiced, credited, paid, refunded] = await Promise.all([
    read
      .selectFrom('invoice')
      .select(['family_id', 'ledger'])
      .select((eb) => eb.fn.sum<number>('total_cents').as('cents'))
      .where('state', '=', 'issued')
      .groupBy(['family_id', 'ledger'])
      .execute(),
    read
      .selectFrom('credit_note')
      .innerJoin('invoice', 'invoice.id', 'credit_note.invoice_id')
      .select(['invoice.family_id', 'invoice.ledger'])
      .select((eb) => eb.fn.sum<number>('credit_note.total_cents').as('cents'))
      .groupBy(['invoice.family_id', 'invoice.ledger'])
      .execute(),
    read
      .selectFrom('payment')
      .select(['family_id', 'ledger'])
      .select((eb) => eb.fn.sum<number>('amount_cents').as('cents'))
      .where('state', 'in', ['received', 'cleared'])
      .groupBy(['family_id', 'ledger'])
      .execute(),
    read
      .selectFrom('refund')
      .select(['family_id', 'ledger'])
      .select((eb) => eb.fn.sum<number>('amount_cents').as('cents'))
      .groupBy(['family_id', 'ledger'])
      .execute(),
  ]);
  const byAccount = (rows: typeof invoiced) => new Map(rows.map(({ family_id, ledger, cents }) => [`${family_id} ${ledger}`, cents]));
  return { invoiced: byAccount(invoiced), credited: byAccount(credited), paid: byAccount(paid), refunded: byAccount(refunded) };
}

/** What is kept beside the invoices for the lists, which every deed has to work out again. */
async function everyStandingIsThatOfTheBooks(read: ReadDb, families: readonly string[]): Promise<void> {
  const rows = await read.selectFrom('invoice_standing').select(['invoice_id', 'left_cents', 'next_due_on', 'next_due_cents']).execute();
  const kept = new Map(rows.map((row) => [row.invoice_id, row]));
  for (const familyId of families) {
    const books = await booksOf(read, familyId);
    const settled = [...settle(books).values()];
    const due = settled.map((one) => nextDueOf(one, books));
    expect(settled.map(({ invoice }) => kept.get(invoice.id))).toEqual(
      settled.map(({ invoice, leftCents }, i) => ({
        invoice_id: invoice.id,
        left_cents: leftCents,
        next_due_on: due[i]?.on ?? null,
        next_due_cents: due[i]?.cents ?? null,
      })),
    );
  }
}
