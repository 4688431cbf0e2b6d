import type { ReadDb } from '../../../../db/open.ts';
import { findSetting, setSetting } from '../../../../db/settings.ts';
import { findTemplate } from '../../../../db/templates.ts';
import { type ReminderSettings, reminderSettings } from '../../../../shared/contract/reminders.ts';
import { Refusal, refuseFields } from '../../../../shared/refusal.ts';
import { GIVEN_TEMPLATES } from '../../../../shared/rules/given-templates.ts';
import type { ReminderLevel } from '../../../../shared/rules/reminders.ts';
import type { PlainWriteVerb, ReadVerb } from '../../context.ts';

const KEY = 'reminders';
type Kept = ReminderSettings & { version: number };

export async function readSettings(db: ReadDb): Promise<Kept> {
  const kept = (await findSetting(db, KEY)) as Partial<Kept> | undefined;
  const { levels } = reminderSettings.catch(reminderSettings.parse({})).parse({ ...(kept?.levels && { levels: kept.levels }) });
  return { levels, version: kept?.version ?? 0 };
}

export const settings: ReadVerb<'reminders.settings'> = ({ db }) => readSettings(db);

export const saveSettings: PlainWriteVerb<'reminders.saveSettings'> = async (ctx, { version, levels }) => {
  const now = await readSettings(ctx.db);
  if (now.version !== version) throw new Refusal('conflict', 'Ces réglages ont changé depuis que vous les avez ouverts : relisez-les.');
  const problems: Record<string, string> = {};
  for (const [i, { template }] of levels.entries())
    if (!(await wordingOf(ctx.db, template))) problems[`levels.${i}.template`] = 'Ce texte n’existe plus : choisissez-en un autre.';
  if (Object.keys(problems).length > 0) throw refuseFields(problems);
  await setSetting(ctx.db, KEY, { levels, version: version + 1 }, ctx.clock.now());
  await ctx.record({ subjectKind: 'settings', subjectId: null, details: { days: levels.map(({ days }) => days) } });
  ctx.tell('settings', 'billing', 'history');
  return {};
};

export interface LevelWording {
  templateId: string | null;
  subject: string;
  text: string;
}

/** What a level says: the office's own wording, or the one that comes with Portée where that was archived. */
export async function wordingOfLevel(db: ReadDb, level: ReminderLevel): Promise<LevelWording> {
  const { levels } = await readSettings(db);
  const found = (await wordingOf(db, levels[level - 1]?.template ?? '')) ?? (await wordingOf(db, `reminder.${level}`));
  if (!found) throw new Error(`no wording for reminders of level ${level}`);
  return found;
}

async function wordingOf(db: ReadDb, key: string): Promise<LevelWording | null> {
  const given = GIVEN_TEMPLATES.find((one) => one.key === key && one.kind === 'reminder');
  if (given) return { templateId: null, subject: given.subject, text: given.text };
  const own = await findTemplate(db, key);
  return own && own.kind === 'reminder' ? { templateId: own.id, subject: own.subject, text: own.text } : null;
}
