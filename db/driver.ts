import type BetterSqlite3 from 'better-sqlite3';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';

// Our own dialect: Kysely's prepares a statement at each call and keeps its single connection behind a lock, which waits for ever
// when the outer handle is used inside a transaction. Here a statement is prepared once and nothing ever waits.

/** Statements kept ready per connection; the least recently used goes first. A few hundred cover all verbs. */
const KEPT_STATEMENTS = 500;

/** Runs around each statement: may refuse it, and sees the error when one is raised. */
export interface Guard {
  before(): void;
  failed(error: unknown): void;
}

/** A Kysely dialect over one better-sqlite3 connection, which the caller opens and closes. */
export const dialectOver = (connection: BetterSqlite3.Database, guard?: Guard): Dialect => ({
  createAdapter: () => new LocklessAdapter(),
  createDriver: () => driverOver(connectionOver(connection, guard)),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});

class LocklessAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

const driverOver = (connection: DatabaseConnection): Driver => ({
  init: async () => {},
  acquireConnection: async () => connection,
  releaseConnection: async () => {},
  beginTransaction: noTransactions,
  commitTransaction: noTransactions,
  rollbackTransaction: noTransactions,
  destroy: async () => {},
});

const noTransactions = async (): Promise<never> => {
  throw new Error('transactions are opened by store.write only');
};

function connectionOver(connection: BetterSqlite3.Database, guard?: Guard): DatabaseConnection {
  const statementFor = rememberStatements(connection);
  return {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      guard?.before();
      try {
        const statement = statementFor(sql);
        if (statement.reader) return { rows: statement.all(...parameters) as R[] };
        const { changes, lastInsertRowid } = statement.run(...parameters);
        return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
      } catch (error) {
        guard?.failed(error);
        throw error;
      }
    },
    // biome-ignore lint/correctness/useYield: a cursor left open would hold the connection's snapshot and stop checkpoints
    async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
      throw new Error('streaming is not offered: read in pages');
    },
  };
}

/** Prepared statements by their text. A Map keeps the order of insertion: taking out and putting back makes it the youngest. */
function rememberStatements(connection: BetterSqlite3.Database): (sql: string) => BetterSqlite3.Statement<unknown[]> {
  const kept = new Map<string, BetterSqlite3.Statement<unknown[]>>();
  return (sql) => {
    const known = kept.get(sql);
    if (known) kept.delete(sql);
    const statement = known ?? connection.prepare<unknown[]>(sql);
    kept.set(sql, statement);
    const oldest = kept.size > KEPT_STATEMENTS ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    return statement;
  };
}
