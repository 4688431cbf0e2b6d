import { setAccessibilityMode } from '../../../../db/accounts.ts';
import { endFamilySession, listFamilySessions } from '../../../../db/family-sessions.ts';
import { notFound } from '../../../../shared/refusal.ts';
import type { PlainWriteVerb, ReadVerb } from '../../context.ts';
import { browserName } from './browser-name.ts';

/** Where this account is logged in. */
export const sessions: ReadVerb<'accounts.sessions'> = async (ctx) =>
  (await listFamilySessions(ctx.db, ctx.actor.accountId)).map((session) => ({
    id: session.id,
    current: session.id === ctx.actor.sessionId,
    browser: browserName(session.user_agent ?? ''),
    createdAt: session.created_at,
    lastSeenAt: session.last_seen_at,
  }));

/** Ends one of the account's own sessions, this one included. */
export const endSession: PlainWriteVerb<'accounts.endSession'> = async (ctx, { id }) => {
  const { accountId, familyId, siteId } = ctx.actor;
  if (!(await endFamilySession(ctx.db, accountId, id, ctx.clock.now()))) throw notFound('Cette connexion');
  await ctx.record({ subjectKind: 'account', subjectId: accountId, familyId, siteId });
  ctx.tell('accounts');
  return {};
};

/** The session is over on the server: its token opens nothing any more, whatever the clock says. */
export const signOut: PlainWriteVerb<'accounts.signOut'> = async (ctx) => {
  const { accountId, sessionId, familyId, siteId } = ctx.actor;
  await endFamilySession(ctx.db, accountId, sessionId, ctx.clock.now());
  await ctx.record({ subjectKind: 'account', subjectId: accountId, familyId, siteId });
  ctx.tell('accounts');
  return {};
};

/** The mode follows the account to its other browsers. */
export const rememberAccessibility: PlainWriteVerb<'accounts.rememberAccessibility'> = async (ctx, { on }) => {
  await setAccessibilityMode(ctx.db, ctx.actor.accountId, on ? JSON.stringify({ on: true }) : null);
  return {};
};
