import { findItem, setCondition } from '../../../../db/inventory.ts';
import { changeRental } from '../../../../db/rentals.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { formatCents } from '../../../../shared/money.ts';
import { Refusal, refuseField, requireNoProblems } from '../../../../shared/refusal.ts';
import type { PlainWriteVerb } from '../../context.ts';
import { changed, requireAsSeen } from './contract.ts';

/** It is back: the inventory keeps the state it came back in, and the family's file no longer says that it is missing. */
export const giveBack: PlainWriteVerb<'rentals.return'> = async (ctx, { id, version, on, conditionIn, comment }) => {
  const row = await requireAsSeen(ctx.db, id, version);
  if (row.returned_on !== null) throw new Refusal('conflict', 'Le retour est déjà noté.');
  requirePast('on', on, row.starts_on, ctx.clock.now(), 'Le retour est avant le début de la location : vérifiez la date.');
  await changeRental(ctx.db, id, { returned_on: on, condition_in: conditionIn, ...(comment !== null && { comment }) });
  if (row.item_id !== null) await setCondition(ctx.db, row.item_id, conditionIn);
  return changed(ctx, row, { condition: conditionIn });
};

/** The return was a mistake: it is still out, as long as nobody else has it. */
export const reopen: PlainWriteVerb<'rentals.reopen'> = async (ctx, { id, version }) => {
  const row = await requireAsSeen(ctx.db, id, version);
  if (row.returned_on === null) throw new Refusal('conflict', 'Cette location est en cours.');
  const item = row.item_id === null ? undefined : await findItem(ctx.db, row.item_id);
  if (item?.rental_id) throw new Refusal('conflict', `Cet objet est déjà loué de nouveau, à la famille ${item.family_name}.`);
  if (item?.retired_at) throw new Refusal('conflict', 'Cet objet est retiré du prêt : remettez-le d’abord à l’inventaire.');
  if (row.deposit_returned_on !== null) throw new Refusal('conflict', 'La caution est déjà rendue : commencez une nouvelle location.');
  await changeRental(ctx.db, id, { returned_on: null, condition_in: null });
  return changed(ctx, row);
};

export const holdDeposit: PlainWriteVerb<'rentals.holdDeposit'> = async (ctx, { id, version, on }) => {
  const row = await requireAsSeen(ctx.db, id, version);
  if (!row.deposit_cents) throw new Refusal('conflict', 'Aucune caution n’est prévue : indiquez d’abord son montant.');
  if (row.deposit_held_on !== null) throw new Refusal('conflict', 'La caution est déjà reçue.');
  if (row.returned_on !== null) throw new Refusal('conflict', 'Cette location est terminée : elle n’a plus besoin de caution.');
  requirePast('on', on, null, ctx.clock.now());
  await changeRental(ctx.db, id, { deposit_held_on: on });
  return changed(ctx, row, { amount: formatCents(row.deposit_cents) });
};

/** Not before the thing is back: it stands for it. */
export const returnDeposit: PlainWriteVerb<'rentals.returnDeposit'> = async (ctx, { id, version, on, keptCents, reason }) => {
  const row = await requireAsSeen(ctx.db, id, version);
  if (row.deposit_held_on === null || !row.deposit_cents)
    throw new Refusal('conflict', 'Aucune caution n’a été reçue pour cette location.');
  if (row.deposit_returned_on !== null) throw new Refusal('conflict', 'La caution est déjà rendue.');
  if (row.returned_on === null && row.item_id !== null)
    throw new Refusal('conflict', 'L’objet n’est pas revenu : notez d’abord son retour, puis rendez la caution.');
  requirePast('on', on, row.deposit_held_on, ctx.clock.now(), 'La caution ne peut pas être rendue avant d’avoir été reçue.');
  const problems: Record<string, string> = {};
  if (keptCents > row.deposit_cents)
    problems.keptCents = `La caution est de ${formatCents(row.deposit_cents)} : on ne peut pas en garder plus.`;
  if (keptCents > 0 && reason === null) problems.reason = 'Dites pourquoi une partie est gardée.';
  requireNoProblems(problems);
  const comment = reason === null ? undefined : [row.comment, `Caution : ${reason}`].filter(Boolean).join('\n');
  await changeRental(ctx.db, id, { deposit_returned_on: on, deposit_kept_cents: keptCents, ...(comment !== undefined && { comment }) });
  return changed(ctx, row, { amount: formatCents(row.deposit_cents - keptCents), ...(keptCents > 0 && { kept: formatCents(keptCents) }) });
};

/** What has happened did so between that day and today. */
function requirePast(field: string, on: string, after: string | null, now: Date, tooEarly = ''): void {
  if (on > dayOf(now)) throw refuseField(field, 'Cette date est à venir : indiquez aujourd’hui ou un jour passé.');
  if (after !== null && on < after) throw refuseField(field, tooEarly);
}
