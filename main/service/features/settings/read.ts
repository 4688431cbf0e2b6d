import type { z } from 'zod';
import type { ReadDb } from '../../../../db/open.ts';
import { ALL_SITES, findSetting } from '../../../../db/settings.ts';
import { SETTINGS, type SettingName, type SettingOf } from '../../../../shared/contract/settings.ts';
import { Refusal } from '../../../../shared/refusal.ts';
import { versionOf } from '../../version-of.ts';

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

/** What stands for a setting as it is kept now, for all sites or for one: another value, another version. */
export async function settingVersion(db: ReadDb, keys: string | readonly string[], siteId: string | null = null): Promise<string> {
  const kept = await Promise.all([keys].flat().map((key) => findSetting(db, key, siteId ?? ALL_SITES)));
  return versionOf(kept.map((value) => JSON.stringify(value ?? null)));
}

/** Two windows at once: the second is told, and what the first has saved stands. */
export function requireSeenVersion(now: string, seen: string): void {
  if (now === seen) return;
  throw new Refusal('conflict', 'Quelqu’un vient d’enregistrer ces réglages : regardez ce qui a changé avant d’enregistrer les vôtres.');
}
