import { deleteDraft, insertDraft, rewriteDraft, totalOf } from '../../../../db/invoices.ts';
import type { TypedDraft } from '../../../../shared/contract/invoices.ts';
import { formatCents } from '../../../../shared/money.ts';
import { Refusal, requireNoProblems } from '../../../../shared/refusal.ts';
import type { PlainWriteVerb } from '../../context.ts';
import { requireClient, requireDraft, requireFamily } from './find.ts';

/** A draft: not yet owed, free to change, seen by nobody but the office. */
export const create: PlainWriteVerb<'invoices.create'> = async (ctx, { familyId, ...draft }) => {
  const { family, guardians } = await requireFamily(ctx.db, familyId);
  requireClient(guardians, draft.guardianId);
  requireSound(draft);
  const id = await insertDraft(ctx.db, { ...draft, siteId: family.site_id, familyId, madeBy: ctx.actor.id }, ctx.clock.now().toISOString());
  await ctx.record({ subjectKind: 'invoice', subjectId: id, familyId, siteId: family.site_id, details: { cents: totalOf(draft.lines) } });
  ctx.tell('billing', 'history');
  return { id, version: 1 };
};

export const save: PlainWriteVerb<'invoices.save'> = async (ctx, { id, version, ...draft }) => {
  const invoice = await requireDraft(ctx.db, id, version);
  const { guardians } = await requireFamily(ctx.db, invoice.family_id);
  requireClient(guardians, draft.guardianId);
  requireSound(draft);
  const saved = await rewriteDraft(ctx.db, id, version, draft);
  if (saved === undefined) throw new Error(`the draft ${id} changed inside its own transaction`);
  await ctx.record({
    subjectKind: 'invoice',
    subjectId: id,
    familyId: invoice.family_id,
    siteId: invoice.site_id,
    details: { cents: totalOf(draft.lines) },
  });
  ctx.tell('billing', 'history');
  return { version: saved };
};

export const remove: PlainWriteVerb<'invoices.remove'> = async (ctx, { id, version }) => {
  const invoice = await requireDraft(ctx.db, id, version);
  await deleteDraft(ctx.db, id);
  await ctx.record({
    subjectKind: 'invoice',
    subjectId: id,
    familyId: invoice.family_id,
    siteId: invoice.site_id,
    details: { cents: invoice.total_cents },
  });
  ctx.tell('billing', 'history');
  return {};
};

function requireSound({ lines, instalments, periodFromOn, periodToOn }: TypedDraft): void {
  const total = totalOf(lines);
  const planned = instalments.reduce((sum, { cents }) => sum + cents, 0);
  const late = instalments.findIndex(({ on }, i) => i > 0 && on <= (instalments[i - 1]?.on ?? ''));
  requireNoProblems({
    ...(total < 0 && { lines: 'Le total d’une facture ne peut pas être négatif : un avoir rend ce qui a été facturé en trop.' }),
    ...(instalments.length > 0 &&
      planned !== total && {
        instalments: `Les échéances font ${formatCents(planned)}, la facture ${formatCents(total)} : il reste ${formatCents(total - planned)} à répartir.`,
      }),
    ...(late > 0 && { [`instalments.${late}.on`]: 'Cette échéance vient après la précédente.' }),
    ...(periodFromOn !== null && periodToOn !== null && periodFromOn > periodToOn && { periodToOn: 'La période finit après son début.' }),
  });
}

/** Only for a draft that has something to pay. */
export function requirePayable(totalCents: number): void {
  if (totalCents <= 0) throw new Refusal('conflict', 'Cette facture n’a rien à payer : elle ne peut pas être émise.');
}
