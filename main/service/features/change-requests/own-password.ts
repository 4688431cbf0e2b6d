import { passwordHashOf } from '../../../../db/identifiers.ts';
import { refuseField } from '../../../../shared/refusal.ts';
import { type FamilyActor, type ReadContext, RefusedButWritten, type WriteContext } from '../../context.ts';
import { currentPasswordBudgets, requireBudget, restore, spend } from '../../passwords/throttle.ts';

/** Whether what was typed is the family's own password; null when nothing was typed. Slow: belongs before the transaction. */
export async function isOwnPassword(ctx: ReadContext<FamilyActor>, typed: string | null | undefined): Promise<boolean | null> {
  if (!typed) return null;
  await requireBudget(ctx.db, budgets(ctx), ctx.clock.now());
  return (await ctx.passwords.verify(await passwordHashOf(ctx.db, ctx.actor.accountId), typed)).matches;
}

/** Refuses a change of address without the password (SEC-1.11); a wrong one is charged, as everywhere it is asked for. */
export async function requireOwnPassword(ctx: WriteContext<FamilyActor>, fits: boolean | null): Promise<void> {
  if (fits === null) throw refuseField('password', 'Pour changer d’adresse e-mail, saisissez votre mot de passe actuel.');
  const now = ctx.clock.now();
  await requireBudget(ctx.db, budgets(ctx), now);
  if (fits) return restore(ctx.db, budgets(ctx), now);
  await spend(ctx.db, budgets(ctx), now);
  throw new RefusedButWritten(refuseField('password', 'Ce n’est pas votre mot de passe actuel.'));
}

const budgets = ({ secrets, actor }: Pick<ReadContext<FamilyActor>, 'secrets' | 'actor'>) =>
  currentPasswordBudgets(secrets, actor.accountId);
