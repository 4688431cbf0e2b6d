import { endFamilySession, listFamilySessions } from '../../../../db/family-sessions.ts';
import { notFound } from '../../../../shared/refusal.ts';
import type { PlainWriteVerb, ReadVerb } from '../../context.ts';
import { forgetFailures } from '../../passwords/throttle.ts';
import { accountOf, browserName, familyBudgets } from '../accounts/index.ts';

export const sessions: ReadVerb<'identifiers.sessions'> = async ({ db }, { guardianId }) => {
  const { account } = await accountOf(db, guardianId);
  const rows = await listFamilySessions(db, account.id);
  return {
    rows: rows.map((row) => ({
      id: row.id,
      browser: browserName(row.user_agent ?? ''),
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
    })),
  };
};

export const closeSession: PlainWriteVerb<'identifiers.closeSession'> = async (ctx, { guardianId, sessionId }) => {
  const { family, account } = await accountOf(ctx.db, guardianId);
  if (!(await endFamilySession(ctx.db, account.id, sessionId, ctx.clock.now()))) throw notFound('Cette session');
  await ctx.record({ subjectKind: 'guardian', subjectId: guardianId, familyId: family.id, siteId: family.site_id });
  ctx.tell('accounts', 'families', 'history');
  return {};
};

/** Somebody has mistyped too often, and calls the office. */
export const lift: PlainWriteVerb<'identifiers.lift'> = async (ctx, { guardianId }) => {
  const { family, account } = await accountOf(ctx.db, guardianId);
  await forgetFailures(ctx.db, familyBudgets(ctx.secrets, account.site_id, account.identifier));
  await ctx.record({ subjectKind: 'guardian', subjectId: guardianId, familyId: family.id, siteId: family.site_id });
  ctx.tell('accounts', 'history');
  return {};
};
