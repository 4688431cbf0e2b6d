import Database from 'better-sqlite3';
import { type QueryExecutorProvider, sql } from 'kysely';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../db/open.ts';
import { createJobs } from '../../main/service/jobs/jobs.ts';
import { aWorld, type World } from '../helpers/world.ts';

// The disk is full in the middle of a run over many: what is done is kept and said, and once there is room the rest is done, nothing twice.

describe('a disk that fills during a bulk run', () => {
  test('ends it with a sentence; what was sent stays sent; resumed once there is room, each family has one e-mail', async () => {
    const w = await aWorld();
    const items = await twelve(w);
    await w.staff.call('jobs.start', { name: 'accounts.makeIdentifier', label: 'Création', items });
    await w.service.jobs.poke();
    await pagesLeft(w, 10);
    const { id } = await w.staff.call('jobs.start', { name: 'accounts.sendIdentifier', label: 'Envoi des identifiants', items });
    await w.service.jobs.poke();
    const stopped = await w.staff.call('jobs.get', { id });
    expect(stopped).toMatchObject({ state: 'failed', problem: expect.stringMatching(/^Disque plein/), report: [] });
    expect(stopped.done).toBeGreaterThan(0);
    expect(stopped.done).toBeLessThan(12);
    expect(await queued(w)).toBe(stopped.done);

    await pagesLeft(w, 100_000);
    await w.staff.call('jobs.resume', { id });
    await w.service.jobs.poke();
    expect(await w.staff.call('jobs.get', { id })).toMatchObject({ state: 'done', done: 12, refused: 0, problem: null });
    expect(await queued(w)).toBe(12);
    const to = (await w.mails()).map((mail) => mail.to && !Array.isArray(mail.to) && mail.to.text);
    expect([to.length, new Set(to).size]).toEqual([12, 12]);
  });

  test('where not even its end can be written, the windows are told all the same, and it is resumed like any other', async () => {
    const w = await aWorld();
    const items = await twelve(w);
    await w.service.jobs.stop();
    const { id } = await w.staff.call('jobs.start', { name: 'accounts.makeIdentifier', label: 'Création', items });
    const disk = { full: false };
    const told: string[] = [];
    const jobs = createJobs({
      store: fillable(w.service.store, disk),
      clock: w.clock,
      log: pino({ level: 'silent' }),
      dispatch: () => ({
        ...w.service.dispatch,
        callWithin: async (...given) => {
          if (told.push('one more') > 4) {
            disk.full = true;
            throw full();
          }
          return w.service.dispatch.callWithin(...given);
        },
      }),
      announce: () => {},
    });
    await jobs.poke();
    expect(jobs.stoppedBy(id)).toContain('reprenez-le pour finir');
    expect(await inStore(w, id)).toMatchObject({ state: 'running', done_count: 4 });
    // still no room: nothing else is begun, nothing is lost
    await jobs.poke();
    expect(jobs.stoppedBy(id)).not.toBeNull();
    disk.full = false;
    await jobs.poke();
    expect(jobs.stoppedBy(id)).toBeNull();
    expect(await inStore(w, id)).toMatchObject({ state: 'failed', done_count: 4, problem: expect.stringContaining('reprenez-le') });
    await jobs.stop();
  });
});

/** The store's file may grow by so many pages: what a full disk looks like to SQLite. */
const pagesLeft = (w: World, pages: number): Promise<void> =>
  w.service.store.write(async (writer) => {
    const db = writer as unknown as QueryExecutorProvider;
    const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(db);
    await sql`PRAGMA max_page_count = ${sql.raw(String((rows[0]?.page_count ?? 0) + pages))}`.execute(db);
  });

const full = () => new Database.SqliteError('database or disk is full', 'SQLITE_FULL');

const fillable = (store: Store, disk: { full: boolean }): Store => ({
  ...store,
  write: (work) => (disk.full ? Promise.reject(full()) : store.write(work)),
});

const inStore = (w: World, id: string) => w.service.store.read.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** How many of the twelve have an e-mail with their identifier, on its way or gone. */
const queued = async (w: World): Promise<number> => {
  const { rows } = await w.staff.call('messages.list', { pageSize: 200 });
  return rows.length;
};

/** Twelve families with an address and without an identifier. */
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
