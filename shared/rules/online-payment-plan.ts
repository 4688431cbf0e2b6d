import { type Account, nextDueOf } from './ledger.ts';
import type { Books, Settlement } from './ledger-books.ts';

/** What of an account one chooses to pay: all that is due, what is due first, or these invoices. */
export type Choice = { kind: 'balance' } | { kind: 'next' } | { kind: 'invoices'; ids: readonly string[] };

export interface Plan {
  cents: number;
  /** What of it goes to which invoice; at most the whole. */
  parts: { invoiceId: string; cents: number }[];
}

/** The invoices of an account of which something is left, the first due first. */
export const openInvoices = (account: Account, books: Books): Settlement[] =>
  account.invoices.filter(({ leftCents }) => leftCents > 0).sort((a, b) => dayOf(a, books).localeCompare(dayOf(b, books)));

const dayOf = (one: Settlement, books: Books): string => nextDueOf(one, books)?.on ?? one.invoice.dueOn ?? one.invoice.issuedOn;

/**
 * How much a choice comes to and what it pays. Never more than the account as a whole still owes: what was paid too much of one invoice
 * helps to pay the others.
 */
export function planOf(account: Account, books: Books, choice: Choice): Plan {
  const wanted = wantedParts(account, books, choice);
  const whole = choice.kind === 'balance' ? account.balanceCents : wanted.reduce((sum, { cents }) => sum + cents, 0);
  const cents = Math.max(0, Math.min(whole, account.balanceCents));
  const parts: Plan['parts'] = [];
  let rest = cents;
  for (const part of wanted) {
    const given = Math.min(rest, part.cents);
    if (given > 0) parts.push({ invoiceId: part.invoiceId, cents: given });
    rest -= given;
  }
  return { cents, parts };
}

function wantedParts(account: Account, books: Books, choice: Choice): Plan['parts'] {
  const open = openInvoices(account, books);
  if (choice.kind === 'next') {
    return open.flatMap((one) => {
      const due = nextDueOf(one, books);
      return due && due.on === account.nextDue?.on ? [{ invoiceId: one.invoice.id, cents: due.cents }] : [];
    });
  }
  const chosen = choice.kind === 'balance' ? open : open.filter(({ invoice }) => choice.ids.includes(invoice.id));
  return chosen.map(({ invoice, leftCents }) => ({ invoiceId: invoice.id, cents: leftCents }));
}
