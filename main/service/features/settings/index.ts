import { findSetting, setSetting } from '../../../../db/settings.ts';
import type { OperationName } from '../../../../shared/contract/index.ts';
import type { VerbsOf } from '../../context.ts';
import { MAIL_PASSWORD_KEY } from '../../outbox/mail-server.ts';
import { saveMail, testMail } from './mail.ts';
import { setting } from './read.ts';

export const settingVerbs: VerbsOf<Extract<OperationName, `settings.${string}`>> = {
  async 'settings.get'(ctx) {
    return {
      mail: await setting(ctx.db, 'mail'),
      traffic: await setting(ctx.db, 'traffic'),
      passwords: await setting(ctx.db, 'passwords'),
      sessions: await setting(ctx.db, 'sessions'),
      mailPasswordKept: (await findSetting(ctx.db, MAIL_PASSWORD_KEY)) !== undefined,
      mailFromEnvironment: ctx.mailFromEnvironment,
      keysProtected: ctx.secrets.protectedBySystem,
    };
  },

  async 'settings.saveTraffic'(ctx, traffic) {
    await setSetting(ctx.db, 'traffic', traffic, ctx.clock.now());
    await ctx.record({ subjectKind: 'settings', subjectId: null, details: { ...traffic } });
    ctx.tell('settings', 'extranet');
    return { saved: true, restartNeeded: false };
  },

  async 'settings.savePasswords'(ctx, passwords) {
    await setSetting(ctx.db, 'passwords', passwords, ctx.clock.now());
    await ctx.record({ subjectKind: 'settings', subjectId: null, details: { ...passwords } });
    ctx.tell('settings');
    return { saved: true, restartNeeded: false };
  },

  async 'settings.saveSessions'(ctx, sessions) {
    await setSetting(ctx.db, 'sessions', sessions, ctx.clock.now());
    await ctx.record({ subjectKind: 'settings', subjectId: null, details: { ...sessions } });
    ctx.tell('settings', 'office');
    return { saved: true, restartNeeded: false };
  },

  'settings.saveMail': saveMail,
  'settings.testMail': testMail,
};
