import { findGuardian, guardiansOf } from '../../../../db/guardians.ts';
import { findInvoice, instalmentsOfInvoice } from '../../../../db/invoices.ts';
import { findSite, type SiteRow } from '../../../../db/sites.ts';
import { formatLongDay } from '../../../../shared/dates.ts';
import { formatCents } from '../../../../shared/money.ts';
import type { Ledger } from '../../../../shared/rules/ledger-books.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import { typeset } from '../../../../shared/typography.ts';
import type { StaffActor, WriteContext } from '../../context.ts';
import { contactIn, type FamilyMail, familyMail } from '../../outbox/family-mail.ts';
import type { MailBlock } from '../../outbox/mail-content.ts';
import { payersOf } from './heading.ts';

// Never the paper itself: it stands on the extranet, behind the login.

type Ctx = WriteContext<StaffActor>;

interface Issued {
  ledger: Ledger;
  number: string;
  cents: number;
  dueOn: string | null;
  instalments: readonly { on: string; cents: number }[];
}

const issued = (site: SiteRow, name: string, { ledger, number, cents, dueOn, instalments }: Issued, extranet: string | null): FamilyMail =>
  familyMail(site, name, typeset(`Votre facture n° ${number}`), 'Une facture est disponible', [
    `Votre facture n° ${number}, d’un montant de ${formatCents(cents)}, est disponible.`,
    ...(instalments.length > 0
      ? [{ facts: instalments.map(({ on, cents: part }) => [`À régler avant le ${formatLongDay(on)}`, formatCents(part)] as const) }]
      : dueOn
        ? [`Elle est à régler avant le ${formatLongDay(dueOn)}.`]
        : []),
    ...onExtranet(extranet, ledger, 'Vous la retrouvez'),
    { note: `Une question sur cette facture ? Écrivez-nous${contactIn(site)}.` },
  ]);

/** A draft has just become an invoice: those who pay and have an e-mail are told. */
export async function tellIssued(ctx: Ctx, invoiceId: string): Promise<void> {
  const invoice = await findInvoice(ctx.db, invoiceId);
  if (!invoice?.number) throw new Error(`the invoice ${invoiceId} has no number to tell`);
  const { ledger, number, total_cents: cents, due_on: dueOn } = invoice;
  const about = { ledger, number, cents, dueOn, instalments: await instalmentsOfInvoice(ctx.db, invoiceId) };
  await tellPayers(ctx, invoice, `invoice.issued:${invoiceId}`, (site, name) => issued(site, name, about, ctx.extranet().address));
}

/** A credit note on an invoice: told to the same people. */
export async function tellCredited(
  ctx: Ctx,
  invoice: { site_id: string; family_id: string; guardian_id: string | null; ledger: Ledger; number: string },
  note: { id: string; number: string },
  cents: number,
): Promise<void> {
  await tellPayers(ctx, invoice, `invoice.credited:${note.id}`, (site, name) =>
    familyMail(site, name, typeset(`Avoir n° ${note.number}`), 'Votre facture a été corrigée', [
      `Nous avons établi l’avoir n° ${note.number} de ${formatCents(cents)} sur votre facture n° ${invoice.number}.`,
      ...onExtranet(ctx.extranet().address, invoice.ledger, 'Vous le retrouvez'),
      { note: `Une question ? Écrivez-nous${contactIn(site)}.` },
    ]),
  );
}

const ACCOUNTS: Readonly<Record<Ledger, { path: string; name: string }>> = {
  cotisation: { path: '/facturation/cotisations', name: 'Facturation cotisations' },
  location: { path: '/facturation/locations', name: 'Facturation locations' },
};

const onExtranet = (extranet: string | null, ledger: Ledger, found: string): MailBlock[] =>
  extranet
    ? [
        `${found} sur l’extranet, dans « ${ACCOUNTS[ledger].name} ».`,
        { link: new URL(ACCOUNTS[ledger].path, extranet).href, label: 'Ouvrir l’extranet' },
      ]
    : [];

async function tellPayers(
  ctx: Ctx,
  invoice: { site_id: string; family_id: string; guardian_id: string | null },
  event: string,
  write: (site: SiteRow, name: string) => FamilyMail,
): Promise<void> {
  const site = await findSite(ctx.db, invoice.site_id);
  if (!site) return;
  const addressed = invoice.guardian_id
    ? [await findGuardian(ctx.db, invoice.guardian_id)].flatMap((person) => person ?? [])
    : payersOf(await guardiansOf(ctx.db, invoice.family_id));
  for (const person of addressed) {
    if (!person.email) continue;
    const name = fullName(person);
    await ctx.mail({
      event,
      kind: 'invoice',
      siteId: site.id,
      familyId: invoice.family_id,
      senderName: site.name,
      to: { address: person.email, name },
      ...write(site, name),
    });
  }
  ctx.tell('messages');
}
