import { formatDay, formatLongDay } from '../../../../shared/dates.ts';
import { formatCents } from '../../../../shared/money.ts';
import type { DepositedKind } from '../../../../shared/rules/payments.ts';
import type { Printed } from '../../letters/printed.ts';

// Papers of the office that no family opens again by itself.

export interface Slip {
  number: string;
  kind: DepositedKind;
  made_on: string;
  total_cents: number;
  issuer: readonly string[];
  rows: readonly { drawer: string; bank: string | null; operationNumber: string | null; paidOn: string; cents: number }[];
}

export function printedSlip({ number, kind, made_on, total_cents, issuer, rows }: Slip): Printed {
  const cheques = kind === 'cheque';
  return {
    title: `${cheques ? 'Remise de chèques' : 'Remise d’espèces'} n° ${number}`,
    fileName: `Remise ${number}.pdf`,
    day: made_on,
    issuer,
    client: { name: '', address: [] },
    facts: [
      ['Date de la remise', formatLongDay(made_on)],
      [cheques ? 'Nombre de chèques' : 'Nombre de versements', String(rows.length)],
    ],
    tables: [
      {
        title: 'Détail',
        columns: [
          { label: cheques ? 'Tireur' : 'Famille' },
          ...(cheques ? [{ label: 'Banque' }, { label: 'Numéro' }] : []),
          { label: 'Reçu le' },
          { label: 'Montant', figure: true },
        ],
        rows: rows.map((row) => [
          row.drawer,
          ...(cheques ? [row.bank ?? '', row.operationNumber ?? ''] : []),
          formatDay(row.paidOn),
          formatCents(row.cents),
        ]),
      },
    ],
    outcome: ['Total de la remise', formatCents(total_cents)],
    mentions: [],
  };
}

export interface Certificate {
  issuer: readonly string[];
  place: string | null;
  client: { name: string; address: readonly string[] };
  students: readonly string[];
  from: string;
  to: string;
  day: string;
  rows: readonly { on: string; method: string; wording: string; receipt: string | null; cents: number }[];
  totalCents: number;
  refundedCents: number;
}

/** « Attestation de paiement »: what was really paid between two days; what came back or was given back is not in it. */
export function printedCertificate({
  issuer,
  place,
  client,
  students,
  from,
  to,
  day,
  rows,
  totalCents,
  refundedCents,
}: Certificate): Printed {
  return {
    title: 'Attestation de paiement',
    fileName: `Attestation de paiement ${client.name} ${from} ${to}.pdf`,
    day,
    issuer,
    client,
    facts: [
      ['Période', `du ${formatLongDay(from)} au ${formatLongDay(to)}`],
      ...(students.length > 0 ? [[students.length > 1 ? 'Élèves' : 'Élève', students.join(', ')] as const] : []),
      ['Établie le', formatLongDay(day)],
    ],
    tables: [
      {
        title: 'Règlements reçus',
        columns: [{ label: 'Date' }, { label: 'Mode' }, { label: 'Objet' }, { label: 'Reçu' }, { label: 'Montant', figure: true }],
        rows: rows.map((row) => [formatDay(row.on), row.method, row.wording, row.receipt ?? '', formatCents(row.cents)]),
        total: ['Total reçu', formatCents(totalCents)],
      },
    ],
    outcome: [refundedCents > 0 ? 'Payé, remboursements déduits' : 'Payé sur la période', formatCents(totalCents - refundedCents)],
    mentions: [
      `Nous attestons avoir reçu de ${client.name} les règlements ci-dessus, pour des activités d’enseignement artistique.`,
      ...(refundedCents > 0 ? [`Remboursé sur la même période : ${formatCents(refundedCents)}.`] : []),
      place ? `Fait à ${place}, le ${formatLongDay(day)}. Signature et cachet :` : `Le ${formatLongDay(day)}. Signature et cachet :`,
    ],
  };
}
