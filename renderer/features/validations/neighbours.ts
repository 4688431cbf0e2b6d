export interface Neighbours {
  /** From 1; 0 when the request is not in the list. */
  place: number;
  first: string | null;
  previous: string | null;
  next: string | null;
  last: string | null;
}

/** Stands for the last of all where the queue has not been read that far yet. */
export const LAST_OF_ALL = 'last-of-all';

/** Where one can go from a request in the queue as it is listed; null where there is nothing (more) to go to. `more`: others follow the listed ones. */
export function neighboursOf(ids: readonly string[], id: string, more = false): Neighbours {
  const at = ids.indexOf(id);
  const other = (there: string | undefined) => (there === undefined || there === id ? null : there);
  return {
    place: at + 1,
    first: other(ids[0]),
    previous: at > 0 ? (ids[at - 1] ?? null) : null,
    next: at < 0 ? other(ids[0]) : (ids[at + 1] ?? null),
    last: more ? LAST_OF_ALL : other(ids.at(-1)),
  };
}

/** What cannot be decided is passed over: whether there was another to go to. */
export function passOver({ next }: Pick<Neighbours, 'next'>, onOpen: (id: string) => void): boolean {
  if (next) onOpen(next);
  return next !== null;
}

/** Which request to show once this one is finished: the next, else the one before it, else none. */
export function afterFinishing(ids: readonly string[], id: string): string | null {
  const { next, previous } = neighboursOf(ids, id);
  return next ?? previous;
}
