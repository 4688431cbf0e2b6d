import { findStanding, refreshStandings } from '../../../../db/invoice-standing.ts';
import { type CreditLine, insertCreditNote, linesOfInvoice } from '../../../../db/invoices.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { formatCents } from '../../../../shared/money.ts';
import { Refusal, requireNoProblems } from '../../../../shared/refusal.ts';
import type { PlainWriteVerb } from '../../context.ts';
import { requireIssued } from './find.ts';
import { requireNoLaterDay } from './issue.ts';
import { tellCredited } from './mails.ts';

/** An *avoir*: takes back all of an invoice, or so much of some of its lines. What was paid for it is then in the family's favour. */
export const credit: PlainWriteVerb<'invoices.credit'> = async (ctx, { id, creditedCents, reason, lines: wanted, tellFamily }) => {
  const invoice = await requireIssued(ctx.db, id);
  const standing = await findStanding(ctx.db, id);
  if (standing?.credited_cents !== creditedCents)
    throw new Refusal(
      'conflict',
      'Un autre avoir a été fait sur cette facture depuis que vous l’avez ouverte : relisez-la. Rien n’a été fait.',
    );
  const lines = await linesOfInvoice(ctx.db, id);
  const credited = wanted ? linesOf(lines, wanted) : wholeOf(lines, invoice.total_cents - creditedCents);
  const total = credited.reduce((sum, { cents }) => sum + cents, 0);
  if (total <= 0) throw new Refusal('invalid', 'Cet avoir ne rend rien : choisissez au moins une ligne.');
  if (total > invoice.total_cents - creditedCents)
    throw new Refusal('invalid', `Il ne reste que ${formatCents(invoice.total_cents - creditedCents)} à annuler sur cette facture.`);
  const today = dayOf(ctx.clock.now());
  await requireNoLaterDay(ctx.db, today);
  const note = await insertCreditNote(
    ctx.db,
    { invoiceId: id, issuedOn: today, reason, lines: credited, madeBy: ctx.actor.id },
    ctx.clock.now().toISOString(),
  );
  await refreshStandings(ctx.db, invoice.family_id);
  await ctx.record({
    subjectKind: 'credit-note',
    subjectId: note.id,
    familyId: invoice.family_id,
    siteId: invoice.site_id,
    details: { number: note.number, invoice: invoice.number, cents: total },
  });
  ctx.tell('billing', 'families', 'history');
  if (tellFamily) await tellCredited(ctx, invoice, note, total);
  return note;
};

type Line = Awaited<ReturnType<typeof linesOfInvoice>>[number];

const openOf = ({ total_cents, credited_cents }: Line): number => total_cents - credited_cents;

function linesOf(lines: readonly Line[], wanted: readonly { lineId: string; cents: number }[]): CreditLine[] {
  const problems: Record<string, string> = {};
  const credited = wanted.flatMap(({ lineId, cents }, i): CreditLine[] => {
    const line = lines.find(({ id }) => id === lineId);
    if (!line) throw new Refusal('not-found', 'Une de ces lignes n’est pas de cette facture.');
    const open = openOf(line);
    const fits = open >= 0 ? cents > 0 && cents <= open : cents < 0 && cents >= open;
    if (!fits)
      problems[`lines.${i}.cents`] = `De ${open < 0 ? formatCents(open) : '0,01 €'} à ${formatCents(Math.max(open, 0))} sur cette ligne.`;
    return [{ lineId, wording: line.wording, cents }];
  });
  requireNoProblems(problems);
  return credited;
}

/** Each line whose part is still open; a note of former days that named no line is taken off the last ones. */
function wholeOf(lines: readonly Line[], left: number): CreditLine[] {
  const open = lines.filter((line) => openOf(line) !== 0).map((line) => ({ lineId: line.id, wording: line.wording, cents: openOf(line) }));
  let excess = open.reduce((sum, { cents }) => sum + cents, 0) - left;
  for (const line of open.toReversed()) {
    const less = Math.max(0, Math.min(excess, line.cents));
    line.cents -= less;
    excess -= less;
  }
  return open.filter(({ cents }) => cents !== 0);
}
