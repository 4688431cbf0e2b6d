import type { Store } from '../../db/open.ts';

/** Gives what was read before under this name, or reads it. */
export type Kept = <T>(name: string, read: () => Promise<T>) => Promise<T>;

/** For what every request asks and what changes seldom: forgotten at the next write, whatever it was, so never older than the store. */
export function keptUntilWrite({ writes }: Pick<Store, 'writes'>): Kept {
  const known = new Map<string, Promise<unknown>>();
  let at = writes();
  return <T>(name: string, read: () => Promise<T>) => {
    if (writes() !== at) known.clear();
    at = writes();
    const before = known.get(name) as Promise<T> | undefined;
    if (before) return before;
    const asked = read();
    known.set(name, asked);
    // what could not be read is asked again
    asked.catch(() => known.get(name) === asked && known.delete(name));
    return asked;
  };
}
