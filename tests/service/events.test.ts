import { expect, it } from 'vitest';
import { aWorld } from '../helpers/world.ts';

it('a window that cannot be told keeps nobody from hearing, and nothing from being saved or sent', async () => {
  const world = await aWorld();
  const { sites, claire } = world.cast;
  const heard: string[] = [];
  world.service.listen(() => {
    throw new Error('this window is gone');
  });
  world.service.listen(({ topics }) => void heard.push(...topics));
  const created = await world.staff.call('families.create', {
    siteId: sites.centre,
    guardian: { lastName: 'Roche', firstName: 'Anne' },
    students: [],
  });
  expect(created.number).toMatch(/^\d{5}$/);
  expect(heard).toContain('families');
  expect(world.log()).toContain('this window is gone');
  for (const city of ['Meylan', 'Voiron']) {
    await world.family.call('changeRequests.request', { guardianId: claire.guardianId, values: { city } });
    await world.settled();
  }
  expect(await world.mails()).toHaveLength(2);
});
