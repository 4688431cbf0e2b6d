import { type AccountRow, findAccount, namesInFamily, setOwnPassword } from '../../../../db/accounts.ts';
import { endFamilySessions, findFamilySeen, openFamilySession } from '../../../../db/family-sessions.ts';
import { findSite } from '../../../../db/sites.ts';
import { recentTemporaryHashes, voidTemporaries } from '../../../../db/temporary-passwords.ts';
import type { ParsedInputOf } from '../../../../shared/contract/index.ts';
import { notFound, Refusal, refuseField, requireNoProblems } from '../../../../shared/refusal.ts';
import { type FamilyActor, prepared, type ReadContext, RefusedButWritten } from '../../context.ts';
import { whyRefused } from '../../passwords/policy.ts';
import { canonicalTemporary } from '../../passwords/temporary.ts';
import { currentPasswordBudgets, requireBudget, restore, spend } from '../../passwords/throttle.ts';
import { newToken } from '../../passwords/tokens.ts';
import { setting } from '../settings/read.ts';
import { noticeOf, passwordChanged } from './mails.ts';

type Typed = ParsedInputOf<'accounts.choosePassword'>;
type Context = ReadContext<FamilyActor>;

interface Chosen {
  account: AccountRow;
  /** The hash that the current password was compared with. */
  before: string | null;
  /** Null: the current password was wrong. */
  hash: string | null;
}

/** The family's own password, after a temporary one or at any time with the current one. */
export const choosePassword = prepared<'accounts.choosePassword', Chosen>(
  async (ctx, typed) => {
    const account = (await findAccount(ctx.db, ctx.actor.accountId)) ?? raise(notFound('Ce compte'));
    requireFilled(ctx.actor, typed);
    await requireGood(ctx, account, typed);
    await requireBudget(ctx.db, budgets(ctx), ctx.clock.now());
    const isRight = ctx.actor.mustChoose || (await ctx.passwords.verify(account.password_hash, typed.current ?? '')).matches;
    return { account, before: account.password_hash, hash: isRight ? await ctx.passwords.hash(typed.password) : null };
  },
  async (ctx, _typed, { account, before, hash }) => {
    const now = ctx.clock.now();
    const charged = budgets(ctx);
    await requireBudget(ctx.db, charged, now);
    if (!hash) {
      await spend(ctx.db, charged, now);
      throw new RefusedButWritten(refuseField('current', 'Le mot de passe actuel est incorrect.'));
    }
    if (!(await findFamilySeen(ctx.db, ctx.actor.sessionId)))
      throw new Refusal('expired', 'Votre session est terminée : reconnectez-vous.');
    if ((await findAccount(ctx.db, account.id))?.password_hash !== before)
      throw new Refusal('conflict', 'Votre mot de passe vient d’être changé ailleurs. Reconnectez-vous avec le nouveau.');
    await restore(ctx.db, charged, now);
    await setOwnPassword(ctx.db, account.id, hash, now);
    await voidTemporaries(ctx.db, account.id);
    await endFamilySessions(ctx.db, account.id, now);
    const session = newToken();
    const { userAgent } = ctx.knock;
    await openFamilySession(ctx.db, { accountId: account.id, tokenHash: session.hash, scope: 'full', userAgent }, now);
    await ctx.record({ subjectKind: 'account', subjectId: account.id, familyId: account.family_id, siteId: account.site_id });
    await noticeOf(ctx, account, passwordChanged(now));
    ctx.tell('accounts');
    return { token: session.token };
  },
);

const budgets = ({ secrets, actor }: Pick<Context, 'secrets' | 'actor'>) => currentPasswordBudgets(secrets, actor.accountId);

function requireFilled(actor: FamilyActor, { current, password, again }: Typed): void {
  requireNoProblems({
    ...(!actor.mustChoose && !current && { current: 'Saisissez votre mot de passe actuel.' }),
    ...(!password && { password: 'Choisissez un mot de passe.' }),
    ...(password && password !== again && { again: 'Les deux saisies du nouveau mot de passe sont différentes.' }),
  });
}

async function requireGood(ctx: Context, account: AccountRow, { current, password }: Typed): Promise<void> {
  const site = await findSite(ctx.db, account.site_id);
  const { minLength } = await setting(ctx.db, 'passwords', account.site_id);
  const why = await whyRefused(password, {
    minLength,
    identifier: account.identifier,
    names: await namesInFamily(ctx.db, account.family_id),
    establishment: site ? [site.name, site.short_name] : [],
  });
  if (why) throw refuseField('password', why);
  if (!ctx.actor.mustChoose && current?.normalize('NFC') === password.normalize('NFC'))
    throw refuseField('password', 'Choisissez un mot de passe différent de l’actuel.');
  if (await wasTemporary(ctx, account.id, password))
    throw refuseField('password', 'Choisissez un mot de passe différent de celui que vous avez reçu.');
}

/** What was e-mailed in clear is nobody's own password (SEC-1.3). */
async function wasTemporary(ctx: Context, accountId: string, password: string): Promise<boolean> {
  const typed = canonicalTemporary(password);
  if (!typed) return false;
  for (const hash of await recentTemporaryHashes(ctx.db, accountId)) {
    if ((await ctx.passwords.verify(hash, typed)).matches) return true;
  }
  return false;
}

function raise(refusal: Refusal): never {
  throw refusal;
}
