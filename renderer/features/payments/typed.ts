import { readDay as read } from '../../ui/typed-day.ts';

/** A typed day (`22/11/2026`) as it is sent; what is no day is sent as it is, to be refused beside its field. */
export function readDay(typed: string): string {
  const found = read(typed);
  return found.ok && found.day !== null ? found.day : typed;
}
