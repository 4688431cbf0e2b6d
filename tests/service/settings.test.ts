import { describe, expect, test } from 'vitest';
import { findSetting, setSetting } from '../../db/settings.ts';
import { setting } from '../../main/service/features/settings/read.ts';
import { saveSetting } from '../helpers/settings.ts';
import { aWorld } from '../helpers/world.ts';

const MAIL = {
  host: 'smtp.exemple.fr',
  port: 587,
  security: 'starttls',
  user: 'portee',
  from: 'accueil@exemple.fr',
  fromName: 'CRC',
} as const;

describe('settings', () => {
  test('have their defaults; a site’s own stand before those for all; what cannot be understood counts as not set', async () => {
    const { service, cast, clock } = await aWorld();
    const { read, write } = service.store;
    expect(await setting(read, 'passwords')).toEqual({ minLength: 12, temporaryHours: 24, printedDays: 10, keepOldUntilUsed: false });
    await write((db) => setSetting(db, 'passwords', { minLength: 14, temporaryHours: 2, later: true }, clock.now()));
    await write((db) => setSetting(db, 'passwords', { minLength: 3, keepOldUntilUsed: true }, clock.now(), cast.sites.alpes));
    expect(await setting(read, 'passwords', cast.sites.centre)).toEqual({
      minLength: 14,
      temporaryHours: 2,
      printedDays: 10,
      keepOldUntilUsed: false,
    });
    expect(await setting(read, 'passwords', cast.sites.alpes)).toEqual({
      minLength: 12,
      temporaryHours: 2,
      printedDays: 10,
      keepOldUntilUsed: true,
    });
  });

  test('the administrator saves the mail server; its password goes in and never comes out', async () => {
    const world = await aWorld();
    expect(await saveSetting(world.staff, 'settings.saveMail', { ...MAIL, password: 'sesame, ouvre-toi' })).toEqual({
      saved: true,
      restartNeeded: false,
      version: expect.any(String),
    });
    const got = await world.staff.call('settings.get', {});
    expect(got).toMatchObject({ mail: MAIL, mailPasswordKept: true, mailFromEnvironment: true, keysProtected: true });
    expect(JSON.stringify(got)).not.toContain('sesame');
    expect(JSON.stringify(await findSetting(world.service.store.read, 'mailPassword'))).not.toContain('sesame');
    expect(world.log()).not.toContain('sesame');

    await saveSetting(world.staff, 'settings.saveMail', { ...MAIL, fromName: 'Conservatoire', password: null });
    expect((await world.staff.call('settings.get', {})).mailPasswordKept).toBe(true);
    const elsewhere = { ...MAIL, host: 'autre.exemple.fr', password: null };
    const { mail: version } = (await world.staff.call('settings.get', {})).versions;
    expect((await world.staff.refused('settings.saveMail', { ...elsewhere, version })).fields).toHaveProperty('password');
    await saveSetting(world.staff, 'settings.saveMail', { ...MAIL, password: '' });
    expect((await world.staff.call('settings.get', {})).mailPasswordKept).toBe(false);
  });

  test.each([
    [{ security: 'none' }, 'security'],
    [{ port: 465 }, 'security'],
    [{ host: 'smtp.exemple.fr:587' }, 'host'],
    [{ host: 'smtp.exemple.fr/x' }, 'host'],
    [{ from: 'pas une adresse' }, 'from'],
    [{ fromName: 'CRC\r\nBcc: x@exemple.fr' }, 'fromName'],
    [{ port: 0 }, 'port'],
  ] as const)('%j is refused beside « %s », and nothing is saved', async (change, field) => {
    const world = await aWorld();
    const { mail: version } = (await world.staff.call('settings.get', {})).versions;
    const refusal = await world.staff.refused('settings.saveMail', { ...MAIL, ...change, version });
    expect(Object.keys(refusal.fields ?? {})).toEqual([field]);
    expect((await world.staff.call('settings.get', {})).mail.host).toBeNull();
  });

  test('only the administrator', async () => {
    const world = await aWorld();
    for (const login of ['marc', 'nadia', 'hugo']) {
      const member = await world.signInStaff(login);
      expect((await member.refused('settings.get', {})).code).toBe('not-allowed');
      expect((await member.refused('settings.saveMail', { ...MAIL, version: '' })).code).toBe('not-allowed');
      expect((await member.refused('settings.testMail', { to: 'x@exemple.fr' })).code).toBe('not-allowed');
    }
  });

  test('a test message really arrives, and a server that refuses says why', async () => {
    const world = await aWorld();
    const { accepted } = await world.staff.call('settings.testMail', { to: 'informatique@exemple.fr' });
    expect(accepted).toContain('informatique@exemple.fr');
    expect((await world.mailbox.next('informatique@exemple.fr')).subject).toMatch(/^Message d’essai/);
    world.mailbox.refuseWith(554);
    expect(await world.staff.refused('settings.testMail', { to: 'informatique@exemple.fr' })).toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/^Message refusé par le serveur d’e-mail/),
    });
  });
});
