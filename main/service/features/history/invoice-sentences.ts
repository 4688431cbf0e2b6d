import { formatCents } from '../../../../shared/money.ts';

type Details = Record<string, unknown>;

const amount = (cents: unknown): string => (typeof cents === 'number' ? ` de ${formatCents(cents)}` : '');
const numbered = (number: unknown): string => (typeof number === 'string' ? ` n° ${number}` : '');

/** What the history says of invoices and credit notes, after the person's name. */
export const INVOICE_SENTENCES: Record<string, (details: Details) => string> = {
  'invoices.create': ({ cents }) => `a préparé un brouillon de facture${amount(cents)}`,
  'invoices.save': ({ cents }) => `a modifié un brouillon de facture${amount(cents)}`,
  'invoices.remove': ({ cents }) => `a supprimé un brouillon de facture${amount(cents)}`,
  'invoices.bill': ({ cents }) => `a préparé une facture${amount(cents)} d’après les tarifs`,
  'invoices.issue': ({ number, cents }) => `a émis la facture${numbered(number)}${amount(cents)}`,
  'invoices.credit': ({ number, invoice, cents }) =>
    `a fait l’avoir${numbered(number)}${amount(cents)}${typeof invoice === 'string' ? ` sur la facture n° ${invoice}` : ''}`,
  'invoices.print': ({ count }) => `a préparé le PDF de ${Number(count) > 1 ? `${count} factures` : 'factures'}`,
  'invoices.stopPrinting': () => 'a arrêté la préparation d’un PDF de factures',
  'invoices.saveSettings': ({ site }) => `a modifié les mentions des factures${typeof site === 'string' ? ` de « ${site} »` : ''}`,
};
