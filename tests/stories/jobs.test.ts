import Database from 'better-sqlite3';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createJobs } from '../../main/service/jobs/jobs.ts';
import { aWorld, type Person, type World } from '../helpers/world.ts';

/** Twelve families without an identifier, by name. */
async function twelve(w: World): Promise<{ label: string; input: { guardianId: string } }[]> {
  const items = [];
  for (let i = 0; i < 12; i++) {
    const { id } = await w.staff.call('families.create', {
      siteId: w.cast.claire.siteId,
      guardian: { lastName: `Durand${'abcdefghijkl'[i]}`, firstName: 'Paul', email: `durand${i}@exemple.fr` },
      students: [],
    });
    const file = await w.staff.call('families.get', { id });
    items.push({ label: `Durand${i}, Paul`, input: { guardianId: file.guardians[0]?.id ?? '' } });
  }
  return items;
}

const ended = async (w: World, person: Person, id: string) => {
  await w.service.jobs.poke();
  return person.call('jobs.get', { id });
};

describe('long work', () => {
  it('does one verb over many, one after the other; what is refused is reported by name and stops nobody else', async () => {
    const w = await aWorld();
    const items = await twelve(w);
    await w.staff.call('accounts.makeIdentifier', items[3]?.input ?? { guardianId: '' });
    const { id } = await w.staff.call('jobs.start', { name: 'accounts.makeIdentifier', label: 'Création de 12 identifiants', items });
    const job = await ended(w, w.staff, id);
    expect(job).toMatchObject({ state: 'done', done: 12, total: 12, refused: 1, madeBy: 'Sonia Marchand' });
    expect(job.report).toEqual([{ label: 'Durand3, Paul', problem: expect.stringContaining('a déjà un identifiant') }]);
    const { accounts } = await w.staff.call('office.dashboard', {});
    expect(accounts.neverConnected).toBeGreaterThanOrEqual(12);
  });

  it('each one has its line in the history and its e-mail, as if it had been done by hand', async () => {
    const w = await aWorld();
    const items = await twelve(w);
    await w.staff.call('jobs.start', { name: 'accounts.makeIdentifier', label: 'Création', items });
    await w.service.jobs.poke();
    await w.staff.call('jobs.start', { name: 'accounts.sendIdentifier', label: 'Envoi', items });
    await w.service.jobs.poke();
    const mails = await w.mails();
    expect(new Set(mails.map((mail) => mail.to && !Array.isArray(mail.to) && mail.to.text)).size).toBe(12);
    const history = await w.staff.call('history.list', { search: 'identifiant', page: 0, pageSize: 200 });
    expect(history.rows.filter(({ sentence }) => sentence.includes('a envoyé l’identifiant')).length).toBeGreaterThanOrEqual(12);
  });

  it('its report, which names people, is read by those who may do the same', async () => {
    const w = await aWorld();
    const items = (await twelve(w)).slice(0, 2);
    const { id } = await w.staff.call('jobs.start', { name: 'accounts.makeIdentifier', label: 'Création', items });
    await ended(w, w.staff, id);
    for (const [login, allowed] of [
      ['marc', true],
      ['nadia', false],
      ['hugo', false],
    ] as const) {
      const colleague = await w.signInStaff(login);
      expect((await colleague.call('jobs.list', {})).rows).toHaveLength(1);
      if (allowed) await colleague.call('jobs.get', { id });
      else expect((await colleague.refused('jobs.get', { id })).code).toBe('not-allowed');
    }
  });

  it('arrested, does no more; resumed, does the rest', async () => {
    const w = await aWorld();
    const items = await twelve(w);
    const stopHearing = w.service.listen(({ topics }) => {
      if (topics.includes('jobs')) w.service.jobs.cancel(id);
    });
    const { id } = await w.staff.call('jobs.start', { name: 'accounts.makeIdentifier', label: 'Création', items });
    const cancelled = await ended(w, w.staff, id);
    expect(cancelled.state).toBe('cancelled');
    expect(cancelled.done).toBeLessThan(12);
    stopHearing();
    await w.staff.call('jobs.resume', { id });
    expect(await ended(w, w.staff, id)).toMatchObject({ state: 'done', done: 12, refused: 0, problem: null });
    expect((await w.staff.refused('jobs.resume', { id })).code).toBe('conflict');
    expect((await w.staff.refused('jobs.cancel', { id })).code).toBe('conflict');
  });

  it('that the store cannot go on with stops there and says so; once there is room the rest is done, and nothing twice', async () => {
    const w = await aWorld();
    const items = await twelve(w);
    const { store } = w.service;
    const accounts = async () => (await store.read.selectFrom('account').select('id').execute()).length;
    const before = await accounts();
    const beside = new Database(store.file);
    beside.exec(`CREATE TRIGGER no_room BEFORE INSERT ON account WHEN (SELECT count(*) FROM account) >= ${before + 5}
      BEGIN SELECT RAISE(ABORT, 'no room'); END`);
    const { id } = await w.staff.call('jobs.start', { name: 'accounts.makeIdentifier', label: 'Création', items });
    const stopped = await ended(w, w.staff, id);
    expect(stopped).toMatchObject({ state: 'failed', done: 5, refused: 0 });
    expect(stopped.problem).toContain('Rien n’a été enregistré');
    expect(await accounts()).toBe(before + 5);
    beside.exec('DROP TRIGGER no_room');
    beside.close();
    await w.staff.call('jobs.resume', { id });
    expect(await ended(w, w.staff, id)).toMatchObject({ state: 'done', done: 12, refused: 0 });
    expect(await accounts()).toBe(before + 12);
  });

  it('may only be started, arrested and resumed by those who may call the verb', async () => {
    const w = await aWorld();
    const items = await twelve(w);
    const reader = await w.signInStaff(w.cast.staff.hugo.login);
    const start = { name: 'accounts.makeIdentifier', label: 'Création', items } as const;
    expect((await reader.refused('jobs.start', start)).code).toBe('not-allowed');
    const { id } = await w.staff.call('jobs.start', start);
    expect((await reader.refused('jobs.cancel', { id })).code).toBe('not-allowed');
  });

  it('stops when the person who started it no longer works here', async () => {
    const w = await aWorld();
    const items = await twelve(w);
    const { store } = w.service;
    await w.service.jobs.stop();
    const { id } = await w.staff.call('jobs.start', { name: 'accounts.makeIdentifier', label: 'Création', items });
    expect((await w.staff.call('jobs.get', { id })).state).toBe('waiting');
    await store.write((db) => db.updateTable('staff').set({ active: 0 }).where('id', '=', w.cast.staff.sonia.id).execute());
    const jobs = createJobs({
      store,
      clock: w.clock,
      log: pino({ level: 'silent' }),
      dispatch: () => w.service.dispatch,
      announce: () => {},
    });
    await jobs.poke();
    const job = await store.read.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(job).toMatchObject({ state: 'failed', done_count: 0 });
    expect(job.problem).toContain('n’a plus de compte');
  });
});
