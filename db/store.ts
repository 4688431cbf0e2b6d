import { AsyncLocalStorage } from 'node:async_hooks';
import type Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import type { ReadonlyQueryCreator } from 'kysely/readonly';
import { pragmaNumber } from './connection.ts';
import { dialectOver, type Guard } from './driver.ts';
import { problemOf, type StoreProblem } from './problems.ts';
import { requireSoundInSlices } from './soundness.ts';
import type { Tables } from './tables.ts';

/** Reads only: there is no verb here to change anything, and the connection behind it could not. */
export type ReadDb = Pick<ReadonlyQueryCreator<Tables>, 'selectFrom' | 'selectNoFrom' | 'with' | 'withRecursive'> &
  Pick<Kysely<Tables>, 'fn' | 'case' | 'dynamic'>;

/** Reads and writes inside the transaction that gave it, and nowhere else. `executeQuery` is for rows by the thousand. */
export type WriteDb = ReadDb & Pick<Kysely<Tables>, 'insertInto' | 'updateTable' | 'deleteFrom' | 'executeQuery'>;

/** What reads over a connection; Kysely's own type has more, and types its `with` for writing. */
export const readerOver = (connection: Database.Database, guard?: Guard): ReadDb => queriesOver(connection, guard);

export interface Store {
  /** Sees what has been committed, and never waits for a write. */
  read: ReadDb;
  /**
   * Runs `work` alone, in one transaction: all of it is on the disk when the promise is kept, none of it when it is broken (with the
   * very error of `work`). Refuses to be called from inside another write. Nothing slow belongs in it: writes wait for each other.
   */
  write<T>(work: (db: WriteDb) => Promise<T>): Promise<T>;
  /** Absolute path of the store's file. */
  file: string;
  /** Number of the last migration. */
  version: number;
  /** How many writes stand since the opening: what has been read stays true as long as this is the same. */
  writes(): number;
  /** Moves the write-ahead log into the store and cuts it. Gives way to a write or a long read under way: the next call does it. */
  checkpoint(): void;
  /** Damage seen since the opening: from then on nothing more is written, and people are told to restore. */
  problem(): StoreProblem | null;
  /** Reads the file through beside other work; damage becomes `problem()`, which it gives. For stores opened with `proveLater`. */
  prove(): Promise<StoreProblem | null>;
  /** Waits for the writes accepted so far, checkpoints and lets the folder go. */
  close(): Promise<void>;
}

/** The store over its two connections, which it closes; `release` lets the folder go afterwards. */
export function storeOver(file: string, writer: Database.Database, reader: Database.Database, release: () => void): Store {
  const damage = damageWatch();
  const transactions = transactionsOn(writer, damage);
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await transactions.settled();
    try {
      if (!damage.found()) checkpoint(writer);
    } finally {
      reader.close();
      writer.close();
      release();
    }
  };
  return {
    read: readerOver(reader, { before: () => {}, failed: damage.see }),
    write: async (work) => {
      if (closing) throw new Error('the store is closed');
      return transactions.run(work);
    },
    writes: transactions.count,
    file,
    version: pragmaNumber(writer, 'user_version'),
    checkpoint: () => checkpoint(writer),
    problem: damage.found,
    prove: async () => {
      await requireSoundInSlices(reader).catch(damage.see);
      return damage.found();
    },
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

const queriesOver = (connection: Database.Database, guard?: Guard): WriteDb =>
  new Kysely<Tables>({ dialect: dialectOver(connection, guard) }) as unknown as WriteDb;

interface DamageWatch {
  see(error: unknown): void;
  found(): StoreProblem | null;
}

/** Remembers the first sign of a damaged file: writing on would spread it. */
function damageWatch(): DamageWatch {
  let found: StoreProblem | null = null;
  return {
    see(error) {
      const problem = problemOf(error);
      if (problem?.code === 'corrupt' || problem?.code === 'not-a-store') found ??= problem;
    },
    found: () => found,
  };
}

interface Transaction {
  open: boolean;
  /** The error at which SQLite rolled everything back by itself (a full disk). */
  lost?: { error: unknown };
}

/** One transaction after the other on the writing connection. */
function transactionsOn(writer: Database.Database, damage: DamageWatch) {
  // What a transaction awaits stays inside it, whoever calls: so a nested write, or a statement that nobody awaited, is recognised.
  const inside = new AsyncLocalStorage<Transaction>();
  const db = queriesOver(writer, guardOf(writer, inside));
  let last: Promise<unknown> = Promise.resolve();
  let count = 0;

  const transact = async <T>(work: (db: WriteDb) => Promise<T>): Promise<T> => {
    const damaged = damage.found();
    if (damaged) throw damaged;
    const transaction: Transaction = { open: true };
    try {
      writer.exec('BEGIN IMMEDIATE');
      const result = await inside.run(transaction, () => work(db));
      if (transaction.lost) throw transaction.lost.error;
      writer.exec('COMMIT');
      count += 1;
      return result;
    } catch (error) {
      // After SQLITE_FULL there is no transaction left: a ROLLBACK would fail and hide the true cause.
      if (writer.inTransaction) writer.exec('ROLLBACK');
      const cause = transaction.lost ? transaction.lost.error : error;
      damage.see(cause);
      throw cause;
    } finally {
      transaction.open = false;
    }
  };

  return {
    async run<T>(work: (db: WriteDb) => Promise<T>): Promise<T> {
      if (inside.getStore()?.open) throw new Error('a write inside a write would wait for itself: use the db that was given');
      const mine = last.then(() => transact(work));
      last = mine.catch(() => {});
      return mine;
    },
    settled: () => last,
    count: () => count,
  };
}

/** Lets through only statements of the transaction that is open: anything else would be committed at once, alone. */
const guardOf = (writer: Database.Database, inside: AsyncLocalStorage<Transaction>): Guard => ({
  before() {
    const transaction = inside.getStore();
    if (transaction?.lost) throw transaction.lost.error;
    if (!transaction?.open || !writer.inTransaction) throw new Error('a statement outside its transaction: something was not awaited');
  },
  failed(error) {
    const transaction = inside.getStore();
    if (transaction && !writer.inTransaction) transaction.lost ??= { error };
  },
});

function checkpoint(writer: Database.Database): void {
  if (writer.inTransaction) return;
  // The usual five seconds of patience would freeze every page behind one long read.
  const patience = pragmaNumber(writer, 'busy_timeout');
  writer.pragma('busy_timeout = 0');
  writer.pragma('wal_checkpoint(TRUNCATE)');
  writer.pragma(`busy_timeout = ${patience}`);
}
