import type { ReadDb } from '../../../../db/open.ts';
import { changeRental, findRental, type RentalRecord, updateTerms } from '../../../../db/rentals.ts';
import { notFound, Refusal, refuseField, requireNoProblems } from '../../../../shared/refusal.ts';
import type { PlainWriteVerb, StaffActor, WriteContext } from '../../context.ts';
import { termsProblems } from './begin.ts';
import { thingOf } from './list.ts';

/** Other terms; how the deposit stands is not touched. */
export const edit: PlainWriteVerb<'rentals.edit'> = async (ctx, { id, version, ...terms }) => {
  const row = await requireRunning(ctx.db, id, version);
  const problems = await termsProblems(ctx.db, row.site_id, row.starts_on, terms, row.tariff_id);
  if (row.deposit_held_on && terms.depositCents !== row.deposit_cents)
    problems.depositCents = 'La caution est déjà reçue : rendez-la avant d’en changer le montant.';
  requireNoProblems(problems);
  await updateTerms(ctx.db, id, terms);
  return changed(ctx, row);
};

export const extend: PlainWriteVerb<'rentals.extend'> = async (ctx, { id, version, dueOn }) => {
  const row = await requireRunning(ctx.db, id, version);
  if (dueOn < row.starts_on) throw refuseField('dueOn', 'Le retour est prévu avant le début : vérifiez la date.');
  if (row.due_on !== null && dueOn <= row.due_on)
    throw refuseField('dueOn', 'Ce n’est pas plus tard que le retour déjà prévu : indiquez une date après.');
  await changeRental(ctx.db, id, { due_on: dueOn });
  return changed(ctx, row, { until: dueOn });
};

async function requireRunning(db: ReadDb, id: string, version: number): Promise<RentalRecord> {
  const row = await requireAsSeen(db, id, version);
  if (row.returned_on !== null) throw new Refusal('conflict', 'Cette location est terminée : elle ne change plus.');
  return row;
}

/** Nothing of a colleague's is overwritten unseen. */
export async function requireAsSeen(db: ReadDb, id: string, version: number): Promise<RentalRecord> {
  const row = await findRental(db, id);
  if (!row) throw notFound('Cette location');
  if (row.version !== version)
    throw new Refusal('conflict', 'Cette location a changé depuis que vous l’avez ouverte : relisez-la avant de continuer.');
  return row;
}

/** Said in the history, told to every window; gives the contract's next version. */
export async function changed(
  ctx: WriteContext<StaffActor>,
  row: RentalRecord,
  details: Record<string, unknown> = {},
): Promise<{ version: number }> {
  const thing = row.item_number === null ? thingOf(row) : `${thingOf(row)} n°\u00a0${row.item_number}`;
  await ctx.record({
    subjectKind: 'rental',
    subjectId: row.id,
    familyId: row.family_id,
    siteId: row.site_id,
    details: { thing, ...details },
  });
  ctx.tell('billing', 'history');
  return { version: row.version + 1 };
}
