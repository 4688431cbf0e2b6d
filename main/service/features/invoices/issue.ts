import { refreshStandings } from '../../../../db/invoice-standing.ts';
import { issueDraft, lastIssuedOn } from '../../../../db/invoices.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { dayOf, formatDay } from '../../../../shared/dates.ts';
import { Refusal } from '../../../../shared/refusal.ts';
import type { PlainWriteVerb, StaffActor, WriteContext } from '../../context.ts';
import { requirePayable } from './draft.ts';
import { requireDraft } from './find.ts';
import { headingOf } from './heading.ts';
import { tellIssued } from './mails.ts';

/** Gives a draft its number and its day; from then on it never changes. */
export const issue: PlainWriteVerb<'invoices.issue'> = async (ctx, { id, version, tellFamily }) => {
  const invoice = await requireDraft(ctx.db, id, version);
  return { number: await issueIt(ctx, invoice, tellFamily) };
};

/** The number is taken in the transaction that issues: given back with it when anything fails (DUR-5.15). */
export async function issueIt(
  ctx: WriteContext<StaffActor>,
  invoice: { id: string; site_id: string; family_id: string; guardian_id: string | null; total_cents: number },
  tellFamily: boolean,
): Promise<string> {
  requirePayable(invoice.total_cents);
  const today = dayOf(ctx.clock.now());
  await requireNoLaterDay(ctx.db, today);
  const number = await issueDraft(ctx.db, invoice.id, today, await headingOf(ctx.db, invoice));
  await refreshStandings(ctx.db, invoice.family_id);
  await ctx.record({
    subjectKind: 'invoice',
    subjectId: invoice.id,
    familyId: invoice.family_id,
    siteId: invoice.site_id,
    details: { number, cents: invoice.total_cents },
    verb: 'invoices.issue',
  });
  ctx.tell('billing', 'families', 'history');
  if (tellFamily) await tellIssued(ctx, invoice.id);
  return number;
}

/** Numbers go up with days. A computer whose clock was set back would give a later number to an earlier day. */
export async function requireNoLaterDay(db: ReadDb, today: string): Promise<void> {
  const last = await lastIssuedOn(db);
  if (last !== null && last > today)
    throw new Refusal(
      'conflict',
      `La dernière facture porte la date du ${formatDay(last)}, et cet ordinateur est au ${formatDay(today)} : vérifiez sa date. Les numéros suivent les jours.`,
    );
}
