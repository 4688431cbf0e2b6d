import type { CompiledQuery, Kysely } from 'kysely';
import type { ReadDb } from './open.ts';
import type { Tables } from './tables.ts';

/** What a query is given when it runs. */
type Given = readonly (string | number | null)[];

/**
 * A query whose SQL is made at its first use and then kept: to put one of ten joins together takes Kysely twice the time that SQLite needs to
 * answer it. What it is given may only be compared with something: while the query is built it is not there yet.
 */
export function prepared<G extends Given, R>(build: (db: ReadDb, ...given: G) => { compile(): CompiledQuery<R> }) {
  const holes: readonly unknown[] = Array.from({ length: build.length - 1 }, (_, i) => Symbol(`given ${i}`));
  let made: CompiledQuery<R> | undefined;
  return async (db: ReadDb, ...given: G): Promise<R[]> => {
    made ??= build(db, ...(holes as G)).compile();
    const parameters = made.parameters.map((parameter) => {
      const place = holes.indexOf(parameter);
      return place === -1 ? parameter : given[place];
    });
    // a handle for reading is a Kysely too, and what `build` made of it can only select
    const { rows } = await (db as unknown as Kysely<Tables>).executeQuery<R>({ ...made, parameters });
    return rows;
  };
}
