import { documentsAsked } from '../../../../db/asked-documents.ts';
import type { Exemption } from '../../../../db/exemptions.ts';
import { findFamily } from '../../../../db/families.ts';
import { accountsOfFamily, reEnrolmentsOfFamily } from '../../../../db/family-file.ts';
import type { ReadDb } from '../../../../db/open.ts';
import type { FamilyDocument, FamilyLedger } from '../../../../shared/contract/families.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { notFound } from '../../../../shared/refusal.ts';
import type { Account } from '../../../../shared/rules/ledger.ts';
import { counts } from '../../../../shared/rules/ledger-books.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import type { ReadVerb } from '../../context.ts';

// The parts of a family's file that take longer to work out than its people: each is asked for apart, and the file is there meanwhile.

async function requireFamily(db: ReadDb, id: string) {
  const family = await findFamily(db, id);
  if (!family) throw notFound('Cette famille');
  return family;
}

export const documents: ReadVerb<'families.documents'> = async ({ db, clock }, { id }) => {
  const family = await requireFamily(db, id);
  const { asked, students } = await documentsAsked(db, { familyId: id, siteId: family.site_id }, clock.now());
  return {
    rows: asked.map(({ required, studentId, state, reason, exemption, last }) => {
      const student = students.find((one) => one.id === studentId);
      return {
        requirementId: required.id,
        name: required.name,
        studentId,
        studentName: student ? fullName(student) : null,
        mandatory: required.mandatory,
        state,
        reason,
        exemption: exemption && saidOf(exemption),
        documentId: last?.id ?? null,
        givenAt: last?.given_at ?? null,
        validUntil: state === 'accepted' || state === 'expired' ? (last?.valid_until ?? null) : null,
      };
    }),
  };
};

const saidOf = ({ account_id, explanation, decider, school_year_id, created_at }: Exemption): FamilyDocument['exemption'] => ({
  byFamily: account_id !== null,
  explanation,
  decider,
  lasting: school_year_id === null,
  at: created_at,
});

export const reEnrolments: ReadVerb<'families.reEnrolments'> = async ({ db }, { id }) => {
  await requireFamily(db, id);
  const rows = await reEnrolmentsOfFamily(db, id);
  return {
    rows: rows.map((row) => ({
      id: row.id,
      number: row.number,
      studentName: fullName(row),
      campaign: row.campaign,
      state: row.state,
      answer: row.answer,
      at: row.decided_at ?? row.submitted_at ?? row.updated_at,
    })),
  };
};

/** Those whose work accounts are (`accounting` of `db/classification.ts`). */
const ACCOUNTANTS: ReadonlySet<string> = new Set(['administrateur', 'comptabilite']);

const LAST_LINES = 6;

export const balance: ReadVerb<'families.balance'> = async ({ db, clock, actor }, { id }) => {
  await requireFamily(db, id);
  const today = dayOf(clock.now());
  const detailed = ACCOUNTANTS.has(actor.role);
  return {
    detailed,
    ledgers: (await accountsOfFamily(db, id)).map(({ ledger, account }) => ({
      ledger,
      invoicedCents: account.invoicedCents,
      paidCents: account.paidCents,
      balanceCents: account.balanceCents,
      nextDue: account.nextDue,
      late: account.nextDue !== null && account.nextDue.on < today,
      lines: detailed ? linesOf(account).slice(0, LAST_LINES) : [],
    })),
  };
};

type Line = FamilyLedger['lines'][number];

function linesOf({ invoices, creditNotes, payments, refunds }: Account): Line[] {
  const lines: Line[] = [
    ...invoices.map(({ invoice: { id, number, issuedOn, wording, cents } }) =>
      line('invoice', { id, number, date: issuedOn, wording, cents, counts: true }),
    ),
    ...creditNotes.map(({ id, number, issuedOn, reason, cents }) =>
      line('creditNote', { id, number, date: issuedOn, wording: reason, cents: -cents, counts: true }),
    ),
    ...payments.map(({ payment }) =>
      line('payment', {
        id: payment.id,
        number: payment.receiptNumber,
        date: payment.paidOn,
        wording: payment.wording ?? payment.method,
        cents: -payment.cents,
        counts: counts(payment),
      }),
    ),
    ...refunds.map(({ refund: { id, number, refundedOn, reason, cents } }) =>
      line('refund', { id, number, date: refundedOn, wording: reason, cents, counts: true }),
    ),
  ];
  return lines.sort((a, b) => b.date.localeCompare(a.date) || (b.number ?? '').localeCompare(a.number ?? ''));
}

const line = (kind: Line['kind'], rest: Omit<Line, 'kind'>): Line => ({ kind, ...rest });
