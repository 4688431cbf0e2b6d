import {
  type AccountRow,
  findAccount,
  findAccountByIdentifier,
  identifierKey,
  noteLogin,
  setOwnPassword,
  setStrongerHash,
} from '../../../../db/accounts.ts';
import { endFamilySessions, openFamilySession } from '../../../../db/family-sessions.ts';
import { recordHistory } from '../../../../db/history.ts';
import { findActiveTemporary, spendTemporary } from '../../../../db/temporary-passwords.ts';
import type { ParsedInputOf } from '../../../../shared/contract/index.ts';
import { Refusal } from '../../../../shared/refusal.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import { type Knock, prepared, RefusedButWritten, type Surroundings, type WriteContext } from '../../context.ts';
import { canonicalTemporary } from '../../passwords/temporary.ts';
import { type Budget, budgetsOf, requireBudget, restore, spend } from '../../passwords/throttle.ts';
import { newToken } from '../../passwords/tokens.ts';
import { noticeOf, temporaryUsed, unknownBrowser } from './mails.ts';

type Typed = ParsedInputOf<'accounts.signIn'>;

/** What was found out before the transaction: hashing is slow. */
interface Tried {
  account: AccountRow | undefined;
  ownFits: boolean;
  temporaryId: string | null;
  /** The own password under today's cost, where its hash is of lesser cost. */
  strongerHash: string | null;
}

/** A family logs in with its own password, or with the temporary one that opens only the choice of an own. */
export const signIn = prepared<'accounts.signIn', Tried>(
  async (ctx, typed) => {
    const now = ctx.clock.now();
    await requireBudget(ctx.db, budgets(ctx, typed), now);
    const account = await findAccountByIdentifier(ctx.db, typed.siteId, typed.identifier);
    const own = await ctx.passwords.verify(account?.password_hash ?? null, typed.password);
    const temporary = canonicalTemporary(typed.password);
    const active = temporary && account ? await findActiveTemporary(ctx.db, account.id, now) : undefined;
    const isTemporary = temporary !== null && (await ctx.passwords.verify(active?.hash ?? null, temporary)).matches;
    const strongerHash = own.matches && own.weak ? await ctx.passwords.hash(typed.password) : null;
    return { account, ownFits: own.matches, temporaryId: isTemporary ? (active?.id ?? null) : null, strongerHash };
  },
  async (ctx, typed, tried) => {
    const now = ctx.clock.now();
    const charged = budgets(ctx, typed);
    // again: others may have failed while this one was being hashed
    await requireBudget(ctx.db, charged, now);
    const way = await wayIn(ctx, tried, now);
    if (!way || !tried.account) return turnAway(ctx, charged, tried.account, now);
    await restore(ctx.db, charged, now);
    return letIn(ctx, tried.account, way, tried.strongerHash, isNewBrowser(ctx.knock, typed));
  },
);

const budgets = (ctx: Surroundings & { knock: Knock }, { siteId, identifier }: Typed): Budget[] =>
  budgetsOf(ctx.secrets, {
    subject: subjectOf(siteId, identifier),
    knownDevice: ctx.knock.knownDevice?.(siteId, identifier) ?? false,
    ip: ctx.knock.ip,
  });

const subjectOf = (siteId: string, identifier: string): string => JSON.stringify(['family', siteId, identifierKey(identifier)]);

/** What failed logins of one family's identifier are charged to, from a browser that it has used and from any other. */
export const familyBudgets = (secrets: Surroundings['secrets'], siteId: string, identifier: string): Budget[] =>
  [true, false].flatMap((knownDevice) => budgetsOf(secrets, { subject: subjectOf(siteId, identifier), knownDevice, ip: '' }));

const isNewBrowser = (knock: Knock, { siteId, identifier }: Typed): boolean => knock.knownDevice?.(siteId, identifier) === false;

/** How the person comes in, as things stand now; null when they do not. */
async function wayIn(ctx: WriteContext, { account, ownFits, temporaryId }: Tried, now: Date): Promise<'own' | 'temporary' | null> {
  const current = account && (await findAccount(ctx.db, account.id));
  if (!current?.may_enter) return null;
  if (ownFits && current.password_hash === account?.password_hash) return 'own';
  return temporaryId && (await spendTemporary(ctx.db, temporaryId, now)) ? 'temporary' : null;
}

/** Whatever was wrong (SEC-1.6). */
export const WRONG_PAIR = 'Identifiant ou mot de passe incorrect.';

async function turnAway(ctx: WriteContext, charged: readonly Budget[], account: AccountRow | undefined, now: Date): Promise<never> {
  await spend(ctx.db, charged, now);
  await ctx.record({
    verb: 'accounts.signInRefused',
    subjectKind: 'account',
    subjectId: account?.id ?? null,
    familyId: account?.family_id,
    siteId: account?.site_id,
  });
  throw new RefusedButWritten(new Refusal('invalid', WRONG_PAIR));
}

async function letIn(ctx: WriteContext, account: AccountRow, way: 'own' | 'temporary', strongerHash: string | null, isNew: boolean) {
  const now = ctx.clock.now();
  if (way === 'temporary') {
    // every earlier password is dead, and so is whatever session it had opened (SEC-1.10)
    await setOwnPassword(ctx.db, account.id, null, now);
    await endFamilySessions(ctx.db, account.id, now);
  } else if (strongerHash) await setStrongerHash(ctx.db, account.id, strongerHash);
  const { token, hash } = newToken();
  const scope = way === 'temporary' ? 'change-password' : 'full';
  const userAgent = ctx.knock.userAgent;
  const sessionId = await openFamilySession(ctx.db, { accountId: account.id, tokenHash: hash, scope, userAgent }, now);
  await noteLogin(ctx.db, account.id, now);
  await recordHistory(ctx.db, {
    at: now,
    actor: { kind: 'family', accountId: account.id, name: fullName(account) },
    verb: 'accounts.signIn',
    subjectKind: 'account',
    subjectId: account.id,
    familyId: account.family_id,
    siteId: account.site_id,
    details: { way },
  });
  if (way === 'temporary') await noticeOf(ctx, account, temporaryUsed(sessionId));
  else if (isNew && account.first_login_at) await noticeOf(ctx, account, unknownBrowser(sessionId, userAgent, now));
  ctx.tell('accounts');
  return { token, mustChoose: way === 'temporary' };
}
