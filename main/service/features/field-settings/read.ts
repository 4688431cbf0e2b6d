import type { ReadDb } from '../../../../db/open.ts';
import { ALL_SITES, findSetting } from '../../../../db/settings.ts';
import { type FieldModes, modesOf } from '../../../../shared/rules/field-modes.ts';
import type { SheetSubject } from '../../../../shared/rules/sheets.ts';

/** The setting's key; its value holds what differs from the usual, by sheet and field. */
export const FIELD_MODES_KEY = 'fieldModes';

/** What a site's families see and may change of a sheet: the site's own setting, else the one for all sites. */
export const fieldModes = async (db: ReadDb, subject: SheetSubject, siteId: string): Promise<FieldModes> =>
  modesOf(
    subject,
    keptFor(subject, (await findSetting(db, FIELD_MODES_KEY, siteId)) ?? (await findSetting(db, FIELD_MODES_KEY, ALL_SITES))),
  );

/** What was kept for a sheet; anything that this version does not understand counts as not set. */
export function keptFor(subject: SheetSubject, value: unknown): Record<string, unknown> {
  const sheets = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const kept = sheets[subject];
  return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
}
