import type { ReadDb } from '../../../../db/open.ts';
import { ALL_SITES, findSetting, setSetting } from '../../../../db/settings.ts';
import { findSite } from '../../../../db/sites.ts';
import { notFound, requireNoProblems } from '../../../../shared/refusal.ts';
import { FIELD_MODE_WORDS, type FieldMode, modesOf, possibleModes, usualMode } from '../../../../shared/rules/field-modes.ts';
import { findField, type SheetSubject } from '../../../../shared/rules/sheets.ts';
import type { StaffActor, VerbsOf, WriteContext } from '../../context.ts';
import { requireSeenVersion, settingVersion } from '../settings/read.ts';
import { FIELD_MODES_KEY, keptFor } from './read.ts';

const SUBJECTS: readonly SheetSubject[] = ['guardian', 'student'];

export const fieldSettingVerbs: VerbsOf<'fieldSettings.get' | 'fieldSettings.save' | 'fieldSettings.reset'> = {
  async 'fieldSettings.get'({ db }, { siteId }) {
    const own = siteId === null ? undefined : await findSetting(db, FIELD_MODES_KEY, siteId);
    const value = own ?? (await findSetting(db, FIELD_MODES_KEY, ALL_SITES));
    return {
      guardian: { ...modesOf('guardian', keptFor('guardian', value)) },
      student: { ...modesOf('student', keptFor('student', value)) },
      own: own !== undefined,
      version: await versionFor(db, siteId),
    };
  },

  async 'fieldSettings.save'(ctx, { siteId, version, ...typed }) {
    await requireSite(ctx, siteId);
    requireSeenVersion(await versionFor(ctx.db, siteId), version);
    requirePossible(typed);
    const unusual = Object.fromEntries(SUBJECTS.map((subject) => [subject, unusualOf(subject, typed[subject])]));
    await setSetting(ctx.db, FIELD_MODES_KEY, unusual, ctx.clock.now(), siteId ?? ALL_SITES);
    await note(ctx, siteId, unusual);
    return { version: await versionFor(ctx.db, siteId) };
  },

  async 'fieldSettings.reset'(ctx, { siteId, version }) {
    await requireSite(ctx, siteId);
    requireSeenVersion(await versionFor(ctx.db, siteId), version);
    await setSetting(ctx.db, FIELD_MODES_KEY, undefined, ctx.clock.now(), siteId ?? ALL_SITES);
    await note(ctx, siteId, {});
    return { version: await versionFor(ctx.db, siteId) };
  },
};

/** Of what is shown: the site's own setting where it has one, else the one for all sites. */
async function versionFor(db: ReadDb, siteId: string | null): Promise<string> {
  const isOwn = siteId !== null && (await findSetting(db, FIELD_MODES_KEY, siteId)) !== undefined;
  return `${isOwn ? 'own' : 'all'} ${await settingVersion(db, FIELD_MODES_KEY, isOwn ? siteId : null)}`;
}

async function requireSite({ db }: WriteContext<StaffActor>, siteId: string | null): Promise<void> {
  if (siteId !== null && !(await findSite(db, siteId))) throw notFound('Ce site');
}

function requirePossible(typed: Record<SheetSubject, Record<string, FieldMode>>): void {
  const problems: Record<string, string> = {};
  for (const subject of SUBJECTS)
    for (const [name, mode] of Object.entries(typed[subject])) {
      const field = findField(subject, name);
      if (!field) problems[`${subject}.${name}`] = 'Ce champ n’existe pas.';
      else if (!possibleModes(field).includes(mode))
        problems[`${subject}.${name}`] = `« ${field.label} » ne peut pas être ${FIELD_MODE_WORDS[mode]} : une fiche porte toujours un nom.`;
    }
  requireNoProblems(problems);
}

/** Only what differs is kept: a field that a later version adds begins as it comes. */
const unusualOf = (subject: SheetSubject, modes: Record<string, FieldMode>): Record<string, FieldMode> =>
  Object.fromEntries(
    Object.entries(modes).filter(([name, mode]) => {
      const field = findField(subject, name);
      return field && mode !== usualMode(field);
    }),
  );

async function note(ctx: WriteContext<StaffActor>, siteId: string | null, details: Record<string, unknown>): Promise<void> {
  await ctx.record({ subjectKind: 'settings', subjectId: null, siteId, details });
  ctx.tell('settings', 'changeRequests', 'history');
}
