import { setSetting } from '../../../../db/settings.ts';
import { Refusal } from '../../../../shared/refusal.ts';
import { mayBeAcceptedAlone } from '../../../../shared/rules/acceptance.ts';
import { fieldLabel, inSheetOrder, type SheetSubject } from '../../../../shared/rules/sheets.ts';
import type { PlainWriteVerb, ReadVerb } from '../../context.ts';
import { requireSeenVersion, setting, settingVersion } from '../settings/read.ts';

/** The fields that the office lets through without looking. */
export const acceptance: ReadVerb<'changeRequests.acceptance'> = async ({ db }) => ({
  ...(await setting(db, 'acceptance')),
  version: await settingVersion(db, 'acceptance'),
});

export const saveAcceptance: PlainWriteVerb<'changeRequests.saveAcceptance'> = async (ctx, typed) => {
  requireSeenVersion(await settingVersion(ctx.db, 'acceptance'), typed.version);
  const fields = { guardian: checked('guardian', typed.guardian), student: checked('student', typed.student) };
  await setSetting(ctx.db, 'acceptance', fields, ctx.clock.now());
  await ctx.record({ subjectKind: 'settings', subjectId: null, details: fields });
  ctx.tell('settings', 'changeRequests', 'history');
  return { ...fields, version: await settingVersion(ctx.db, 'acceptance') };
};

/** Each once, in the order of the sheet. */
function checked(subject: SheetSubject, names: readonly string[]): string[] {
  const no = names.find((name) => !mayBeAcceptedAlone(subject, name));
  if (no !== undefined)
    throw new Refusal('invalid', `« ${fieldLabel(subject, no)} » attend toujours la décision du service : décochez ce champ.`);
  return inSheetOrder(
    subject,
    [...new Set(names)].map((field) => ({ field })),
  ).map(({ field }) => field);
}
