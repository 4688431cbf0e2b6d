import { describe, expect, test } from 'vitest';
import { CAST_PASSWORDS } from '../../db/demo/cast.ts';
import { signedIn } from '../doors/visitor.ts';
import { saveSetting } from '../helpers/settings.ts';
import { aWorld } from '../helpers/world.ts';

const PASSWORDS = { minLength: 20, temporaryHours: 2, printedDays: 5, keepOldUntilUsed: true };
const SESSIONS = { idleMinutes: 5, absoluteHours: 1, staffIdleMinutes: 3 };
const TRAFFIC = { perSession: 100, perAddress: 500, costlyPerSession: 5, networks: [], proxies: [] };

describe('the rules of the house', () => {
  test('a longer password is asked from now on, and a handed-over one lives as long as is said', async () => {
    const world = await aWorld();
    await saveSetting(world.staff, 'settings.savePasswords', PASSWORDS);
    expect((await world.staff.call('settings.get', {})).passwords).toEqual(PASSWORDS);
    const marc = await world.signInStaff('marc');
    const short = { current: CAST_PASSWORDS.staff, password: 'lampe girafe 5', again: 'lampe girafe 5' };
    expect((await marc.refused('staff.changeOwnPassword', short)).fields?.password).toBe(
      'Choisissez au moins 20 caractères : il en manque 6.'.replace(' :', '\u00a0:'),
    );
    const made = await world.staff.call('staff.create', { name: 'Lina Torres', login: 'lina', email: null, role: 'lecture' });
    expect(made.until).toBe('2026-11-20T10:00:00.000Z');
  });

  test('sessions end when the settings say so, those that are open too', async () => {
    const world = await aWorld();
    const marc = await world.signInStaff('marc');
    const claire = await signedIn(world, world.cast.claire);
    await saveSetting(world.staff, 'settings.saveSessions', SESSIONS);
    expect(await marc.call('staff.me', {})).toMatchObject({ idleMinutes: 3 });
    world.clock.pass(3);
    expect((await marc.refused('staff.me', {})).code).toBe('expired');
    expect((await claire.get('/accueil')).status).toBe(200);
    world.clock.pass(5);
    expect((await claire.get('/accueil')).location).toContain('/connexion');
  });

  test('what is asked of traffic is kept and noted in the history', async () => {
    const world = await aWorld();
    await saveSetting(world.staff, 'settings.saveTraffic', {
      ...TRAFFIC,
      networks: [{ network: '192.0.2.0/24', perMinute: 3000, connections: 96 }],
    });
    expect((await world.staff.call('settings.get', {})).traffic.perSession).toBe(100);
    await saveSetting(world.staff, 'settings.savePasswords', PASSWORDS);
    await saveSetting(world.staff, 'settings.saveSessions', SESSIONS);
    const { rows } = await world.staff.call('history.list', {});
    expect(rows.slice(0, 3).map(({ sentence }) => sentence)).toEqual([
      'a modifié la durée des sessions',
      'a modifié les règles des mots de passe',
      'a modifié les limites de trafic de l’extranet',
    ]);
  });

  test.each([
    ['settings.savePasswords', { ...PASSWORDS, minLength: 8 }, 'minLength', 'De 12 à 64 caractères.'],
    ['settings.savePasswords', { ...PASSWORDS, temporaryHours: 73 }, 'temporaryHours', 'De 1 à 72 heures.'],
    ['settings.savePasswords', { ...PASSWORDS, printedDays: 16 }, 'printedDays', 'De 3 à 15 jours.'],
    ['settings.saveSessions', { ...SESSIONS, staffIdleMinutes: 0 }, 'staffIdleMinutes', 'De 1 à 60 minutes.'],
    ['settings.saveSessions', { ...SESSIONS, absoluteHours: 1.5 }, 'absoluteHours', 'De 1 à 12 heures.'],
    ['settings.saveTraffic', { ...TRAFFIC, perSession: 0 }, 'perSession', undefined],
    ['settings.saveTraffic', { ...TRAFFIC, proxies: ['partout'] }, 'proxies.0', undefined],
  ] as const)('%s: %j is refused beside « %s » with its bounds', async (name, typed, field, sentence) => {
    const world = await aWorld();
    const { fields } = await world.staff.refused(name, { ...typed, version: '' } as never);
    expect(Object.keys(fields ?? {})).toEqual([field]);
    if (sentence) expect(fields?.[field]).toBe(sentence);
    expect((await world.staff.call('settings.get', {})).passwords.minLength).toBe(12);
  });

  test('only the administrator', async () => {
    const world = await aWorld();
    for (const login of ['marc', 'nadia', 'hugo']) {
      const person = await world.signInStaff(login);
      expect((await person.refused('settings.savePasswords', { ...PASSWORDS, version: '' })).code).toBe('not-allowed');
      expect((await person.refused('settings.saveSessions', { ...SESSIONS, version: '' })).code).toBe('not-allowed');
      expect((await person.refused('settings.saveTraffic', { ...TRAFFIC, version: '' })).code).toBe('not-allowed');
    }
  });
});

describe('a list leaves the house', () => {
  test('whoever takes it, in what form and how long it was stands in the history, and nothing that was searched for', async () => {
    const world = await aWorld();
    const hugo = await world.signInStaff('hugo');
    await hugo.call('exports.note', { list: 'Familles et élèves', format: 'xlsx', rows: 6, filtered: true });
    await hugo.call('exports.note', { list: 'Messages', format: 'print', rows: 1, filtered: false });
    const { rows } = await world.staff.call('history.list', { search: 'liste' });
    expect(rows.map(({ actorName, sentence }) => `${actorName} ${sentence}`)).toEqual([
      'Hugo Vasseur a imprimé la liste « Messages » : 1 ligne',
      'Hugo Vasseur a exporté la liste « Familles et élèves », filtrée : 6 lignes (XLSX)',
    ]);
    expect((await hugo.refused('exports.note', { list: ' ', format: 'xlsx', rows: 1, filtered: false })).fields).toHaveProperty('list');
    expect((await hugo.refused('exports.note', { list: 'x', format: 'docx' as 'csv', rows: -1, filtered: false })).code).toBe('invalid');
  });
});
