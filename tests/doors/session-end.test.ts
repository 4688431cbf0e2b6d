import { expect, it } from 'vitest';
import { formatTime } from '../../shared/dates.ts';
import { aWorld } from '../helpers/world.ts';
import { faultsOf, signedIn } from './visitor.ts';

it('a page says beforehand when the session will end, for browsers in which nothing can warn (SEC-1.9)', async () => {
  const world = await aWorld();
  const claire = await signedIn(world);
  const in30Minutes = new Date(world.clock.now().getTime() + 30 * 60_000);
  const page = await claire.get('/famille');
  expect(/<noscript>.*?<\/noscript>/s.exec(page.body)?.[0]).toContain(`vous serez déconnecté à ${formatTime(in30Minutes)}`);
  expect(await faultsOf(page.body)).toEqual([]);

  // close to the last end, that one is said: 8 hours after the login, however busy one was
  for (let minutes = 0; minutes < 460; minutes += 20) {
    world.clock.pass(20);
    await claire.get('/accueil');
    await world.settled();
  }
  const eighthHour = new Date(world.clock.now().getTime() + 20 * 60_000);
  expect((await claire.get('/famille')).text).toContain(`déconnecté à ${formatTime(eighthHour)}`);
});
