import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountOf, nextDueOf, type Reader } from '../../shared/rules/ledger.ts';
import {
  type Books,
  counts,
  type Invoice,
  LEDGERS,
  type Payment,
  type PaymentState,
  settle,
  sum,
} from '../../shared/rules/ledger-books.ts';

const at = '2026-10-01T08:00:00.000Z';
const NONE: Books = { invoices: [], creditNotes: [], payments: [], allocations: [], refunds: [], instalments: [] };

const anInvoice = (id: string, cents: number, more: Partial<Invoice> = {}): Invoice => ({
  id,
  ledger: 'cotisation',
  guardianId: null,
  number: `F-${id}`,
  wording: 'Cotisation',
  issuedOn: '2026-09-24',
  dueOn: '2026-10-24',
  cents,
  createdAt: at,
  ...more,
});
const aPayment = (id: string, cents: number, more: Partial<Payment> = {}): Payment => ({
  id,
  ledger: 'cotisation',
  guardianId: null,
  method: 'Chèque',
  operationNumber: `op-${id}`,
  wording: null,
  paidOn: '2026-10-02',
  cents,
  state: 'cleared',
  receiptId: null,
  receiptNumber: null,
  createdAt: at,
  ...more,
});
const aCreditNote = (id: string, invoiceId: string, cents: number) => ({
  id,
  invoiceId,
  number: `A-${id}`,
  issuedOn: '2026-10-20',
  reason: 'Erreur',
  cents,
  createdAt: at,
});
const aRefund = (id: string, paymentId: string | null, cents: number) => ({
  id,
  ledger: 'cotisation' as const,
  paymentId,
  method: 'Virement',
  number: `B-${id}`,
  refundedOn: '2026-11-01',
  reason: 'Trop-perçu',
  cents,
  createdAt: at,
});

describe('what a family owes', () => {
  it('is what was invoiced less what was paid: 200 € and 150 € leave 50 €', () => {
    const books = { ...NONE, invoices: [anInvoice('1', 20_000)], payments: [aPayment('p', 15_000)] };
    expect(accountOf(books, 'cotisation', null)).toMatchObject({ invoicedCents: 20_000, paidCents: 15_000, balanceCents: 5_000 });
  });

  it('is not lessened by a cheque that came back, nor by a payment typed by mistake', () => {
    const states: PaymentState[] = ['returned', 'cancelled'];
    for (const state of states) {
      const books = { ...NONE, invoices: [anInvoice('1', 20_000)], payments: [aPayment('p', 20_000, { state })] };
      const account = accountOf(books, 'cotisation', null);
      expect(account).toMatchObject({ paidCents: 0, balanceCents: 20_000 });
      expect(account.payments).toMatchObject([{ seenCents: 20_000, countedCents: 0 }]);
    }
  });

  it('is lessened by a credit note, and what was then paid too much is theirs until it is given back', () => {
    const paid = { invoices: [anInvoice('1', 20_000)], payments: [aPayment('p', 20_000)] };
    const allocations = [{ paymentId: 'p', invoiceId: '1', cents: 20_000 }];
    const credited = { ...NONE, ...paid, allocations, creditNotes: [aCreditNote('a', '1', 5_000)] };
    expect(accountOf(credited, 'cotisation', null)).toMatchObject({ invoicedCents: 15_000, paidCents: 20_000, balanceCents: -5_000 });
    const given = { ...credited, refunds: [aRefund('b', 'p', 5_000)] };
    expect(accountOf(given, 'cotisation', null)).toMatchObject({ invoicedCents: 15_000, paidCents: 15_000, balanceCents: 0 });
    expect(settle(given).get('1')).toMatchObject({ leftCents: 0, refunds: [{ cents: 5_000 }] });
  });

  it('stays apart for fees and for rentals', () => {
    const books = { ...NONE, invoices: [anInvoice('1', 20_000), anInvoice('2', 9_000, { ledger: 'location' })] };
    expect(accountOf(books, 'cotisation', null).balanceCents).toBe(20_000);
    expect(accountOf(books, 'location', null).balanceCents).toBe(9_000);
  });

  it('is due by the first instalment that is not wholly paid', () => {
    const instalments = ['2026-10-15', '2027-01-15', '2027-04-15'].map((dueOn) => ({ invoiceId: '1', dueOn, cents: 10_000 }));
    const dueAfter = (cents: number) => {
      const payments = cents > 0 ? [aPayment('p', cents)] : [];
      const allocations = payments.map(({ id }) => ({ paymentId: id, invoiceId: '1', cents }));
      return accountOf({ ...NONE, invoices: [anInvoice('1', 30_000)], payments, allocations, instalments }, 'cotisation', null).nextDue;
    };
    expect(dueAfter(0)).toEqual({ on: '2026-10-15', cents: 10_000 });
    expect(dueAfter(12_500)).toEqual({ on: '2027-01-15', cents: 7_500 });
    expect(dueAfter(29_999)).toEqual({ on: '2027-04-15', cents: 1 });
    expect(dueAfter(30_000)).toBeNull();
  });

  it('is due by no day as long as nobody has set one', () => {
    const books = { ...NONE, invoices: [anInvoice('1', 100, { dueOn: null })] };
    expect(accountOf(books, 'cotisation', null)).toMatchObject({ balanceCents: 100, nextDue: null });
  });
});

describe('what a refund gives back', () => {
  const two = [anInvoice('1', 10_000), anInvoice('2', 10_000)];

  it('is first what of the payment went to no invoice', () => {
    const allocations = [{ paymentId: 'p', invoiceId: '1', cents: 10_000 }];
    const books = { ...NONE, invoices: two, payments: [aPayment('p', 13_000)], allocations, refunds: [aRefund('b', 'p', 3_000)] };
    expect(settle(books).get('1')).toMatchObject({ leftCents: 0, refunds: [] });
  });

  it('then what an invoice was paid too much, before what another one still needs', () => {
    const allocations = ['1', '2'].map((invoiceId) => ({ paymentId: 'p', invoiceId, cents: 10_000 }));
    const creditNotes = [aCreditNote('a', '2', 4_000)];
    const books = {
      ...NONE,
      invoices: two,
      payments: [aPayment('p', 20_000)],
      allocations,
      creditNotes,
      refunds: [aRefund('b', 'p', 5_000)],
    };
    const settled = settle(books);
    expect([settled.get('1')?.leftCents, settled.get('2')?.leftCents]).toEqual([1_000, 0]);
  });

  it('is what was paid too much when it names no payment', () => {
    const allocations = [{ paymentId: 'p', invoiceId: '1', cents: 10_000 }];
    const creditNotes = [aCreditNote('a', '1', 4_000)];
    const books = {
      ...NONE,
      invoices: two,
      payments: [aPayment('p', 10_000)],
      allocations,
      creditNotes,
      refunds: [aRefund('b', null, 4_000)],
    };
    expect(settle(books).get('1')?.leftCents).toBe(0);
  });
});

describe('two parents', () => {
  const hers = anInvoice('hers', 15_000, { guardianId: 'soizic' });
  const his = anInvoice('his', 12_000, { guardianId: 'yann' });
  const both = anInvoice('both', 20_000);

  it('each see the household’s invoice and their own, never the other’s', () => {
    const books = { ...NONE, invoices: [hers, his, both] };
    const numbersOf = (reader: Reader) => accountOf(books, 'cotisation', reader).invoices.map(({ invoice }) => invoice.number);
    expect(numbersOf('soizic')).toEqual(['F-hers', 'F-both']);
    expect(numbersOf('yann')).toEqual(['F-his', 'F-both']);
    expect(numbersOf(null)).toEqual(['F-hers', 'F-his', 'F-both']);
  });

  it('are both told what one has paid of the household’s invoice, but the other neither its receipt nor what else it paid', () => {
    const payment = aPayment('p', 30_000, { guardianId: 'yann', wording: 'Règlement des factures F-both et F-his', receiptId: 'r' });
    const allocations = [
      { paymentId: 'p', invoiceId: 'both', cents: 20_000 },
      { paymentId: 'p', invoiceId: 'his', cents: 10_000 },
    ];
    const books = { ...NONE, invoices: [hers, his, both], payments: [payment], allocations };
    const soizic = accountOf(books, 'cotisation', 'soizic');
    expect(soizic).toMatchObject({ invoicedCents: 35_000, paidCents: 20_000, balanceCents: 15_000 });
    expect(soizic.payments).toMatchObject([
      { seenCents: 20_000, countedCents: 20_000, whole: false, pays: [{ number: 'F-both', cents: 20_000 }] },
    ]);
    expect(accountOf(books, 'cotisation', 'yann')).toMatchObject({ paidCents: 30_000, balanceCents: 2_000, payments: [{ whole: true }] });
  });

  it('who paid the other’s invoice keeps the receipt, and is not credited for it', () => {
    const payment = aPayment('p', 15_000, { guardianId: 'yann', receiptId: 'r' });
    const books = {
      ...NONE,
      invoices: [hers, his],
      payments: [payment],
      allocations: [{ paymentId: 'p', invoiceId: 'hers', cents: 15_000 }],
    };
    expect(accountOf(books, 'cotisation', 'yann')).toMatchObject({
      balanceCents: 12_000,
      payments: [{ seenCents: 15_000, countedCents: 0, whole: true }],
    });
    expect(accountOf(books, 'cotisation', 'soizic')).toMatchObject({ balanceCents: 0, payments: [{ countedCents: 15_000, whole: false }] });
  });

  it('do not see each other’s returned cheques', () => {
    const books = { ...NONE, invoices: [hers, his], payments: [aPayment('p', 12_000, { guardianId: 'yann', state: 'returned' })] };
    expect(accountOf(books, 'cotisation', 'soizic').payments).toEqual([]);
    expect(accountOf(books, 'cotisation', 'yann').payments).toHaveLength(1);
  });
});

const PARENTS = [null, 'a', 'b'] as const;

/** Books of any shape that the office can write: no payment pays more than it is, no credit note exceeds its invoice. */
const someBooks: fc.Arbitrary<Books> = fc
  .record({
    invoices: fc.array(
      fc.record({
        cents: fc.integer({ min: 0, max: 200_000 }),
        guardianId: fc.constantFrom(...PARENTS),
        ledger: fc.constantFrom(...LEDGERS),
        credited: fc.double({ min: 0, max: 1, noNaN: true }),
        parts: fc.integer({ min: 0, max: 3 }),
        dueOn: fc.constantFrom(null, '2026-10-24', '2027-02-01'),
      }),
      { maxLength: 6 },
    ),
    payments: fc.array(
      fc.record({
        cents: fc.integer({ min: 1, max: 200_000 }),
        guardianId: fc.constantFrom(...PARENTS),
        ledger: fc.constantFrom(...LEDGERS),
        state: fc.constantFrom<PaymentState>('received', 'cleared', 'returned', 'cancelled'),
        shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 }),
        refunded: fc.array(fc.double({ min: 0, max: 0.5, noNaN: true }), { maxLength: 2 }),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ invoices, payments }) => ({
    invoices: invoices.map(({ cents, guardianId, ledger, dueOn }, i) => anInvoice(`i${i}`, cents, { guardianId, ledger, dueOn })),
    creditNotes: invoices.flatMap(({ cents, credited }, i) => {
      const amount = Math.floor(cents * credited);
      return amount > 0 ? [aCreditNote(`c${i}`, `i${i}`, amount)] : [];
    }),
    payments: payments.map(({ cents, guardianId, ledger, state }, i) => aPayment(`p${i}`, cents, { guardianId, ledger, state })),
    allocations: payments.flatMap(({ cents, ledger, shares }, i) => {
      let rest = cents;
      const open = invoices.flatMap((invoice, n) => (invoice.ledger === ledger ? [`i${n}`] : []));
      return open.slice(0, shares.length).flatMap((invoiceId, n) => {
        const part = Math.floor(rest * (shares[n] ?? 0));
        rest -= part;
        return part > 0 ? [{ paymentId: `p${i}`, invoiceId, cents: part }] : [];
      });
    }),
    refunds: payments.flatMap(({ cents, ledger, refunded }, i) =>
      refunded.flatMap((share, n) => {
        const amount = Math.floor(cents * share);
        return amount > 0 ? [{ ...aRefund(`r${i}-${n}`, `p${i}`, amount), ledger }] : [];
      }),
    ),
    instalments: invoices.flatMap(({ cents, parts }, i) =>
      Array.from({ length: parts }, (_, n) => ({ invoiceId: `i${i}`, dueOn: `2027-0${n + 1}-15`, cents: Math.floor(cents / parts) })),
    ),
  }));

const readers = fc.constantFrom<Reader>(null, 'a', 'b');
const ledgers = fc.constantFrom(...LEDGERS);
const counted = (list: readonly { countedCents: number }[]) => list.reduce((total, one) => total + one.countedCents, 0);

describe('whatever the books', () => {
  it('the totals are the sums of what is shown, in whole cents', () => {
    fc.assert(
      fc.property(someBooks, ledgers, readers, (books, ledger, reader) => {
        const account = accountOf(books, ledger, reader);
        expect(account.invoicedCents).toBe(sum(account.invoices.map(({ invoice }) => invoice)) - sum(account.creditNotes));
        expect(account.paidCents).toBe(counted(account.payments) - counted(account.refunds));
        expect(account.balanceCents).toBe(account.invoicedCents - account.paidCents);
        expect([account.invoicedCents, account.paidCents].every(Number.isSafeInteger)).toBe(true);
        for (const { payment, seenCents, countedCents } of account.payments) {
          expect(countedCents).toBeLessThanOrEqual(seenCents);
          expect(seenCents).toBeLessThanOrEqual(payment.cents);
          if (!counts(payment)) expect(countedCents).toBe(0);
        }
      }),
    );
  });

  it('the office counts every invoice, credit note, payment and refund once', () => {
    fc.assert(
      fc.property(someBooks, ledgers, (books, ledger) => {
        const of = <T extends { ledger: string }>(list: readonly T[]) => list.filter((one) => one.ledger === ledger);
        const notes = books.creditNotes.filter((note) => of(books.invoices).some(({ id }) => id === note.invoiceId));
        const account = accountOf(books, ledger, null);
        expect(account.invoicedCents).toBe(sum(of(books.invoices)) - sum(notes));
        expect(account.paidCents).toBe(sum(of(books.payments).filter(counts)) - sum(of(books.refunds)));
      }),
    );
  });

  it('each invoice’s paper adds up, and a refund gives nothing back twice', () => {
    fc.assert(
      fc.property(someBooks, (books) => {
        const settled = [...settle(books).values()];
        for (const { invoice, creditNotes, payments, refunds, leftCents } of settled)
          expect(leftCents).toBe(invoice.cents - sum(creditNotes) - sum(payments) + sum(refunds));
        for (const refund of books.refunds) {
          const parts = settled.flatMap(({ refunds }) => refunds.filter((part) => part.refund === refund));
          expect(sum(parts)).toBeLessThanOrEqual(refund.cents);
        }
      }),
    );
  });

  it('what is to be paid next is never more than what is owed, and nothing is when nothing is owed', () => {
    fc.assert(
      fc.property(someBooks, ledgers, readers, (books, ledger, reader) => {
        const { nextDue, balanceCents, invoices } = accountOf(books, ledger, reader);
        if (balanceCents <= 0) expect(nextDue).toBeNull();
        if (nextDue) {
          expect(nextDue.cents).toBeGreaterThan(0);
          expect(nextDue.cents).toBeLessThanOrEqual(balanceCents);
        }
        for (const one of invoices) expect(nextDueOf(one, books)?.cents ?? 0).toBeLessThanOrEqual(Math.max(0, one.leftCents));
      }),
    );
  });

  it('nothing of what is addressed to one parent alone reaches the other', () => {
    fc.assert(
      fc.property(someBooks, ledgers, (books, ledger) => {
        const { invoices, creditNotes, payments } = accountOf(books, ledger, 'a');
        const others = books.invoices.flatMap(({ id, guardianId }) => (guardianId === 'b' ? [id] : []));
        expect(invoices.filter(({ invoice }) => others.includes(invoice.id))).toEqual([]);
        expect(creditNotes.filter(({ invoiceId }) => others.includes(invoiceId))).toEqual([]);
        expect(payments.flatMap(({ pays }) => pays).filter(({ number }) => others.includes(number.slice(2)))).toEqual([]);
        for (const { payment, whole } of payments) if (payment.guardianId === 'b') expect(whole).toBe(false);
      }),
    );
  });

  it('a household without separate invoices has one account, the same for both parents and for the office', () => {
    fc.assert(
      fc.property(someBooks, ledgers, (separate, ledger) => {
        const common = <T extends { guardianId: string | null }>(list: readonly T[]) => list.map((one) => ({ ...one, guardianId: null }));
        const books = { ...separate, invoices: common(separate.invoices), payments: common(separate.payments) };
        const office = accountOf(books, ledger, null);
        expect(accountOf(books, ledger, 'a')).toEqual(office);
        expect(accountOf(books, ledger, 'b')).toEqual(office);
      }),
    );
  });
});
