import type { AccountingAccounts, AccountingLine } from '../contract/accounting.ts';
import type { Ledger } from './ledger-books.ts';
import type { PaymentKind } from './payments.ts';

export const EVENT_KINDS = ['invoice', 'creditNote', 'payment', 'undonePayment', 'refund', 'deposit'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** One thing that happened and belongs in the accounts. */
export interface AccountingEvent {
  kind: EventKind;
  /** Of the invoice, the payment … */
  id: string;
  day: string;
  /** Its number: the invoice's, the receipt's … */
  piece: string;
  wording: string;
  cents: number;
  ledger: Ledger | null;
  method: PaymentKind | null;
  /** The family's number; '' for a deposit. */
  family: string;
}

/** Its two lines: what is debited and what is credited, of the same amount. */
export function linesOf(event: AccountingEvent, accounts: AccountingAccounts): [AccountingLine, AccountingLine] {
  const client = { account: accounts.clients, auxiliary: event.family };
  const income = { account: accounts[event.ledger ?? 'cotisation'], auxiliary: '' };
  const money = { account: accounts[event.method ?? 'other'], auxiliary: '' };
  const sales = (debit: Side, credit: Side) => pair(event, accounts.salesJournal, debit, credit);
  const bank = (debit: Side, credit: Side) => pair(event, accounts.bankJournal, debit, credit);
  switch (event.kind) {
    case 'invoice':
      return sales(client, income);
    case 'creditNote':
      return sales(income, client);
    case 'payment':
      return bank(money, client);
    case 'undonePayment':
    case 'refund':
      return bank(client, money);
    case 'deposit':
      return bank({ account: accounts.bank, auxiliary: '' }, money);
  }
}

type Side = Pick<AccountingLine, 'account' | 'auxiliary'>;

function pair(
  { day, piece, wording, cents }: AccountingEvent,
  journal: string,
  debit: Side,
  credit: Side,
): [AccountingLine, AccountingLine] {
  const about = { journal, day, piece, wording };
  return [
    { ...about, ...debit, debitCents: cents, creditCents: 0 },
    { ...about, ...credit, debitCents: 0, creditCents: cents },
  ];
}
