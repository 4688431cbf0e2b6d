import { describe, expect, test } from 'vitest';
import type { InputOf } from '../../shared/contract/index.ts';
import { aWorld, type Person, type World } from '../helpers/world.ts';

// Two administrators have the same page open and save, one after the other: the second is told, and what the first saved stands.

const PASSWORDS = { minLength: 14, temporaryHours: 12, printedDays: 7, keepOldUntilUsed: false };
const SESSIONS = { idleMinutes: 20, absoluteHours: 6, staffIdleMinutes: 10 };
const TRAFFIC = { perSession: 90, perAddress: 500, costlyPerSession: 5, networks: [], proxies: [] };
const MAIL = { host: 'smtp.exemple.fr', port: 587, security: 'starttls', user: null, from: null, fromName: null } as const;

type Save = (person: Person, world: World, version: string, second: boolean) => Promise<{ version: string }>;
type Seen = (person: Person, world: World) => Promise<string>;

const group =
  (name: 'passwords' | 'sessions' | 'traffic' | 'mail' | 'secondFactor'): Seen =>
  async (person) =>
    (await person.call('settings.get', {})).versions[name];

const FORMS: [name: string, seen: Seen, save: Save][] = [
  [
    'passwords',
    group('passwords'),
    (p, _, version, second) => p.call('settings.savePasswords', { ...PASSWORDS, minLength: second ? 16 : 14, version }),
  ],
  [
    'sessions',
    group('sessions'),
    (p, _, version, second) => p.call('settings.saveSessions', { ...SESSIONS, idleMinutes: second ? 30 : 20, version }),
  ],
  [
    'traffic',
    group('traffic'),
    (p, _, version, second) => p.call('settings.saveTraffic', { ...TRAFFIC, perSession: second ? 91 : 90, version }),
  ],
  ['mail', group('mail'), (p, _, version, second) => p.call('settings.saveMail', { ...MAIL, fromName: second ? 'B' : 'A', version })],
  [
    'fields of the sheets',
    async (p) => (await p.call('fieldSettings.get', { siteId: null })).version,
    (p, _, version, second) =>
      p.call('fieldSettings.save', { siteId: null, guardian: { city: second ? 'shown' : 'hidden' }, student: {}, version }),
  ],
  [
    'fields of one site',
    async (p, w) => (await p.call('fieldSettings.get', { siteId: w.cast.sites.centre })).version,
    (p, w, version, second) =>
      p.call('fieldSettings.save', { siteId: w.cast.sites.centre, guardian: { city: second ? 'shown' : 'hidden' }, student: {}, version }),
  ],
  [
    'automatic acceptance',
    async (p) => (await p.call('changeRequests.acceptance', {})).version,
    (p, _, version, second) =>
      p.call('changeRequests.saveAcceptance', { guardian: second ? ['city'] : ['postalCode'], student: [], version }),
  ],
  [
    'pattern of identifiers',
    async (p) => (await p.call('identifiers.pattern', {})).version,
    (p, _, version, second) => p.call('identifiers.savePattern', { pattern: second ? 'B-{0000}' : 'A-{0000}', version }),
  ],
];

describe('of two who save the same settings, the second is told', () => {
  test.each(FORMS)('%s', async (_, seenBy, save) => {
    const w = await aWorld();
    const other = await w.signInStaff('sonia');
    const seen = await seenBy(w.staff, w);
    expect(await seenBy(other, w)).toBe(seen);
    const { version } = await save(w.staff, w, seen, false);
    expect(await seenBy(other, w)).toBe(version);
    const refusal = await save(other, w, seen, true).catch((error: Error & { code: string }) => error);
    expect(refusal).toMatchObject({ code: 'conflict', message: expect.stringMatching(/^Quelqu’un vient d’enregistrer/) });
    expect(await seenBy(other, w)).toBe(version);
    // told, the other looks and saves
    await save(other, w, version, true);
    expect(await seenBy(w.staff, w)).not.toBe(version);
  });

  test('the second factor asked of administrators', async () => {
    const w = await aWorld();
    const seen = await group('secondFactor')(w.staff, w);
    const off: Omit<InputOf<'settings.saveSecondFactor'>, 'version'> = { forAdministrators: false };
    expect((await w.staff.refused('settings.saveSecondFactor', { ...off, version: 'vieille' })).code).toBe('conflict');
    await w.staff.call('settings.saveSecondFactor', { ...off, version: seen });
  });

  test('the password of the mail server belongs to the form too', async () => {
    const w = await aWorld();
    const seen = await group('mail')(w.staff, w);
    const { version } = await w.staff.call('settings.saveMail', { ...MAIL, user: 'portee', password: 'un', version: seen });
    await w.staff.call('settings.saveMail', { ...MAIL, user: 'portee', password: 'deux', version });
    expect((await w.staff.refused('settings.saveMail', { ...MAIL, user: 'portee', password: 'trois', version })).code).toBe('conflict');
  });

  test('going back to the common settings is saving too', async () => {
    const w = await aWorld();
    const siteId = w.cast.sites.centre;
    const { version } = await w.staff.call('fieldSettings.get', { siteId });
    await w.staff.call('fieldSettings.save', { siteId, guardian: { city: 'shown' }, student: {}, version });
    expect((await w.staff.refused('fieldSettings.reset', { siteId, version })).code).toBe('conflict');
    const all = (await w.staff.call('fieldSettings.get', { siteId: null })).version;
    await w.staff.call('fieldSettings.save', { siteId: null, guardian: { city: 'hidden' }, student: {}, version: all });
    // what is changed for all sites is nothing to one that goes its own way
    const own = (await w.staff.call('fieldSettings.get', { siteId })).version;
    await w.staff.call('fieldSettings.reset', { siteId, version: own });
  });
});
