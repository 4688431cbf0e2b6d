import { CompiledQuery, type Kysely } from 'kysely';
import type { ReadDb } from './open.ts';

/**
 * A long reading whose last answer is kept for as long as nobody has written to the store and the same is asked: the pages of a list that has
 * to be made as a whole are cut from it. `key` says what is asked, the instant included as far as it matters.
 */
export function remembered<G extends unknown[], V>(
  key: (...given: G) => string,
  read: (db: ReadDb, ...given: G) => Promise<V>,
): (db: ReadDb, ...given: G) => Promise<V> {
  const last = new WeakMap<ReadDb, { key: string; written: number; answer: Promise<V> }>();
  return async (db, ...given) => {
    const [asked, written] = [key(...given), await writesSeen(db)];
    const former = last.get(db);
    if (former?.key === asked && former.written === written) return former.answer;
    const answer = read(db, ...given);
    last.set(db, { key: asked, written, answer });
    // what failed is asked anew
    answer.catch(() => last.delete(db));
    return answer;
  };
}

/** Changes whenever another connection has committed; this one only reads. */
async function writesSeen(db: ReadDb): Promise<number> {
  // a handle for reading is a Kysely too
  const { rows } = await (db as unknown as Kysely<unknown>).executeQuery<{ data_version: number }>(
    CompiledQuery.raw('PRAGMA data_version'),
  );
  return rows[0]?.data_version ?? Number.NaN;
}
