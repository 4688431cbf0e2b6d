import { describe, expect, test } from 'vitest';
import { CAST_PASSWORDS } from '../../db/demo/cast.ts';
import type { StaffRow } from '../../shared/contract/staff.ts';
import { aWorld, type Person, type World } from '../helpers/world.ts';

const LINA = { name: 'Lina Torres', login: 'lina', email: 'lina@exemple.fr', role: 'comptabilite' } as const;
const OWN = 'lampe girafe tiroir 57';

const rowOf = async (world: World, login: string): Promise<StaffRow> => {
  const { rows } = await world.staff.call('staff.list', {});
  const row = rows.find((one) => one.login === login);
  if (!row) throw new Error(`nobody has the login ${login}`);
  return row;
};
const seen = ({ id, version }: StaffRow) => ({ id, version });
const choose = (person: Person, password: string, current: string | null = null) =>
  person.call('staff.changeOwnPassword', { current, password, again: password });

describe('the colleagues', () => {
  test('a colleague is created, chooses a password of their own at the first login, and reaches nothing before', async () => {
    const world = await aWorld();
    const { password, until } = await world.staff.call('staff.create', { ...LINA });
    expect(until).toBe('2026-11-21T08:00:00.000Z');
    // read aloud, typed on a phone: spaces for hyphens, capitals
    const lina = await world.signInStaff('LINA', password.replaceAll('-', ' ').toUpperCase());
    expect(await lina.call('staff.me', {})).toMatchObject({ name: 'Lina Torres', role: 'comptabilite', mustChoose: true });
    expect(await lina.refused('families.list', {})).toMatchObject({
      code: 'not-allowed',
      message: 'Choisissez d’abord votre mot de passe.',
    });
    for (const [bad, field] of [
      ['trop court', 'password'],
      ['je suis lina torres', 'password'],
      [password, 'password'],
    ] as const)
      expect((await lina.refused('staff.changeOwnPassword', { current: null, password: bad, again: bad })).fields).toHaveProperty(field);
    expect((await lina.refused('staff.changeOwnPassword', { current: null, password: OWN, again: 'autre' })).fields).toHaveProperty(
      'again',
    );

    await choose(lina, OWN);
    expect(await lina.call('staff.me', {})).toMatchObject({ mustChoose: false });
    expect((await lina.call('families.list', {})).total).toBeGreaterThan(0);
    expect((await lina.refused('staff.list', {})).code).toBe('not-allowed');
    const again = await world.stranger.refused('staff.signIn', { login: 'lina', password });
    expect(again.message).toBe('Identifiant ou mot de passe incorrect.');
    await world.signInStaff('lina', OWN);
    expect(await rowOf(world, 'lina')).toMatchObject({ ...LINA, active: true, temporaryUntil: null, sessions: 2 });
    const { rows } = await world.staff.call('history.list', { search: 'Lina' });
    expect(rows.map(({ sentence }) => sentence)).toContain('a créé le compte de Lina Torres (comptabilité)');
    expect(world.log()).not.toContain(password);
  });

  test('a password handed over and not used in time opens nothing any more', async () => {
    const world = await aWorld();
    const { password } = await world.staff.call('staff.create', { ...LINA });
    world.clock.pass(24 * 60);
    const refusal = await world.stranger.refused('staff.signIn', { login: 'lina', password });
    expect(refusal.message).toMatch(/^Ce mot de passe provisoire n’est plus valable/);
    const sonia = await world.signInStaff('sonia');
    const { rows } = await sonia.call('staff.list', {});
    const lina = rows.find(({ login }) => login === 'lina') as StaffRow;
    const second = await sonia.call('staff.resetPassword', seen(lina));
    await world.signInStaff('lina', second.password);
  });

  test.each([
    [{ ...LINA, login: 'MARC' }, 'login'],
    [{ ...LINA, login: 'lina torres' }, 'login'],
    [{ ...LINA, name: ' ' }, 'name'],
    [{ ...LINA, email: 'pas une adresse' }, 'email'],
    [{ ...LINA, role: 'directeur' as 'lecture' }, 'role'],
  ])('%j is refused beside « %s », and nobody is created', async (typed, field) => {
    const world = await aWorld();
    expect(Object.keys((await world.staff.refused('staff.create', typed)).fields ?? {})).toEqual([field]);
    expect((await world.staff.call('staff.list', {})).total).toBe(4);
  });

  test('name, login and role are changed; of two administrators at once the second is told', async () => {
    const world = await aWorld();
    const marc = await rowOf(world, 'marc');
    const { version } = await world.staff.call('staff.edit', {
      ...seen(marc),
      name: 'Marc Delorme-Roy',
      login: 'mdr',
      email: '',
      role: 'lecture',
    });
    const refusal = await world.staff.refused('staff.edit', {
      ...seen(marc),
      name: 'Autre',
      login: 'marc',
      email: null,
      role: 'scolarite',
    });
    expect(refusal.code).toBe('conflict');
    expect(await rowOf(world, 'mdr')).toMatchObject({ name: 'Marc Delorme-Roy', role: 'lecture', email: null, version });
    const person = await world.signInStaff('mdr');
    expect((await person.refused('families.create', { siteId: world.cast.sites.centre, guardian: {}, students: [] })).code).toBe(
      'not-allowed',
    );
    const { rows } = await world.staff.call('history.list', { search: 'Delorme-Roy' });
    expect(rows.map(({ sentence }) => sentence)).toContain('a modifié le compte de Marc Delorme-Roy : lecture seule au lieu de scolarité');
  });

  test('a role that changes counts at the next click, in the windows that are open', async () => {
    const world = await aWorld();
    const person = await world.signInStaff('marc');
    const { name, login, email, ...row } = await rowOf(world, 'marc');
    await world.staff.call('staff.edit', { ...seen({ name, login, email, ...row }), name, login, email, role: 'administrateur' });
    expect((await person.call('staff.list', {})).total).toBe(4);
  });

  test('nobody changes their own role or shuts themselves out, and an administrator always remains', async () => {
    const world = await aWorld();
    const sonia = await rowOf(world, 'sonia');
    const herself = { ...seen(sonia), name: sonia.name, login: 'sonia', email: sonia.email };
    expect((await world.staff.refused('staff.edit', { ...herself, role: 'lecture' })).fields).toHaveProperty('role');
    expect((await world.staff.refused('staff.deactivate', seen(sonia))).message).toMatch(/son propre compte/);
    expect((await world.staff.refused('staff.resetPassword', seen(sonia))).message).toMatch(/Changer mon mot de passe/);

    // a second administrator, who then is the last
    const marc = await rowOf(world, 'marc');
    await world.staff.call('staff.edit', { ...seen(marc), name: marc.name, login: 'marc', email: marc.email, role: 'administrateur' });
    const other = await world.signInStaff('marc');
    await other.call('staff.deactivate', seen(sonia));
    expect((await world.staff.refused('staff.list', {})).code).toBe('expired');
    const [last] = (await other.call('staff.list', {})).rows.filter(({ login }) => login === 'marc');
    expect((await other.refused('staff.deactivate', seen(last as StaffRow))).code).toBe('invalid');
  });

  test('of two administrators who demote each other at the same instant, one remains', async () => {
    const world = await aWorld();
    const marc = await rowOf(world, 'marc');
    await world.staff.call('staff.edit', { ...seen(marc), name: marc.name, login: 'marc', email: marc.email, role: 'administrateur' });
    const other = await world.signInStaff('marc');
    const sonia = await rowOf(world, 'sonia');
    const raised = await rowOf(world, 'marc');
    const outcomes = await Promise.allSettled([
      world.staff.call('staff.deactivate', seen(raised)),
      other.call('staff.deactivate', seen(sonia)),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('whoever leaves is out at once, under their name in the history; whoever comes back gets another password', async () => {
    const world = await aWorld();
    const hugo = await world.signInStaff('hugo');
    await hugo.call('families.list', {});
    expect(await world.staff.call('staff.deactivate', seen(await rowOf(world, 'hugo')))).toEqual({ ended: 1 });
    expect((await hugo.refused('families.list', {})).code).toBe('expired');
    expect((await world.stranger.refused('staff.signIn', { login: 'hugo', password: CAST_PASSWORDS.staff })).code).toBe('invalid');
    const { rows } = await world.staff.call('staff.list', {});
    expect(rows.at(-1)).toMatchObject({ login: 'hugo', active: false });
    expect((await world.staff.refused('staff.create', { ...LINA, login: 'hugo' })).fields).toHaveProperty('login');

    const { password } = await world.staff.call('staff.reactivate', seen(rows.at(-1) as StaffRow));
    expect((await world.stranger.refused('staff.signIn', { login: 'hugo', password: CAST_PASSWORDS.staff })).code).toBe('invalid');
    expect(await (await world.signInStaff('hugo', password)).call('staff.me', {})).toMatchObject({ mustChoose: true });
  });

  test('one’s own password asks for the present one, slows down guessing, and closes the other windows', async () => {
    const world = await aWorld();
    const marc = await world.signInStaff('marc');
    const elsewhere = await world.signInStaff('marc');
    const typed = { password: OWN, again: OWN };
    expect((await marc.refused('staff.changeOwnPassword', { ...typed, current: null })).fields).toHaveProperty('current');
    for (let i = 0; i < 6; i++) await marc.refused('staff.changeOwnPassword', { ...typed, current: 'faux' });
    expect((await marc.refused('staff.changeOwnPassword', { ...typed, current: CAST_PASSWORDS.staff })).message).toMatch(/^Trop d’essais/);
    world.clock.pass(10);
    const same = await marc.refused('staff.changeOwnPassword', {
      current: CAST_PASSWORDS.staff,
      password: CAST_PASSWORDS.staff,
      again: CAST_PASSWORDS.staff,
    });
    expect(same.fields).toHaveProperty('password');
    await choose(marc, OWN, CAST_PASSWORDS.staff);
    expect((await elsewhere.refused('staff.me', {})).code).toBe('expired');
    expect(await marc.call('staff.me', {})).toMatchObject({ login: 'marc' });
    await world.signInStaff('marc', OWN);
  });

  test('an administrator closes somebody’s windows, and one’s own other ones', async () => {
    const world = await aWorld();
    const marc = await world.signInStaff('marc');
    const second = await world.signInStaff('sonia');
    expect(await world.staff.call('staff.endSessions', { id: world.cast.staff.marc.id })).toEqual({ ended: 1 });
    expect((await marc.refused('staff.me', {})).code).toBe('expired');
    expect(await world.staff.call('staff.endSessions', { id: world.cast.staff.sonia.id })).toEqual({ ended: 1 });
    expect((await second.refused('staff.me', {})).code).toBe('expired');
    await world.staff.call('staff.me', {});
  });

  test('only the administrator', async () => {
    const world = await aWorld();
    const marc = await rowOf(world, 'marc');
    for (const login of ['marc', 'nadia', 'hugo']) {
      const person = await world.signInStaff(login);
      for (const refusal of [
        await person.refused('staff.list', {}),
        await person.refused('staff.create', { ...LINA }),
        await person.refused('staff.edit', { ...seen(marc), ...LINA }),
        await person.refused('staff.deactivate', seen(marc)),
        await person.refused('staff.reactivate', seen(marc)),
        await person.refused('staff.resetPassword', seen(marc)),
        await person.refused('staff.endSessions', { id: marc.id }),
      ])
        expect([login, refusal.code]).toEqual([login, 'not-allowed']);
    }
  });
});
