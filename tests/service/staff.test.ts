import { describe, expect, test } from 'vitest';
import { aWorld } from '../helpers/world.ts';

describe('the staff', () => {
  test('log in with spaces and capitals forgiven, are known by name and role, and log out for good', async () => {
    const world = await aWorld();
    const marc = await world.signInStaff(' MARC ');
    expect(await marc.call('staff.me', {})).toMatchObject({ login: 'marc', name: 'Marc Delorme', role: 'scolarite' });
    await marc.call('staff.signOut', {});
    expect((await marc.refused('staff.me', {})).code).toBe('expired');
    world.clock.pass(-60);
    expect((await marc.refused('staff.me', {})).code).toBe('expired');
  });

  test('a wrong password, an unknown login and somebody who has left get the same answer', async () => {
    const world = await aWorld();
    await world.service.store.write(async (db) => {
      await db.updateTable('staff').set({ active: 0 }).where('login', '=', 'hugo').execute();
    });
    const refusals = [
      await world.stranger.refused('staff.signIn', { login: 'marc', password: 'faux' }),
      await world.stranger.refused('staff.signIn', { login: 'personne', password: 'faux' }),
      await world.stranger.refused('staff.signIn', { login: 'hugo', password: 'registre-vent-cuivre-84' }),
    ];
    expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1);
    expect(refusals[0]?.message).toBe('Identifiant ou mot de passe incorrect.');
  });

  test('guessing slows down, also for a login that nobody has', async () => {
    const world = await aWorld();
    const guess = (login: string) => world.stranger.refused('staff.signIn', { login, password: 'faux' });
    for (const login of ['marc', 'personne']) {
      for (let i = 0; i < 6; i++) expect((await guess(login)).message).toBe('Identifiant ou mot de passe incorrect.');
      expect((await guess(login)).message).toBe('Trop d’essais infructueux. Réessayez dans 1 minute.');
    }
  });

  test('a quarter of an hour away locks the window; leaving the house ends everything at once', async () => {
    const world = await aWorld();
    const marc = await world.signInStaff('marc');
    world.clock.pass(14);
    await marc.call('staff.me', {});
    await world.settled();
    world.clock.pass(14);
    await marc.call('staff.me', {});
    await world.settled();
    world.clock.pass(15);
    expect((await marc.refused('staff.me', {})).code).toBe('expired');

    const again = await world.signInStaff('marc');
    await world.service.store.write(async (db) => {
      await db.updateTable('staff').set({ active: 0 }).where('login', '=', 'marc').execute();
    });
    expect((await again.refused('staff.me', {})).code).toBe('expired');
  });

  test('a login and a failed one are in the history, with who it was', async () => {
    const world = await aWorld();
    await world.signInStaff('marc');
    await world.stranger.refused('staff.signIn', { login: 'marc', password: 'faux' });
    const rows = await world.service.store.read
      .selectFrom('history')
      .select(['verb', 'actor_name', 'subject_id'])
      .orderBy('seq', 'desc')
      .limit(2)
      .execute();
    expect(rows).toEqual([
      { verb: 'staff.signInRefused', actor_name: '', subject_id: world.cast.staff.marc.id },
      { verb: 'staff.signIn', actor_name: 'Marc Delorme', subject_id: world.cast.staff.marc.id },
    ]);
  });
});
