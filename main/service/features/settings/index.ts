import { findSetting } from '../../../../db/settings.ts';
import type { OperationName } from '../../../../shared/contract/index.ts';
import { VERSIONED } from '../../../../shared/contract/settings.ts';
import type { VerbsOf } from '../../context.ts';
import { MAIL_PASSWORD_KEY } from '../../outbox/mail-server.ts';
import { saveGroup, versionOfGroup } from './groups.ts';
import { saveMail, testMail } from './mail.ts';
import { setting } from './read.ts';
import { saveSecondFactor } from './second-factor.ts';

export const settingVerbs: VerbsOf<Extract<OperationName, `settings.${string}`>> = {
  async 'settings.get'(ctx) {
    const versions = await Promise.all(VERSIONED.map(async (group) => [group, await versionOfGroup(ctx.db, group)] as const));
    return {
      mail: await setting(ctx.db, 'mail'),
      traffic: await setting(ctx.db, 'traffic'),
      passwords: await setting(ctx.db, 'passwords'),
      sessions: await setting(ctx.db, 'sessions'),
      secondFactor: await setting(ctx.db, 'secondFactor'),
      versions: Object.fromEntries(versions) as Record<(typeof VERSIONED)[number], string>,
      mailPasswordKept: (await findSetting(ctx.db, MAIL_PASSWORD_KEY)) !== undefined,
      mailFromEnvironment: ctx.mailFromEnvironment,
      keysProtected: ctx.secrets.protectedBySystem,
    };
  },

  'settings.saveTraffic': (ctx, typed) => saveGroup(ctx, 'traffic', typed, 'extranet'),
  'settings.savePasswords': (ctx, typed) => saveGroup(ctx, 'passwords', typed),
  'settings.saveSessions': (ctx, typed) => saveGroup(ctx, 'sessions', typed, 'office'),
  'settings.saveSecondFactor': saveSecondFactor,
  'settings.saveMail': saveMail,
  'settings.testMail': testMail,
};
