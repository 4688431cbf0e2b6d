import type { ReadDb } from '../../../../db/open.ts';
import { ALL_SITES, findSetting } from '../../../../db/settings.ts';
import { Refusal } from '../../../../shared/refusal.ts';
import { versionOf } from '../../version-of.ts';

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
