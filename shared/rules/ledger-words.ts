import type { InvoiceMovement, LedgerRow } from '../contract/billing.ts';
import { formatDay, formatLongDay } from '../dates.ts';
import type { Ledger } from './ledger-books.ts';

export const LEDGER_WORDS: Readonly<Record<Ledger, string>> = { cotisation: 'Cotisations', location: 'Locations' };

/** « Solde : 150,00 € dû »: the sign in a word, never in a colour alone. */
export const balanceWord = (cents: number): string => (cents > 0 ? 'dû' : cents < 0 ? 'en votre faveur' : 'soldé');

const STATES: Record<LedgerRow['state'], string> = {
  paid: 'Réglée',
  part: 'Réglée en partie',
  due: 'À régler',
  late: 'En retard',
  credited: 'Annulée par un avoir',
  issued: 'Émis',
  received: 'Enregistré',
  cleared: 'Encaissé',
  returned: 'Rejeté',
  cancelled: 'Annulé',
  refunded: 'Remboursé',
};

/** « Réglée en partie, échéance le 15/01/2027 » */
export function stateWords({ state, due }: Pick<LedgerRow, 'state' | 'due'>): string {
  if (!due) return STATES[state];
  return state === 'late' ? `En retard depuis le ${formatDay(due.on)}` : `${STATES[state]}, échéance le ${formatDay(due.on)}`;
}

const KINDS: Record<LedgerRow['kind'], string> = { invoice: 'Facture', creditNote: 'Avoir', payment: 'Règlement', refund: 'Remboursement' };

/** « Facture, Cotisation 2026-2027 »; what already says its kind does not say it twice: « Règlement de la facture F2026-00012 ». */
export const rowName = ({ kind, wording }: Pick<LedgerRow, 'kind' | 'wording'>): string =>
  wording.startsWith(KINDS[kind]) ? wording : `${KINDS[kind]}, ${wording}`;

/** What an invoice's paper says of each thing done since: « Règlement du 4 octobre 2026, Chèque, opération n° 07000002 ». */
export function movementWords({ kind, date, method, number }: InvoiceMovement): string {
  const day = formatLongDay(date);
  if (kind === 'creditNote') return `Avoir n° ${number} du ${day}`;
  if (kind === 'refund') return [`Remboursement n° ${number} du ${day}`, method].filter(Boolean).join(', ');
  return [`Règlement du ${day}`, method, number && `opération n° ${number}`].filter(Boolean).join(', ');
}

/** 150 gives « 1,5 » */
export const formatQuantity = (hundredths: number): string => quantity.format(hundredths / 100);
const quantity = new Intl.NumberFormat('fr-FR');
