import { setSetting } from '../../../../db/settings.ts';
import type { PlainWriteVerb, ReadVerb } from '../../context.ts';
import { requireSeenVersion, setting, settingVersion } from '../settings/read.ts';

export const pattern: ReadVerb<'identifiers.pattern'> = async ({ db }) => ({
  pattern: (await setting(db, 'identifiers')).pattern,
  version: await settingVersion(db, 'identifiers'),
});

/** Identifiers that exist stay as they are: the letters with them are in people's drawers. */
export const savePattern: PlainWriteVerb<'identifiers.savePattern'> = async (ctx, { version, ...typed }) => {
  requireSeenVersion(await settingVersion(ctx.db, 'identifiers'), version);
  await setSetting(ctx.db, 'identifiers', typed, ctx.clock.now());
  await ctx.record({ subjectKind: 'settings', subjectId: null, details: { ...typed } });
  ctx.tell('settings', 'history');
  return { version: await settingVersion(ctx.db, 'identifiers') };
};
