import type { CreditNotePaper, InvoicePaper, ReceiptPaper } from '../../../shared/contract/billing.ts';
import { formatLongDay } from '../../../shared/dates.ts';
import { formatCents } from '../../../shared/money.ts';
import { formatQuantity, movementWords } from '../../../shared/rules/ledger-words.ts';
import { within } from '../../../shared/typography.ts';

// What stands on a paper, in words: drawn as a PDF and shown as a page from the same, so that both say the same figures (A11Y-6.13).

export interface PrintedTable {
  title: string;
  /** Figures stand right; a narrow one holds a day. */
  columns: readonly { label: string; figure?: boolean; narrow?: boolean }[];
  rows: readonly (readonly string[])[];
  /** The last line, under the rows. */
  total?: readonly [label: string, value: string];
}

export interface Printed {
  /** « Facture n° F2026-00012 » */
  title: string;
  /** As it is saved: « Facture F2026-00012.pdf ». */
  fileName: string;
  /** Day of issue, `YYYY-MM-DD`. */
  day: string;
  issuer: readonly string[];
  /** A paper that goes to nobody (a list for the bank) has no name there. */
  client: { readonly name: string; readonly address: readonly string[] };
  /** Said before anything else. */
  warning?: string;
  facts: readonly (readonly [label: string, value: string])[];
  tables: readonly PrintedTable[];
  /** What it comes down to. */
  outcome: readonly [label: string, value: string] | null;
  mentions: readonly string[];
}

const AMOUNT = { label: 'Montant', figure: true } as const;

export function printedInvoice(invoice: InvoicePaper): Printed {
  const { number, instalments, movements, leftCents } = invoice;
  const period = periodOf(invoice);
  return {
    ...headOf(invoice),
    title: `Facture n° ${number}`,
    fileName: `Facture ${number}.pdf`,
    facts: [
      ['Date de la facture', formatLongDay(invoice.issuedOn)],
      ['Objet', invoice.wording],
      ...(period ? [['Période', period] as const] : []),
      ...(invoice.dueOn && instalments.length === 0 ? [['À régler avant le', formatLongDay(invoice.dueOn)] as const] : []),
    ],
    tables: [
      {
        title: 'Détail',
        columns: [
          { label: 'Désignation' },
          { label: 'Quantité', figure: true },
          { label: 'Prix unitaire', figure: true },
          { label: 'Total', figure: true },
        ],
        rows: invoice.lines.map((line) => [
          line.wording,
          formatQuantity(line.quantityHundredths),
          formatCents(line.unitPriceCents),
          formatCents(line.totalCents),
        ]),
        total: ['Total de la facture', formatCents(invoice.totalCents)],
      },
      ...(instalments.length > 0
        ? [
            {
              title: 'Échéances',
              columns: [{ label: 'À régler avant le' }, AMOUNT],
              rows: instalments.map(({ on, cents }) => [formatLongDay(on), formatCents(cents)]),
            },
          ]
        : []),
      ...(movements.length > 0
        ? [
            {
              title: 'Règlements et avoirs',
              columns: [{ label: 'Opération' }, AMOUNT],
              rows: movements.map((movement) => [movementWords(movement), formatCents(movement.cents)]),
            },
          ]
        : []),
    ],
    outcome: leftCents < 0 ? ['Réglé en trop, en votre faveur', formatCents(-leftCents)] : ['Reste à régler', formatCents(leftCents)],
    mentions: [invoice.vatMention, invoice.paymentTerms && `Règlement : ${within(invoice.paymentTerms)}`].flatMap(
      (mention) => mention || [],
    ),
  };
}

export function printedReceipt(receipt: ReceiptPaper): Printed {
  const { number, operationNumber, pays } = receipt;
  return {
    ...headOf(receipt),
    title: `Reçu n° ${number}`,
    fileName: `Reçu ${number}.pdf`,
    ...(receipt.void && { warning: 'Ce règlement a été rejeté ou annulé depuis : ce reçu ne prouve plus un règlement.' }),
    facts: [
      ['Date du reçu', formatLongDay(receipt.issuedOn)],
      ['Date du règlement', formatLongDay(receipt.paidOn)],
      ['Mode de règlement', receipt.method],
      ...(operationNumber ? [['Numéro d’opération', operationNumber] as const] : []),
      ['Montant reçu', formatCents(receipt.amountCents)],
      ['Objet', receipt.wording],
    ],
    tables:
      pays.length > 0
        ? [
            {
              title: 'Ce que paie ce règlement',
              columns: [{ label: 'Facture' }, AMOUNT],
              rows: pays.map(({ number: invoice, cents }) => [`Facture n° ${invoice}`, formatCents(cents)]),
            },
          ]
        : [],
    outcome:
      receipt.balanceLeftCents < 0
        ? ['En votre faveur après ce règlement', formatCents(-receipt.balanceLeftCents)]
        : ['Reste à régler après ce règlement', formatCents(receipt.balanceLeftCents)],
    mentions: [],
  };
}

export function printedCreditNote(note: CreditNotePaper): Printed {
  const { number, invoice } = note;
  return {
    ...headOf(note),
    title: `Avoir n° ${number}`,
    fileName: `Avoir ${number}.pdf`,
    facts: [
      ['Date de l’avoir', formatLongDay(note.issuedOn)],
      ['Facture corrigée', `n° ${invoice.number} du ${formatLongDay(invoice.issuedOn)}`],
      ['Motif', note.reason],
    ],
    tables: [
      {
        title: 'Détail',
        columns: [{ label: 'Désignation' }, AMOUNT],
        rows: note.lines.map(({ wording, totalCents }) => [wording, formatCents(totalCents)]),
        total: ['Total de l’avoir', formatCents(note.totalCents)],
      },
    ],
    outcome: null,
    mentions: note.vatMention ? [note.vatMention] : [],
  };
}

const headOf = ({ issuer, client, issuedOn }: InvoicePaper | ReceiptPaper | CreditNotePaper) => ({ issuer, client, day: issuedOn });

function periodOf({ periodFromOn, periodToOn }: InvoicePaper): string | null {
  if (periodFromOn && periodToOn) return `du ${formatLongDay(periodFromOn)} au ${formatLongDay(periodToOn)}`;
  if (periodFromOn) return `à partir du ${formatLongDay(periodFromOn)}`;
  return periodToOn && `jusqu’au ${formatLongDay(periodToOn)}`;
}
