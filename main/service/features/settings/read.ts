import type { z } from 'zod';
import type { ReadDb } from '../../../../db/open.ts';
import { findSetting } from '../../../../db/settings.ts';
import { SETTINGS, type SettingName, type SettingOf } from '../../../../shared/contract/settings.ts';

/** Reads a setting as `setting` does, from wherever it is kept. */
export type ReadSetting = <N extends SettingName>(name: N, siteId?: string) => Promise<SettingOf<N>>;

/**
 * A setting with its defaults; a site's own values stand before those for all sites, one by one. What an older or newer Portée left
 * there and this one cannot understand counts as not set.
 */
export async function setting<N extends SettingName>(db: ReadDb, name: N, siteId?: string): Promise<SettingOf<N>> {
  const general = fieldsOf(await findSetting(db, name));
  const own = siteId ? fieldsOf(await findSetting(db, name, siteId)) : {};
  return understood(name, { ...general, ...own });
}

const fieldsOf = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});

function understood<N extends SettingName>(name: N, kept: object): SettingOf<N> {
  const fields: Record<string, z.ZodType> = SETTINGS[name].shape;
  const sound = Object.entries(kept).filter(([key, value]) => fields[key]?.safeParse(value).success);
  return SETTINGS[name].parse(Object.fromEntries(sound)) as SettingOf<N>;
}
