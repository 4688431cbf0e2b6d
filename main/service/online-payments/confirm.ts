import { balancesOf } from '../../../db/billing.ts';
import { findGuardian } from '../../../db/guardians.ts';
import type { OnlinePayment } from '../../../db/online-payments.ts';
import { findSite } from '../../../db/sites.ts';
import { formatDay } from '../../../shared/dates.ts';
import { formatCents } from '../../../shared/money.ts';
import { fullName } from '../../../shared/rules/names.ts';
import { contactIn, familyMail } from '../outbox/family-mail.ts';
import type { Pen } from './pen.ts';

/** What was written into the account. */
export interface Receipt {
  id: string;
  number: string;
  paidOn: string;
  operation: string | null;
  pays: readonly { number: string; cents: number }[];
}

/** « Votre paiement est bien reçu », with the receipt's number and where to open it; nothing where no address was given. */
export async function confirm(pen: Pen, row: OnlinePayment, receipt: Receipt): Promise<void> {
  const [site, guardian] = await Promise.all([
    findSite(pen.db, row.site_id),
    row.guardian_id ? findGuardian(pen.db, row.guardian_id) : undefined,
  ]);
  if (!site || !row.payer_email) return;
  const { balanceCents } = (await balancesOf(pen.db, row.family_id, row.guardian_id))[row.ledger];
  const name = guardian ? fullName(guardian) : '';
  const extranet = pen.extranet().address;
  const mail = familyMail(
    site,
    name,
    `Reçu n° ${receipt.number} : paiement en ligne de ${formatCents(row.amount_cents)}`,
    'Votre paiement est bien reçu',
    [
      `Nous avons reçu votre paiement en ligne. Voici votre reçu n° ${receipt.number} :`,
      {
        facts: [
          ['Montant', formatCents(row.amount_cents)],
          ['Date du paiement', formatDay(receipt.paidOn)],
          ['Référence', row.reference],
          ...(receipt.operation ? [['Numéro d’opération', receipt.operation] as const] : []),
          ...receipt.pays.map(({ number, cents }) => [`Facture n° ${number}`, formatCents(cents)] as const),
          ['Reste à régler', formatCents(Math.max(0, balanceCents))],
        ],
      },
      ...(extranet ? [{ link: new URL(`/facturation/recus/${receipt.id}/lire`, extranet).href, label: 'Ouvrir le reçu' }] : []),
      { note: `Vous n’avez rien payé ? Prévenez-nous${contactIn(site)}.` },
    ],
  );
  await pen.mail({
    ...mail,
    event: `online-payment.paid:${row.id}`,
    kind: 'online-payment.paid',
    siteId: site.id,
    familyId: row.family_id,
    senderName: site.name,
    to: { address: row.payer_email, name },
  });
}
