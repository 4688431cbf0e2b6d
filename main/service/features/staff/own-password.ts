import { listSites } from '../../../../db/sites.ts';
import { changeStaffPassword } from '../../../../db/staff.ts';
import { endStaffSessions, findStaffHash } from '../../../../db/staff-desk.ts';
import type { ParsedInputOf } from '../../../../shared/contract/index.ts';
import { refuseField, requireNoProblems } from '../../../../shared/refusal.ts';
import { prepared, type ReadContext, type StaffActor } from '../../context.ts';
import { whyRefused } from '../../passwords/policy.ts';
import { canonicalTemporary } from '../../passwords/temporary.ts';
import { setting } from '../settings/read.ts';
import { type Checked, checkPresentPassword, requirePresentPassword } from './present-password.ts';

type Typed = ParsedInputOf<'staff.changeOwnPassword'>;
type Context = ReadContext<StaffActor>;

interface Chosen {
  checked: Checked;
  /** Null: the present password was wrong. */
  hash: string | null;
}

/** One's own password; the windows left open elsewhere are closed. */
export const changeOwnPassword = prepared<'staff.changeOwnPassword', Chosen>(
  async (ctx, typed) => {
    const before = await findStaffHash(ctx.db, ctx.actor.id);
    requireFilled(ctx.actor, typed);
    await requireGood(ctx, typed, before);
    const checked = ctx.actor.mustChoose ? { before, isRight: true } : await checkPresentPassword(ctx, typed.current ?? '');
    return { checked, hash: checked.isRight ? await ctx.passwords.hash(typed.password, { patient: true }) : null };
  },
  async (ctx, _typed, { checked, hash }) => {
    await requirePresentPassword(ctx, checked);
    if (!hash) throw new Error('a right password came without the hash of the new one');
    const now = ctx.clock.now();
    await changeStaffPassword(ctx.db, ctx.actor.id, hash, null, now);
    const ended = await endStaffSessions(ctx.db, ctx.actor.id, now, ctx.actor.sessionId);
    await ctx.record({ subjectKind: 'staff', subjectId: ctx.actor.id, details: { ended } });
    ctx.tell('settings');
    return { ended };
  },
);

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
