import type { ReadDb } from '../../../../db/open.ts';
import { setSetting } from '../../../../db/settings.ts';
import type { OutputOf, Topic } from '../../../../shared/contract/index.ts';
import type { SettingOf, VersionedSetting } from '../../../../shared/contract/settings.ts';
import type { StaffActor, WriteContext } from '../../context.ts';
import { MAIL_PASSWORD_KEY } from '../../outbox/mail-server.ts';
import { requireSeenVersion, settingVersion } from './read.ts';

type Saved = OutputOf<'settings.saveTraffic'>;

/** The mail server's password is kept apart, sealed; it belongs to the group all the same. */
export const versionOfGroup = (db: ReadDb, group: VersionedSetting): Promise<string> =>
  settingVersion(db, group === 'mail' ? ['mail', MAIL_PASSWORD_KEY] : group);

/** Refuses whoever would save over what they have not seen. */
export async function requireSeenGroup(db: ReadDb, group: VersionedSetting, seen: string): Promise<void> {
  requireSeenVersion(await versionOfGroup(db, group), seen);
}

/** Keeps a group of settings as it was typed, unless somebody else has saved it meanwhile. */
export async function saveGroup<N extends VersionedSetting>(
  ctx: WriteContext<StaffActor>,
  group: N,
  { version, ...typed }: SettingOf<N> & { version: string },
  ...topics: Topic[]
): Promise<Saved> {
  await requireSeenGroup(ctx.db, group, version);
  await setSetting(ctx.db, group, typed, ctx.clock.now());
  await ctx.record({ subjectKind: 'settings', subjectId: null, details: { ...typed } });
  ctx.tell('settings', ...topics);
  return saved(ctx.db, group);
}

export const saved = async (db: ReadDb, group: VersionedSetting): Promise<Saved> => ({
  saved: true,
  restartNeeded: false,
  version: await versionOfGroup(db, group),
});
