import { checkField, DAY, showField } from '../../shared/rules/fields.ts';

/** A day as it is typed (`22/11/2026`), from the one that is kept. */
export const shownDay = (day: string | null): string => (day ? showField(DAY, day) : '');

type TypedDay = { ok: true; day: string | null } | { ok: false; message: string };

/** The day that was typed; empty is none. */
export function readDay(typed: string): TypedDay {
  const read = checkField(DAY, typed);
  return read.ok ? { ok: true, day: read.value } : { ok: false, message: read.message };
}
