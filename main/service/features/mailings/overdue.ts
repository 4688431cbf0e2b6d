import { booksOf } from '../../../../db/billing.ts';
import type { MailingPerson } from '../../../../db/mailings.ts';
import { dayOf, formatDay } from '../../../../shared/dates.ts';
import { formatCents } from '../../../../shared/money.ts';
import { enumerate } from '../../../../shared/rules/decision-words.ts';
import { accountOf, lateCentsOf } from '../../../../shared/rules/ledger.ts';
import { LEDGERS } from '../../../../shared/rules/ledger-books.ts';
import type { ReadContext } from '../../context.ts';
import type { Wording } from './wording.ts';

type Context = Pick<ReadContext, 'db' | 'clock'>;

/** What is late of a person's account, of these invoices where they are named: what the other parent owes is not there (RGPD-7.9). */
export async function overdueOf({ db, clock }: Context, { invoiceIds }: Pick<Wording, 'invoiceIds'>, person: MailingPerson) {
  const books = await booksOf(db, person.family_id);
  const today = dayOf(clock.now());
  return LEDGERS.flatMap((ledger) => accountOf(books, ledger, person.id).invoices)
    .filter(({ invoice }) => !invoiceIds || invoiceIds.includes(invoice.id))
    .map((one) => ({ invoice: one.invoice, lateCents: lateCentsOf(one, books, today) }))
    .filter(({ lateCents }) => lateCents > 0);
}

/** « n° F2026-00012 du 24/09/2026 (150,00 €) » */
export async function overdueWords(ctx: Context, wording: Wording, person: MailingPerson) {
  const late = await overdueOf(ctx, wording, person);
  const words = late.map(
    ({ invoice, lateCents }) => `facture n° ${invoice.number} du ${formatDay(invoice.issuedOn)} (${formatCents(lateCents)})`,
  );
  return {
    factures: enumerate(words) || 'aucune facture en retard',
    'reste dû': formatCents(late.reduce((total, { lateCents }) => total + lateCents, 0)),
  };
}
