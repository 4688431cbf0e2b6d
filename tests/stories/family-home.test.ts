import { expect, test } from 'vitest';
import { aWorld } from '../helpers/world.ts';

test('a family sees on its first page who learns what, what waits, and when it last came', async () => {
  const w = await aWorld();
  const first = w.clock.now().toISOString();
  expect(await w.family.call('home.show', {})).toEqual({
    siteName: 'Conservatoire Hector-Berlioz — Centre',
    personName: 'Claire Bernard',
    message: null,
    lastLoginAt: null,
    students: [
      { id: w.cast.claire.students.Léo, name: 'Léo Bernard', courses: ['Piano 2C1'] },
      { id: w.cast.claire.students.Jeanne, name: 'Jeanne Bernard', courses: ['Violon 1C3'] },
    ],
    waiting: [],
    refused: [],
  });
  w.clock.pass(60 * 24);
  const again = await w.signInFamily(w.cast.claire);
  await again.call('changeRequests.request', {
    guardianId: w.cast.claire.guardianId,
    values: { city: 'Meylan', addressLine: '1 rue Neuve' },
  });
  const home = await again.call('home.show', {});
  expect(home).toMatchObject({ lastLoginAt: first, waiting: [{ fields: ['Adresse', 'Ville'] }] });
});

test('what one parent asks and is refused stays with that parent', async () => {
  const w = await aWorld();
  const yann = await w.signInFamily(w.cast.yann);
  await yann.call('changeRequests.request', { guardianId: w.cast.yann.guardianId, values: { city: 'Meylan' } });
  const soizic = await w.signInFamily(w.cast.soizic);
  expect((await soizic.call('home.show', {})).waiting).toEqual([]);
  const { guardians } = await soizic.call('changeRequests.sheet', {});
  expect(guardians.map(({ own, pending }) => ({ own, pending }))).toEqual([
    { own: false, pending: null },
    { own: true, pending: null },
  ]);
});

test('a refusal stays on the page until the family asks anew', async () => {
  const w = await aWorld();
  const { guardianId } = w.cast.claire;
  await w.family.call('changeRequests.request', { guardianId, values: { city: 'Meylan' } });
  const id = (await w.family.call('home.show', {})).waiting[0]?.id ?? '';
  await w.staff.call('changeRequests.decide', {
    id,
    version: 1,
    decisions: [{ field: 'city', decision: 'refused', reason: 'Le code postal ne correspond pas.' }],
  });
  expect((await w.family.call('home.show', {})).refused).toMatchObject([
    { field: 'city', label: 'Ville', reason: 'Le code postal ne correspond pas.' },
  ]);
  await w.family.call('changeRequests.request', { guardianId, values: { city: 'Meylan', postalCode: '38240' } });
  expect(await w.family.call('home.show', {})).toMatchObject({ refused: [], waiting: [{ id: expect.not.stringMatching(id) }] });
});
