import { describe, expect, it } from 'vitest';
import { aWorld, type World } from '../helpers/world.ts';

/** Two e-mails that the server has not taken yet. */
async function waiting(w: World): Promise<string[]> {
  w.mailbox.refuseWith(451);
  for (const { guardianId } of [w.cast.claire, w.cast.ines]) await w.staff.call('accounts.sendIdentifier', { guardianId });
  await w.settled();
  return (await w.staff.call('messages.list', { state: 'pending' })).rows.map(({ id }) => id);
}

describe('an e-mail that waits', () => {
  it('is stopped by the desk, does not leave, and can still be sent', async () => {
    const w = await aWorld();
    const [id = ''] = await waiting(w);
    expect(await w.staff.call('messages.cancel', { id })).toEqual({ state: 'cancelled' });
    expect(await w.staff.call('messages.get', { id })).toMatchObject({ state: 'cancelled', lastError: 'Annulé par Sonia Marchand.' });
    w.mailbox.refuseWith(null);
    w.clock.pass(10);
    expect(await w.mails()).toHaveLength(1);
    expect((await w.staff.refused('messages.cancel', { id })).message).toContain('n’attend plus');
    await w.staff.call('messages.sendAgain', { id });
    expect(await w.mails()).toHaveLength(2);
    expect((await w.staff.refused('messages.cancel', { id })).code).toBe('conflict');
  });

  it('that was given up is sent again with all others as one job, and the report names those that could not be', async () => {
    const w = await aWorld();
    w.mailbox.refuseWith(550);
    for (const { guardianId } of [w.cast.claire, w.cast.ines]) await w.staff.call('accounts.sendIdentifier', { guardianId });
    await w.settled();
    const { rows } = await w.staff.call('messages.list', { state: 'dead' });
    expect(rows).toHaveLength(2);
    w.mailbox.refuseWith(null);
    await w.staff.call('messages.sendAgain', { id: rows[0]?.id ?? '' });
    await w.settled();
    const items = rows.map(({ id, recipient }) => ({ label: recipient, input: { id } }));
    const { id } = await w.staff.call('jobs.start', { name: 'messages.sendAgain', label: 'Renvoi de 2 e-mails', items });
    await w.service.jobs.poke();
    const job = await w.staff.call('jobs.get', { id });
    expect(job).toMatchObject({ state: 'done', done: 2, refused: 1 });
    expect(job.report[0]?.problem).toContain('déjà parti');
    expect(await w.mails()).toHaveLength(2);
  });

  it('is stopped by the desk alone', async () => {
    const w = await aWorld();
    const [id = ''] = await waiting(w);
    for (const { login } of [w.cast.staff.nadia, w.cast.staff.hugo]) {
      const reader = await w.signInStaff(login);
      expect((await reader.refused('messages.cancel', { id })).code).toBe('not-allowed');
    }
    expect((await w.staff.refused('messages.cancel', { id: w.cast.claire.guardianId })).code).toBe('not-found');
  });
});
