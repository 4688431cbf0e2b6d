import { listSites } from '../../../../db/sites.ts';
import { changeStaffPassword } from '../../../../db/staff.ts';
import { endStaffSessions, findStaffHash } from '../../../../db/staff-desk.ts';
import type { ParsedInputOf } from '../../../../shared/contract/index.ts';
import { Refusal, refuseField, requireNoProblems } from '../../../../shared/refusal.ts';
import { prepared, type ReadContext, RefusedButWritten, type StaffActor } from '../../context.ts';
import { whyRefused } from '../../passwords/policy.ts';
import { canonicalTemporary } from '../../passwords/temporary.ts';
import { currentPasswordBudgets, requireBudget, restore, spend } from '../../passwords/throttle.ts';
import { setting } from '../settings/read.ts';

type Typed = ParsedInputOf<'staff.changeOwnPassword'>;
type Context = ReadContext<StaffActor>;

interface Chosen {
  before: string | null;
  /** Null: the present password was wrong. */
  hash: string | null;
}

/** One's own password; the windows left open elsewhere are closed. */
export const changeOwnPassword = prepared<'staff.changeOwnPassword', Chosen>(
  async (ctx, typed) => {
    const before = await findStaffHash(ctx.db, ctx.actor.id);
    requireFilled(ctx.actor, typed);
    await requireGood(ctx, typed, before);
    await requireBudget(ctx.db, budgets(ctx), ctx.clock.now());
    const isRight = ctx.actor.mustChoose || (await ctx.passwords.verify(before, typed.current ?? '')).matches;
    return { before, hash: isRight ? await ctx.passwords.hash(typed.password, { patient: true }) : null };
  },
  async (ctx, _typed, { before, hash }) => {
    const now = ctx.clock.now();
    await requireBudget(ctx.db, budgets(ctx), now);
    if (!hash) {
      await spend(ctx.db, budgets(ctx), now);
      throw new RefusedButWritten(refuseField('current', 'Le mot de passe actuel est incorrect.'));
    }
    if ((await findStaffHash(ctx.db, ctx.actor.id)) !== before)
      throw new Refusal('conflict', 'Votre mot de passe vient d’être changé ailleurs. Reconnectez-vous avec le nouveau.');
    await restore(ctx.db, budgets(ctx), now);
    await changeStaffPassword(ctx.db, ctx.actor.id, hash, null, now);
    const ended = await endStaffSessions(ctx.db, ctx.actor.id, now, ctx.actor.sessionId);
    await ctx.record({ subjectKind: 'staff', subjectId: ctx.actor.id, details: { ended } });
    ctx.tell('settings');
    return { ended };
  },
);

/** A budget apart from the families': their ids never meet. */
const budgets = ({ secrets, actor }: Pick<Context, 'secrets' | 'actor'>) => currentPasswordBudgets(secrets, actor.id);

function requireFilled(actor: StaffActor, { current, password, again }: Typed): void {
  requireNoProblems({
    ...(!actor.mustChoose && !current && { current: 'Tapez votre mot de passe actuel.' }),
    ...(password !== again && { again: 'Les deux saisies du nouveau mot de passe sont différentes.' }),
  });
}

async function requireGood(ctx: Context, { current, password }: Typed, before: string | null): Promise<void> {
  const { minLength } = await setting(ctx.db, 'passwords');
  const establishment = (await listSites(ctx.db)).flatMap((site) => [site.name, site.short_name]);
  const why = await whyRefused(password, { minLength, identifier: ctx.actor.login, names: [ctx.actor.name], establishment });
  if (why) throw refuseField('password', why);
  if (current?.normalize('NFC') === password.normalize('NFC'))
    throw refuseField('password', 'Choisissez un mot de passe différent de l’actuel.');
  const handedOver = ctx.actor.mustChoose ? canonicalTemporary(password) : null;
  if (handedOver && (await ctx.passwords.verify(before, handedOver)).matches)
    throw refuseField('password', 'Choisissez un mot de passe différent de celui que vous avez reçu.');
}
