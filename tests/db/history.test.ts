import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { eraseFromHistory, type HistoryEntry, recordHistory, rollHistory, verifyChain } from '../../db/history.ts';
import type { Store } from '../../db/open.ts';
import { openOffice } from '../helpers/office-folder.ts';

const claire = { kind: 'family', accountId: 'a1', name: 'Claire Bernard' } as const;
const morgane = { kind: 'staff', id: 's1', name: 'Morgane Petit' } as const;

const entry = (more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  at: new Date('2026-11-22T10:00:00.000Z'),
  actor: morgane,
  verb: 'changeRequests.decide',
  subjectKind: 'change-request',
  subjectId: 'r1',
  familyId: 'f1',
  siteId: 's1',
  details: { number: '2026-0412', accepted: 1 },
  ...more,
});

/** An office with five lines of history. */
async function busyOffice(): Promise<Store> {
  const store = await openOffice();
  await store.write(async (db) => {
    for (const hour of ['08', '09', '10', '11', '12'])
      await recordHistory(
        db,
        entry({ at: new Date(`2026-11-22T${hour}:00:00.000Z`), actor: hour === '10' ? claire : morgane, familyId: `f${hour}` }),
      );
  });
  return store;
}

/** What somebody does with another program, without the triggers. */
function behindTheBack(store: Store, ...statements: string[]): void {
  const other = new Database(store.file);
  for (const trigger of other.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all())
    other.exec(`DROP TRIGGER ${trigger}`);
  for (const statement of statements) other.exec(statement);
  other.close();
}

test('RGPD-7.10 an untouched history closes', async () => {
  expect(await verifyChain((await busyOffice()).read)).toEqual({ intact: true, lines: 5, brokenAt: null });
  expect(await verifyChain((await openOffice()).read)).toEqual({ intact: true, lines: 0, brokenAt: null });
});

test('a line of a write that failed is not in the chain, and the next one follows the last that stands', async () => {
  const store = await busyOffice();
  const failing = store.write(async (db) => {
    await recordHistory(db, entry());
    throw new Error('refused');
  });
  await expect(failing).rejects.toThrow('refused');
  await store.write((db) => recordHistory(db, entry()));
  expect(await verifyChain(store.read)).toEqual({ intact: true, lines: 6, brokenAt: null });
});

test.each([
  ['the name of who did it', "UPDATE history SET actor_name = 'Quelqu’un d’autre' WHERE seq = 3"],
  ['what was done', "UPDATE history SET verb = 'changeRequests.withdraw' WHERE seq = 3"],
  ['the details', "UPDATE history SET details = '{}' WHERE seq = 3"],
  ['the hour', "UPDATE history SET at = '2026-11-22T10:30:00.000Z' WHERE seq = 3"],
  ['whose file it was', 'UPDATE history SET family_id = NULL WHERE seq = 3'],
  ['a salt taken away to hide the change', 'UPDATE history SET salt = NULL, details = \'{"accepted":0}\' WHERE seq = 3'],
])('RGPD-7.10 altering %s is detected', async (_what, statement) => {
  const store = await busyOffice();
  behindTheBack(store, statement);
  expect(await verifyChain(store.read)).toMatchObject({ intact: false, brokenAt: 3 });
});

test.each([
  ['from the middle', 'DELETE FROM history WHERE seq = 3', 4],
  ['from the beginning', 'DELETE FROM history WHERE seq = 1', 2],
  ['from the end', 'DELETE FROM history WHERE seq = 5', 4],
])('RGPD-7.10 cutting a line %s is detected', async (_where, statement, at) => {
  const store = await busyOffice();
  behindTheBack(store, statement);
  expect(await verifyChain(store.read)).toMatchObject({ intact: false, brokenAt: at });
});

test('the program itself can neither rewrite nor cut a line', async () => {
  const store = await busyOffice();
  await expect(store.write((db) => db.updateTable('history').set({ verb: 'x' }).where('seq', '=', 3).execute())).rejects.toThrow(
    'append-only',
  );
  await expect(store.write((db) => db.deleteFrom('history').where('seq', '=', 3).execute())).rejects.toThrow('append-only');
  expect(await verifyChain(store.read)).toMatchObject({ intact: true, lines: 5 });
});

test('RGPD-7.6 a family that is erased leaves no name in the history, and the chain still closes', async () => {
  const store = await busyOffice();
  await store.write((db) => eraseFromHistory(db, 'f10'));
  const rows = await store.read.selectFrom('history').selectAll().where('family_id', '=', 'f10').execute();
  expect(rows.map((row) => [row.actor_name, row.details])).toEqual([['(effacé)', '{}']]);
  expect(await verifyChain(store.read)).toEqual({ intact: true, lines: 5, brokenAt: null });
});

test('RGPD-7.10 lines older than the term go, and what is left can still be proved', async () => {
  const store = await busyOffice();
  const gone = await store.write((db) => rollHistory(db, new Date('2026-11-22T10:30:00.000Z'), new Date()));
  expect(gone).toBe(3);
  expect(await verifyChain(store.read)).toEqual({ intact: true, lines: 2, brokenAt: null });
  await store.write((db) => rollHistory(db, new Date('2026-11-23T00:00:00.000Z'), new Date()));
  await store.write((db) => recordHistory(db, entry()));
  expect(await verifyChain(store.read)).toEqual({ intact: true, lines: 1, brokenAt: null });
});

test('an anchor that names no line of the history is refused', async () => {
  const store = await busyOffice();
  const cut = store.write((db) =>
    db.insertInto('history_anchor').values({ id: 'x', upto_seq: 5, hash: 'made up', rolled_at: '2026' }).execute(),
  );
  await expect(cut).rejects.toThrow('an anchor names a line');
});
