import type { InvoiceRow } from '../../../shared/contract/invoices.ts';
import { LEDGER_WORDS } from '../../../shared/rules/ledger-words.ts';
import type { TableColumn } from '../../ui/table-cells.ts';
import { STATES } from './words.ts';

/** Invoices as they leave the window, for a spreadsheet or on paper. */
export const exportedInvoices: TableColumn<InvoiceRow>[] = [
  { title: 'Numéro', width: 16, value: ({ number }) => number },
  { title: 'Date', kind: 'day', value: ({ issuedOn }) => issuedOn },
  { title: 'Compte', width: 14, value: ({ ledger }) => LEDGER_WORDS[ledger] },
  { title: 'Site', width: 20, value: ({ siteName }) => siteName },
  { title: 'Famille', width: 28, value: ({ familyName }) => familyName },
  { title: 'N° famille', width: 12, value: ({ familyNumber }) => familyNumber },
  { title: 'Adressée à', width: 32, value: ({ clientName }) => clientName },
  { title: 'Libellé', width: 30, value: ({ wording }) => wording },
  { title: 'État', width: 20, value: ({ state }) => STATES[state].word },
  { title: 'Échéance', kind: 'day', value: ({ dueOn }) => dueOn },
  { title: 'Montant', kind: 'cents', value: ({ totalCents }) => totalCents },
  { title: 'Reste à régler', kind: 'cents', value: ({ state, leftCents }) => (state === 'draft' ? null : leftCents) },
];
