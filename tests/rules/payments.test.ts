import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editCents, readCents } from '../../shared/money.ts';
import type { Books } from '../../shared/rules/ledger-books.ts';
import { type OpenPart, openParts, proposeShares } from '../../shared/rules/payments.ts';

describe('amounts as they are typed', () => {
  it.each([
    ['120', 12_000],
    ['1 234,5', 123_450],
    ['1\u202f234,50\u00a0€', 123_450],
    ['0.07', 7],
    ['-3,20', -320],
  ])('%s', (typed, cents) => expect(readCents(typed)).toBe(cents));

  it.each(['', 'douze', '1,234', '12,3,4', '1e3'])('« %s » is no amount', (typed) => expect(readCents(typed)).toBeNull());

  it('whatever is shown to be edited is read back', () => {
    fc.assert(fc.property(fc.integer({ min: -100_000_000, max: 100_000_000 }), (cents) => readCents(editCents(cents)) === cents));
  });
});

const part = (invoiceId: string, dueOn: string | null, cents: number, issuedOn = '2026-09-01'): OpenPart => ({
  invoiceId,
  dueOn,
  issuedOn,
  number: invoiceId,
  cents,
});

describe('what a payment is proposed to pay', () => {
  it('the oldest due first, instalment by instalment', () => {
    const parts = [part('B', '2026-12-01', 5_000), part('A', '2026-10-15', 3_000), part('A', '2027-01-15', 3_000)];
    expect(proposeShares(parts, 9_000)).toEqual([
      { invoiceId: 'A', cents: 4_000 },
      { invoiceId: 'B', cents: 5_000 },
    ]);
  });

  it('what has no day is as old as its issue', () => {
    expect(proposeShares([part('A', '2026-10-15', 100), part('B', null, 100, '2026-09-30')], 100)).toEqual([
      { invoiceId: 'B', cents: 100 },
    ]);
  });

  it('never more than came in, never more than an invoice can take, and nothing is left while something is due', () => {
    const parts = fc.array(
      fc.record({
        invoiceId: fc.constantFrom('A', 'B', 'C', 'D'),
        dueOn: fc.constantFrom(null, '2026-10-15', '2026-12-01', '2027-01-15'),
        issuedOn: fc.constantFrom('2026-09-01', '2026-11-01'),
        number: fc.constantFrom('1', '2', '3'),
        cents: fc.integer({ min: 1, max: 90_000 }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 400_000 }), (open, cents) => {
        const shares = proposeShares(open, cents);
        const due = open.reduce((total, one) => total + one.cents, 0);
        expect(shares.reduce((total, one) => total + one.cents, 0)).toBe(Math.min(cents, due));
        for (const share of shares) {
          const room = open.filter(({ invoiceId }) => invoiceId === share.invoiceId).reduce((total, one) => total + one.cents, 0);
          expect(share.cents).toBeGreaterThan(0);
          expect(share.cents).toBeLessThanOrEqual(room);
        }
        expect(new Set(shares.map(({ invoiceId }) => invoiceId)).size).toBe(shares.length);
      }),
    );
  });

  it('an instalment paid in part is open for its rest; a credit note shortens the first that is open', () => {
    const books: Books = {
      invoices: [
        {
          id: 'A',
          ledger: 'cotisation',
          guardianId: null,
          number: 'F1',
          wording: '',
          issuedOn: '2026-09-01',
          dueOn: null,
          cents: 9_000,
          createdAt: '',
        },
      ],
      creditNotes: [{ id: 'N', invoiceId: 'A', number: 'A1', issuedOn: '2026-10-01', reason: '', cents: 1_000, createdAt: '' }],
      payments: [
        {
          id: 'P',
          ledger: 'cotisation',
          guardianId: null,
          method: '',
          operationNumber: null,
          wording: null,
          paidOn: '2026-10-02',
          cents: 3_500,
          state: 'cleared',
          receiptId: null,
          receiptNumber: null,
          createdAt: '',
        },
      ],
      allocations: [{ paymentId: 'P', invoiceId: 'A', cents: 3_500 }],
      refunds: [],
      instalments: [
        { invoiceId: 'A', dueOn: '2026-10-15', cents: 3_000 },
        { invoiceId: 'A', dueOn: '2027-01-15', cents: 3_000 },
        { invoiceId: 'A', dueOn: '2027-04-15', cents: 3_000 },
      ],
    };
    expect(openParts(books, 'cotisation').map(({ dueOn, cents }) => [dueOn, cents])).toEqual([
      ['2027-01-15', 1_500],
      ['2027-04-15', 3_000],
    ]);
  });
});
