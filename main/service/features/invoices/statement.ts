import { booksOf } from '../../../../db/billing.ts';
import { findFamily } from '../../../../db/families.ts';
import { guardiansOf } from '../../../../db/guardians.ts';
import { findSiteBilling } from '../../../../db/site-billing.ts';
import { findSite } from '../../../../db/sites.ts';
import type { LedgerAccount } from '../../../../shared/contract/billing.ts';
import { dayOf, formatDay, formatLongDay } from '../../../../shared/dates.ts';
import { formatCents } from '../../../../shared/money.ts';
import { notFound, refuseField } from '../../../../shared/refusal.ts';
import { cleanFileName } from '../../../../shared/rules/file-name.ts';
import { formatSiret } from '../../../../shared/rules/invoices.ts';
import { LEDGER_WORDS, stateWords } from '../../../../shared/rules/ledger-words.ts';
import type { ReadVerb } from '../../context.ts';
import { drawPaper } from '../../letters/duplicate.ts';
import type { Printed } from '../../letters/printed.ts';
import { postalLines } from '../../site-contact.ts';
import { readAccount } from '../billing/read.ts';
import { clientOf, defaultClient } from './heading.ts';

/** A family's account with one ledger: what was brought forward before a day, each row since, what is owed now. */
export const statement: ReadVerb<'invoices.statement'> = async ({ db, clock }, { familyId, ledger, from, guardianId = null }) => {
  const family = await findFamily(db, familyId);
  if (!family) throw notFound('Cette famille');
  const [site, billing, guardians] = await Promise.all([
    findSite(db, family.site_id),
    findSiteBilling(db, family.site_id),
    guardiansOf(db, familyId),
  ]);
  if (!site) throw notFound('Ce site');
  if (guardianId !== null && !guardians.some(({ id }) => id === guardianId)) throw notFound('Cette personne');
  const today = dayOf(clock.now());
  if (from !== null && from > today) throw refuseField('from', 'Un relevé commence aujourd’hui au plus tard.');
  const account = readAccount(await booksOf(db, familyId), ledger, guardianId, today);
  const printed: Printed = {
    ...tables(account, from),
    title: `Relevé de compte – ${LEDGER_WORDS[ledger]}`,
    fileName: `Relevé ${family.number} ${LEDGER_WORDS[ledger]} ${today}.pdf`,
    day: today,
    issuer: [billing?.issuer_name ?? site.name, ...postalLines(site), ...(billing?.siret ? [`SIRET ${formatSiret(billing.siret)}`] : [])],
    client: clientOf(guardians, guardianId ?? defaultClient(guardians)),
    facts: [
      ['Date du relevé', formatLongDay(today)],
      ['Dossier', `n° ${family.number}`],
      ...(from ? [['Période', `du ${formatLongDay(from)} au ${formatLongDay(today)}`] as const] : []),
    ],
    outcome:
      account.balanceCents < 0
        ? ['Solde en votre faveur', formatCents(-account.balanceCents)]
        : ['Solde à régler', formatCents(account.balanceCents)],
    mentions: billing?.payment_terms && account.balanceCents > 0 ? [billing.payment_terms] : [],
  };
  return { fileName: cleanFileName(printed.fileName), pdf: await drawPaper(printed) };
};

/** Oldest first, as an account is read, each with the balance after it. */
function tables({ rows, invoicedCents, paidCents }: LedgerAccount, from: string | null): Pick<Printed, 'tables'> {
  const ordered = rows.toReversed();
  const before = ordered.filter(({ date }) => from !== null && date < from);
  let balance = before.reduce((sum, row) => sum + (row.creditCents ?? 0) - (row.debitCents ?? 0), 0);
  const brought = from === null ? [] : [[formatDay(from), 'Solde reporté', '', '', formatCents(balance)]];
  const lines = ordered
    .filter(({ date }) => from === null || date >= from)
    .map((row) => {
      balance += (row.creditCents ?? 0) - (row.debitCents ?? 0);
      // only what is out of the ordinary: a cheque that came back has paid nothing
      const state = row.state === 'returned' || row.state === 'cancelled' ? stateWords(row) : null;
      const detail = [row.number, row.kind === 'invoice' ? null : row.method, state].filter(Boolean).join(', ');
      const wording = detail ? `${row.wording} (${detail})` : row.wording;
      return [formatDay(row.date), wording, amount(row.creditCents), amount(row.debitCents), formatCents(balance)];
    });
  return {
    tables: [
      {
        title: 'Opérations',
        columns: [
          { label: 'Date', narrow: true },
          { label: 'Libellé' },
          { label: 'Facturé', figure: true },
          { label: 'Réglé', figure: true },
          { label: 'Solde', figure: true },
        ],
        rows: [...brought, ...lines],
      },
      {
        title: 'Totaux',
        columns: [{ label: 'Compte' }, { label: 'Montant', figure: true }],
        rows: [
          ['Montant total facturé', formatCents(invoicedCents)],
          ['Montant total réglé', formatCents(paidCents)],
        ],
      },
    ],
  };
}

const amount = (cents: number | null): string => (cents === null ? '' : formatCents(cents));
