import { Secret, TOTP } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { CAST_PASSWORDS } from '../../db/demo/cast.ts';
import type { StaffRow } from '../../shared/contract/staff.ts';
import { saveSetting } from '../helpers/settings.ts';
import { aWorld, type Person, type World } from '../helpers/world.ts';

const PASSWORD: string = CAST_PASSWORDS.staff;

/** An application on a telephone, whose clock may be wrong by so many seconds. */
interface Telephone {
  code(secondsLate?: number): string;
}

const telephoneWith = (world: World, key: string): Telephone => {
  const totp = new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) });
  return { code: (secondsLate = 0) => totp.generate({ timestamp: world.clock.now().getTime() - secondsLate * 1000 }) };
};

/** Takes the key into a telephone and gives back the first code; the next half minute has come since. */
async function enrol(world: World, person: Person, current: string | null = PASSWORD) {
  const { key, proposal } = await person.call('staff.proposeSecondFactor', {});
  const telephone = telephoneWith(world, key);
  const added = await person.call('staff.addSecondFactor', { proposal, code: telephone.code(), current });
  world.clock.pass(1);
  return { ...added, key, telephone };
}

const signIn = (world: World, code: string | null, login = 'marc', password = PASSWORD) =>
  world.stranger.call('staff.signIn', { login, password, code });
const refusedIn = (world: World, code: string | null, login = 'marc', password = PASSWORD) =>
  world.stranger.refused('staff.signIn', { login, password, code });

const rowOf = async (person: Person, login: string): Promise<StaffRow> => {
  const row = (await person.call('staff.list', {})).rows.find((one) => one.login === login);
  if (!row) throw new Error(`nobody has the login ${login}`);
  return row;
};
const sentences = async (world: World) => (await world.staff.call('history.list', {})).rows.map(({ sentence }) => sentence);

describe('the second factor of somebody at the desk (SEC-1.14)', () => {
  test('is taken into a telephone, then asked at each login; the password alone opens nothing any more', async () => {
    const world = await aWorld();
    const marc = await world.signInStaff('marc');
    const elsewhere = await world.signInStaff('marc');
    expect(await marc.call('staff.secondFactor', {})).toEqual({ active: false, recoveryCodesLeft: 0, required: false });

    const { key, svg } = await marc.call('staff.proposeSecondFactor', {});
    expect(key).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    expect(svg).toMatch(/^<svg /);
    expect((await marc.call('staff.secondFactor', {})).active).toBe(false);
    const { telephone, recoveryCodes, ended } = await enrol(world, marc);
    expect([new Set(recoveryCodes).size, ended]).toEqual([10, 1]);
    expect((await elsewhere.refused('staff.me', {})).code).toBe('expired');
    expect(await marc.call('staff.secondFactor', {})).toEqual({ active: true, recoveryCodesLeft: 10, required: false });

    expect((await refusedIn(world, null)).fields).toEqual({ code: 'Tapez le code que votre téléphone affiche.' });
    // asking for the code is no failure: it can be asked as often as one comes back to the desk
    for (let i = 0; i < 8; i++) await refusedIn(world, ' ');
    const spaced = telephone.code().replace(/^.../, '$& ');
    const { staff, recoveryCodesLeft } = await signIn(world, spaced);
    expect([staff.name, staff.mustAddSecondFactor, recoveryCodesLeft]).toEqual(['Marc Delorme', false, null]);
    expect(await rowOf(world.staff, 'marc')).toMatchObject({ secondFactor: true });
    expect(await sentences(world)).toContain('a activé sa double authentification');
  });

  test('no code opens twice, nor one that is older than the last', async () => {
    const world = await aWorld();
    const { telephone } = await enrol(world, await world.signInStaff('marc'));
    const code = telephone.code();
    await signIn(world, code);
    expect((await refusedIn(world, code)).fields).toEqual({ code: 'Ce code a déjà servi : attendez le suivant.'.replace(' :', '\u00a0:') });
    expect((await refusedIn(world, telephone.code(30))).code).toBe('invalid');
    world.clock.pass(0.5);
    await signIn(world, telephone.code());
  });

  test('the code that added the telephone does not open either', async () => {
    const world = await aWorld();
    const marc = await world.signInStaff('marc');
    const { key, proposal } = await marc.call('staff.proposeSecondFactor', {});
    const code = telephoneWith(world, key).code();
    await marc.call('staff.addSecondFactor', { proposal, code, current: PASSWORD });
    expect((await refusedIn(world, code)).fields).toHaveProperty('code');
  });

  test.each([
    ['half a minute late', 30, true],
    ['half a minute early', -30, true],
    ['a minute late', 60, false],
    ['a minute early', -60, false],
  ])('a telephone that is %s', async (_, late, opens) => {
    const world = await aWorld();
    const { telephone } = await enrol(world, await world.signInStaff('marc'));
    world.clock.pass(5);
    const code = telephone.code(late);
    if (opens) expect((await signIn(world, code)).staff.login).toBe('marc');
    else expect((await refusedIn(world, code)).fields).toHaveProperty('code');
  });

  test('guessing codes is slowed as guessing passwords is, and the right password in between helps nothing', async () => {
    const world = await aWorld();
    const { telephone } = await enrol(world, await world.signInStaff('marc'));
    const wrong = telephone.code() === '000000' ? '000001' : '000000';
    for (let i = 0; i < 6; i++) {
      expect((await refusedIn(world, wrong)).fields).toHaveProperty('code');
      if (i < 5) await refusedIn(world, null);
    }
    expect((await refusedIn(world, telephone.code())).message).toMatch(/^Trop d’essais infructueux/);
    world.clock.pass(2);
    await signIn(world, telephone.code());
    expect(await sentences(world)).toContain('n’a pas pu ouvrir de session au bureau : le code du téléphone n’était pas bon');
  });

  test('a wrong password gets the same answer with and without a second factor', async () => {
    const world = await aWorld();
    await enrol(world, await world.signInStaff('marc'));
    const answers = [
      await refusedIn(world, null, 'marc', 'faux'),
      await refusedIn(world, '123456', 'marc', 'faux'),
      await refusedIn(world, null, 'nadia', 'faux'),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  test('a recovery code opens once in place of the telephone, however it is typed; new ones end the former', async () => {
    const world = await aWorld();
    const marc = await world.signInStaff('marc');
    const { recoveryCodes } = await enrol(world, marc);
    const [first = '', second = '', third = ''] = recoveryCodes;
    const typed = first.replace('-', ' ').toUpperCase();
    expect((await signIn(world, typed)).recoveryCodesLeft).toBe(9);
    expect((await refusedIn(world, first)).fields).toHaveProperty('code');
    const both = await Promise.allSettled([signIn(world, second), signIn(world, second)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await sentences(world)).toContain('a ouvert une session au bureau avec un code de secours');

    expect((await marc.refused('staff.renewRecoveryCodes', { current: 'faux' })).fields).toHaveProperty('current');
    const { recoveryCodes: renewed } = await marc.call('staff.renewRecoveryCodes', { current: PASSWORD });
    expect((await refusedIn(world, third)).fields).toHaveProperty('code');
    expect((await signIn(world, renewed[0] ?? '')).recoveryCodesLeft).toBe(9);
  });

  test('neither key nor recovery codes lie open in the store, and a key in another’s row opens nothing', async () => {
    const world = await aWorld();
    const marc = await world.signInStaff('marc');
    const { key, recoveryCodes, telephone } = await enrol(world, marc);
    const { store } = world.service;
    const kept = await store.read.selectFrom('staff').select(['id', 'login', 'totp_secret']).execute();
    const hashes = await store.read.selectFrom('staff_recovery_code').select('hash').execute();
    const sealed = kept.find(({ login }) => login === 'marc')?.totp_secret;
    expect(Buffer.from(sealed ?? '').toString('latin1')).not.toContain(key.replaceAll(' ', ''));
    expect(hashes.every(({ hash }) => hash.startsWith('$argon2id$v=19$m=19456,t=2,p=1$'))).toBe(true);
    for (const secret of [key, key.replaceAll(' ', ''), ...recoveryCodes]) expect(world.log()).not.toContain(secret);

    await store.write(async (db) => {
      await db
        .updateTable('staff')
        .set({ totp_secret: sealed ?? null })
        .where('login', '=', 'nadia')
        .execute();
    });
    expect((await refusedIn(world, telephone.code(), 'nadia')).fields).toHaveProperty('code');
  });

  test('adding it asks for the present password and a code of that very key, within half an hour', async () => {
    const world = await aWorld();
    const marc = await world.signInStaff('marc');
    const nadia = await world.signInStaff('nadia');
    const { key, proposal } = await marc.call('staff.proposeSecondFactor', {});
    const telephone = telephoneWith(world, key);
    const add = (typed: { proposal?: string; code?: string; current?: string | null }) =>
      marc.refused('staff.addSecondFactor', { proposal, code: telephone.code(), current: PASSWORD, ...typed });
    expect((await add({ current: null })).fields).toHaveProperty('current');
    expect((await add({ current: 'faux' })).fields).toHaveProperty('current');
    expect((await add({ code: telephone.code(120) })).fields).toHaveProperty('code');
    expect((await add({ proposal: 'x' })).code).toBe('expired');
    expect((await add({ proposal: (await nadia.call('staff.proposeSecondFactor', {})).proposal })).code).toBe('expired');
    world.clock.pass(14);
    await marc.call('staff.me', {});
    await world.settled();
    world.clock.pass(14);
    await marc.call('staff.me', {});
    await world.settled();
    world.clock.pass(3);
    expect((await add({})).code).toBe('expired');
    expect((await marc.call('staff.secondFactor', {})).active).toBe(false);

    await enrol(world, marc);
    const again = await marc.call('staff.proposeSecondFactor', {});
    const other = telephoneWith(world, again.key);
    expect((await add({ proposal: again.proposal, code: other.code() })).code).toBe('conflict');
  });

  test('whoever has it can do without it again, with the password', async () => {
    const world = await aWorld();
    const marc = await world.signInStaff('marc');
    expect((await marc.refused('staff.dropSecondFactor', { current: PASSWORD })).code).toBe('conflict');
    await enrol(world, marc);
    expect((await marc.refused('staff.dropSecondFactor', { current: 'faux' })).fields).toHaveProperty('current');
    await marc.call('staff.dropSecondFactor', { current: PASSWORD });
    expect(await marc.call('staff.secondFactor', {})).toEqual({ active: false, recoveryCodesLeft: 0, required: false });
    await signIn(world, null);
    expect(await sentences(world)).toContain('a désactivé sa double authentification');
  });

  test('an administrator removes it for a colleague who has lost the telephone: windows close, the history says who', async () => {
    const world = await aWorld();
    const marc = await world.signInStaff('marc');
    await enrol(world, marc);
    const { id, version } = await rowOf(world.staff, 'marc');
    for (const login of ['nadia', 'hugo'])
      expect((await (await world.signInStaff(login)).refused('staff.removeSecondFactor', { id, version })).code).toBe('not-allowed');
    expect((await marc.refused('staff.removeSecondFactor', { id, version })).code).toBe('not-allowed');
    expect((await world.staff.refused('staff.removeSecondFactor', { id, version: 'vieille' })).code).toBe('conflict');

    expect(await world.staff.call('staff.removeSecondFactor', { id, version })).toEqual({ ended: 1 });
    expect((await marc.refused('staff.me', {})).code).toBe('expired');
    await signIn(world, null);
    expect(await sentences(world)).toContain('a retiré la double authentification de Marc Delorme');
    expect((await world.staff.refused('staff.removeSecondFactor', { id, version })).code).toBe('conflict');
    await enrol(world, world.staff);
    const own = await rowOf(world.staff, 'sonia');
    expect((await world.staff.refused('staff.removeSecondFactor', { id: own.id, version: own.version })).code).toBe('invalid');
  });

  test('a password that the administrator hands over opens nothing without the telephone', async () => {
    const world = await aWorld();
    const { telephone } = await enrol(world, await world.signInStaff('marc'));
    const { id, version } = await rowOf(world.staff, 'marc');
    const { password } = await world.staff.call('staff.resetPassword', { id, version });
    expect((await refusedIn(world, null, 'marc', password)).fields).toHaveProperty('code');
    expect((await signIn(world, telephone.code(), 'marc', password)).staff.mustChoose).toBe(true);
  });
});

describe('asked of administrators', () => {
  test('one who has it asks it of all; the others add it at their next login and reach nothing before', async () => {
    const world = await aWorld();
    const asked = { forAdministrators: true };
    const { versions } = await world.staff.call('settings.get', {});
    const first = await world.staff.refused('settings.saveSecondFactor', { ...asked, version: versions.secondFactor });
    expect(first.fields).toHaveProperty('forAdministrators');
    await enrol(world, world.staff);
    await world.staff.call('staff.edit', { ...edited(await rowOf(world.staff, 'nadia')), role: 'administrateur' });
    const open = await world.signInStaff('nadia');
    world.clock.pass(1);
    await saveSetting(world.staff, 'settings.saveSecondFactor', asked);
    expect(await sentences(world)).toContain('demande la double authentification aux administrateurs');
    expect(await world.staff.call('staff.secondFactor', {})).toMatchObject({ required: true });
    expect((await world.staff.refused('staff.dropSecondFactor', { current: PASSWORD })).code).toBe('invalid');

    // nobody is thrown out of what they are doing
    await open.call('families.list', {});
    world.clock.pass(1);
    const { token, staff } = await signIn(world, null, 'nadia');
    expect(staff.mustAddSecondFactor).toBe(true);
    const again = await world.signInStaff('nadia');
    expect(token).not.toBe(again.token);
    expect(await again.call('staff.me', {})).toMatchObject({ mustAddSecondFactor: true });
    expect((await again.refused('families.list', {})).message).toBe('Activez d’abord la double authentification.');
    await enrol(world, again, null);
    expect(await again.call('staff.me', {})).toMatchObject({ mustAddSecondFactor: false });
    await again.call('families.list', {});

    // whoever becomes administrator comes in again by the door
    const marc = await world.signInStaff('marc');
    const row = await rowOf(world.staff, 'marc');
    await world.staff.call('staff.edit', { ...edited(row), role: 'administrateur' });
    expect((await marc.refused('staff.me', {})).code).toBe('expired');
    expect((await signIn(world, null)).staff.mustAddSecondFactor).toBe(true);

    await saveSetting(world.staff, 'settings.saveSecondFactor', { forAdministrators: false });
    expect((await signIn(world, null)).staff.mustAddSecondFactor).toBe(false);
  });

  test('those who are no administrators are asked nothing', async () => {
    const world = await aWorld();
    await enrol(world, world.staff);
    await saveSetting(world.staff, 'settings.saveSecondFactor', { forAdministrators: true });
    world.clock.pass(1);
    for (const login of ['marc', 'nadia', 'hugo']) {
      expect((await signIn(world, null, login)).staff.mustAddSecondFactor).toBe(false);
      const person = await world.signInStaff(login);
      expect((await person.refused('settings.saveSecondFactor', { forAdministrators: false, version: '' })).code).toBe('not-allowed');
    }
  });
});

const edited = ({ id, version, name, login, email }: StaffRow) => ({ id, version, name, login, email });
