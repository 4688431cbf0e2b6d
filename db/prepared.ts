import type { CompiledQuery, Kysely } from 'kysely';
import type { ReadDb } from './open.ts';

/** What a query is given when it runs: single values, and lists for `where('id', 'in', ids)`. */
type Given = readonly (string | number | null | readonly (string | number)[])[];
type Build<G extends Given, R> = (db: ReadDb, ...given: G) => { compile(): CompiledQuery<R> };

/** Where a value will stand, while the query is built. */
class Hole {
  readonly fill: (given: Given) => unknown;
  constructor(fill: (given: Given) => unknown) {
    this.fill = fill;
  }
}

/** Lists longer than this have their SQL made anew: that of each length is another. */
const LONGEST = 20;

/**
 * A query whose SQL is made at its first use and then kept: to put one of ten joins together takes Kysely twice the time that SQLite needs to
 * answer it. What it is given may only be compared with something: while the query is built it is not there yet.
 */
export function prepared<G extends Given, R>(build: Build<G, R>): (db: ReadDb, ...given: G) => Promise<R[]> {
  const made = new Map<string, CompiledQuery<R>>();
  const queryFor = (db: ReadDb, given: G): CompiledQuery<R> => {
    const lengths = given.map((value) => (Array.isArray(value) ? value.length : 'one'));
    if (lengths.some((length) => Number(length) > LONGEST)) return build(db, ...given).compile();
    const query = made.get(lengths.join()) ?? withHoles(db, build, given);
    made.set(lengths.join(), query);
    return { ...query, parameters: query.parameters.map((parameter) => (parameter instanceof Hole ? parameter.fill(given) : parameter)) };
  };
  // a handle for reading is a Kysely too, and what `build` made of it can only select
  return async (db, ...given) => (await (db as unknown as Kysely<unknown>).executeQuery(queryFor(db, given))).rows;
}

function withHoles<G extends Given, R>(db: ReadDb, build: Build<G, R>, given: G): CompiledQuery<R> {
  const holes = given.map((value, i) =>
    Array.isArray(value) ? value.map((_, j) => new Hole((all) => (all[i] as unknown[])[j])) : new Hole((all) => all[i]),
  );
  const query = build(db, ...(holes as unknown as G)).compile();
  // a value that has decided what is asked would be ignored from now on
  const unused = holes.flat().filter((hole) => !query.parameters.includes(hole));
  if (unused.length > 0)
    throw new Error(`${unused.length} of the values given to a prepared query are not compared with anything: ${query.sql}`);
  return query;
}
