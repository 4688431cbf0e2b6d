import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountOf } from '../../shared/rules/ledger.ts';
import type { Books } from '../../shared/rules/ledger-books.ts';
import {
  type Answer,
  askAgainIn,
  isFinal,
  judge,
  ONLINE_STATES,
  type OnlineState,
  type Standing,
} from '../../shared/rules/online-payment.ts';
import { type Choice, planOf } from '../../shared/rules/online-payment-plan.ts';

const CENTS = 20_300;
const REFERENCE = 'P261120ABCDEFGHJ';

const answers: fc.Arbitrary<Answer> = fc.record({
  said: fc.constantFrom('paid', 'refused', 'abandoned', 'expired', 'waiting'),
  detail: fc.constant(null),
  cents: fc.constantFrom(CENTS, CENTS, CENTS - 1, 0, null),
  reference: fc.constantFrom(REFERENCE, REFERENCE, 'another', null),
  operation: fc.constant(null),
  paidOn: fc.constant(null),
  isTrial: fc.boolean(),
});

/** One after the other, as the store keeps it. */
function live(from: OnlineState, heard: readonly Answer[], isTrial = false) {
  const standing: Standing = { state: from, cents: CENTS, reference: REFERENCE, isTrial };
  const became: { to: string; by: Answer }[] = [];
  for (const answer of heard) {
    const { becomes } = judge(standing, answer);
    if (!becomes) continue;
    standing.state = becomes;
    became.push({ to: becomes, by: answer });
  }
  return { state: standing.state, became };
}

describe('whatever is heard, in whatever order', () => {
  it('an attempt ends at most once, and is paid only by an answer for its own amount and reference that is no try-out', () => {
    fc.assert(
      fc.property(fc.array(answers, { maxLength: 12 }), (heard) => {
        const { became } = live('waiting', heard);
        expect(became.length).toBeLessThanOrEqual(1);
        const [first] = became;
        if (first?.to !== 'paid') return;
        expect(first.by).toMatchObject({ said: 'paid', cents: CENTS, isTrial: false });
        expect([REFERENCE, null]).toContain(first.by.reference);
      }),
    );
  });

  it('the same answers heard twice over end as when heard once', () => {
    fc.assert(
      fc.property(fc.array(answers, { maxLength: 8 }), (heard) => {
        expect(
          live(
            'waiting',
            heard.flatMap((one) => [one, one]),
          ).state,
        ).toBe(live('waiting', heard).state);
      }),
    );
  });

  it('what is over stays as it is, and a contradiction about money is an alarm', () => {
    for (const state of ONLINE_STATES.filter(isFinal)) {
      fc.assert(
        fc.property(fc.array(answers), (heard) => {
          expect(live(state, heard).became).toEqual([]);
        }),
      );
    }
    const paid: Answer = { said: 'paid', detail: null, cents: CENTS, reference: REFERENCE, operation: null, paidOn: null, isTrial: false };
    const standing = (state: OnlineState): Standing => ({ state, cents: CENTS, reference: REFERENCE, isTrial: false });
    expect(judge(standing('expired'), paid)).toEqual({ becomes: null, alarm: 'paid-after' });
    expect(judge(standing('paid'), paid)).toEqual({ becomes: null, alarm: null });
    expect(judge(standing('paid'), { ...paid, said: 'refused' })).toEqual({ becomes: null, alarm: 'not-paid-after' });
    expect(judge(standing('paid'), { ...paid, said: 'expired' })).toEqual({ becomes: null, alarm: null });
  });
});

describe('when it is asked again', () => {
  it('less and less often', () => {
    const ages = [0, 1, 3, 10, 24, 60, 600].map((minutes) => askAgainIn(minutes * 60_000));
    expect(ages).toEqual([...ages].sort((a, b) => a - b));
    expect([ages[0], ages.at(-1)]).toEqual([15_000, 3_600_000]);
  });
});

describe('what a choice comes to', () => {
  const books = fc
    .array(
      fc.record({
        cents: fc.integer({ min: 1, max: 50_000 }),
        paid: fc.integer({ min: 0, max: 60_000 }),
        day: fc.integer({ min: 1, max: 28 }),
      }),
      {
        minLength: 1,
        maxLength: 6,
      },
    )
    .map(
      (list): Books => ({
        invoices: list.map(({ cents, day }, i) => ({
          id: `i${i}`,
          ledger: 'cotisation',
          guardianId: null,
          number: `F2026-0000${i}`,
          wording: 'Cotisation',
          issuedOn: '2026-09-01',
          dueOn: `2026-12-${String(day).padStart(2, '0')}`,
          cents,
          createdAt: '2026-09-01T08:00:00.000Z',
        })),
        creditNotes: [],
        payments: list.map(({ paid }, i) => ({
          id: `p${i}`,
          ledger: 'cotisation',
          guardianId: null,
          method: 'Chèque',
          operationNumber: null,
          wording: null,
          paidOn: '2026-10-01',
          cents: paid,
          state: 'cleared',
          receiptId: null,
          receiptNumber: null,
          createdAt: '2026-10-01T08:00:00.000Z',
        })),
        allocations: list.map(({ paid }, i) => ({ paymentId: `p${i}`, invoiceId: `i${i}`, cents: paid })),
        refunds: [],
        instalments: [],
      }),
    );
  const choices: fc.Arbitrary<Choice> = fc.oneof(
    fc.constant<Choice>({ kind: 'balance' }),
    fc.constant<Choice>({ kind: 'next' }),
    fc.subarray(['i0', 'i1', 'i2', 'somebody-else-s']).map((ids): Choice => ({ kind: 'invoices', ids })),
  );

  it('is never more than the account owes, and no invoice gets more than is left of it', () => {
    fc.assert(
      fc.property(books, choices, (all, choice) => {
        const account = accountOf(all, 'cotisation', null);
        const { cents, parts } = planOf(account, all, choice);
        expect(cents).toBeGreaterThanOrEqual(0);
        expect(cents).toBeLessThanOrEqual(Math.max(0, account.balanceCents));
        expect(parts.reduce((sum, part) => sum + part.cents, 0)).toBeLessThanOrEqual(cents);
        for (const { invoiceId, cents: given } of parts) {
          const left = account.invoices.find(({ invoice }) => invoice.id === invoiceId)?.leftCents ?? 0;
          expect(given).toBeGreaterThan(0);
          expect(given).toBeLessThanOrEqual(left);
        }
        if (choice.kind === 'balance') expect(cents).toBe(Math.max(0, account.balanceCents));
      }),
    );
  });
});
