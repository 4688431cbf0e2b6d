import { setSetting } from '../../../../db/settings.ts';
import { notFound } from '../../../../shared/refusal.ts';
import type { Authority } from '../../certificates/authority.ts';
import { keepAuthority, keptAuthority } from '../../certificates/kept.ts';
import { prepared, type ReadVerb } from '../../context.ts';
import { setting } from '../settings/read.ts';
import { newAuthority, requireProtectedKeys } from './save.ts';

/** Another one for the names and addresses of today. No machine knows it yet: browsers are no longer told to insist. */
export const remakeAuthority = prepared<'extranet.remakeAuthority', Authority>(
  async (ctx) => {
    requireProtectedKeys(ctx, 'mode');
    return newAuthority(ctx, await setting(ctx.db, 'extranet'));
  },
  async (ctx, _typed, authority) => {
    const now = ctx.clock.now();
    await keepAuthority(ctx.db, ctx.secrets, { authority, server: null }, now);
    await setSetting(ctx.db, 'extranet', { ...(await setting(ctx.db, 'extranet')), authorityInstalled: false }, now);
    await ctx.record({ subjectKind: 'settings', subjectId: null });
    ctx.tell('settings', 'extranet');
    return {};
  },
);

/** As PEM, which Windows, macOS, iOS, Android and Firefox take under this name. */
export const authorityFile: ReadVerb<'extranet.authorityFile'> = async ({ db, secrets }) => {
  const kept = await keptAuthority(db, secrets);
  if (!kept) throw notFound('L’autorité de Portée');
  return { fileName: 'Autorité Portée.crt', bytes: new Uint8Array(Buffer.from(kept.authority.certificate)) };
};
