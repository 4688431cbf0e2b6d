import type { Compilable, CompiledQuery, Kysely } from 'kysely';
import type { ReadDb } from './open.ts';

type Values = readonly (string | number | readonly string[])[];

/** Stands for a value while a query is built. */
class Mark {
  readonly argument: number;
  readonly place: number | null;
  constructor(argument: number, place: number | null) {
    this.argument = argument;
    this.place = place;
  }
}

/** Lists longer than this are compiled anew: each length is a query of its own. */
const LONGEST = 20;

/**
 * A query that pages ask again and again: built and compiled at its first use, then only given its values. Building costs as much as
 * asking. A value may only be compared with (`where('id', '=', id)`, `where('id', 'in', ids)`), never decide what is asked.
 */
export function compiledOnce<V extends Values, R>(
  build: (db: ReadDb, ...values: V) => Compilable<R>,
): (db: ReadDb, ...values: V) => Promise<R[]> {
  const known = new Map<string, CompiledQuery<R>>();
  const compiled = (db: ReadDb, values: V): CompiledQuery<R> => {
    const lengths = values.map((value) => (Array.isArray(value) ? value.length : -1));
    if (Math.max(...lengths) > LONGEST) return build(db, ...values).compile();
    const query = known.get(lengths.join()) ?? requireAllMarks(build(db, ...marksFor(values)).compile(), lengths);
    known.set(lengths.join(), query);
    return { ...query, parameters: query.parameters.map((parameter) => given(parameter, values)) };
  };
  return async (db, ...values) => (await (db as unknown as Kysely<unknown>).executeQuery(compiled(db, values))).rows;
}

/** The same, for a query of which the first row is wanted. */
export function compiledOnceFirst<V extends Values, R>(
  build: (db: ReadDb, ...values: V) => Compilable<R>,
): (db: ReadDb, ...values: V) => Promise<R | undefined> {
  const rows = compiledOnce(build);
  return async (db, ...values) => (await rows(db, ...values))[0];
}

const marksFor = <V extends Values>(values: V): V =>
  values.map((value, i) => (Array.isArray(value) ? value.map((_, place) => new Mark(i, place)) : new Mark(i, null))) as unknown as V;

/** A value that is nowhere among the parameters has decided what is asked: the next one would be ignored. */
function requireAllMarks<R>(query: CompiledQuery<R>, lengths: readonly number[]): CompiledQuery<R> {
  const found = new Set(
    query.parameters.filter((parameter) => parameter instanceof Mark).map(({ argument, place }) => `${argument} ${place}`),
  );
  const wanted = lengths.reduce((sum, length) => sum + Math.abs(length), 0);
  if (found.size !== wanted) throw new Error(`a compiled query takes ${wanted} values and asks for ${found.size}: ${query.sql}`);
  return query;
}

function given(parameter: unknown, values: Values): unknown {
  if (!(parameter instanceof Mark)) return parameter;
  const value = values[parameter.argument];
  return parameter.place === null ? value : (value as readonly string[])[parameter.place];
}
