import { findStaffHash } from '../../../../db/staff-desk.ts';
import { Refusal, refuseField } from '../../../../shared/refusal.ts';
import { type ReadContext, RefusedButWritten, type StaffActor, type WriteContext } from '../../context.ts';
import { currentPasswordBudgets, requireBudget, restore, spend } from '../../passwords/throttle.ts';

/** What the present password was found to be before the transaction: hashing is slow. */
export interface Checked {
  before: string | null;
  isRight: boolean;
}

/** A budget apart from the families': their ids never meet. */
const budgets = ({ secrets, actor }: Pick<ReadContext<StaffActor>, 'secrets' | 'actor'>) => currentPasswordBudgets(secrets, actor.id);

/** Whoever finds a window open does not know it. Guessing is slowed as it is at the door. */
export async function checkPresentPassword(ctx: ReadContext<StaffActor>, typed: string): Promise<Checked> {
  if (typed === '') throw refuseField('current', 'Tapez votre mot de passe actuel.');
  await requireBudget(ctx.db, budgets(ctx), ctx.clock.now());
  const before = await findStaffHash(ctx.db, ctx.actor.id);
  return { before, isRight: (await ctx.passwords.verify(before, typed)).matches };
}

/** In the transaction: a wrong one is charged; one that was changed meanwhile counts no more. */
export async function requirePresentPassword(ctx: WriteContext<StaffActor>, { before, isRight }: Checked): Promise<void> {
  const now = ctx.clock.now();
  await requireBudget(ctx.db, budgets(ctx), now);
  if (!isRight) {
    await spend(ctx.db, budgets(ctx), now);
    throw new RefusedButWritten(refuseField('current', 'Le mot de passe actuel est incorrect.'));
  }
  if ((await findStaffHash(ctx.db, ctx.actor.id)) !== before)
    throw new Refusal('conflict', 'Votre mot de passe vient d’être changé ailleurs. Reconnectez-vous avec le nouveau.');
  await restore(ctx.db, budgets(ctx), now);
}
