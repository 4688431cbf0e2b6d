import { addDays } from '../dates.ts';

export const REMINDER_LEVELS = [1, 2, 3] as const;
export type ReminderLevel = (typeof REMINDER_LEVELS)[number];

/** What a level waits for: days after the due day (the first), after the level before (the others). */
export interface Delay {
  days: number;
}

/** The next level of an invoice and from which day on it can be sent; null once all were sent. */
export function nextReminder(
  { dueOn, sent, lastOn }: { dueOn: string; sent: number; lastOn: string | null },
  delays: readonly Delay[],
): { level: ReminderLevel; on: string } | null {
  const level = REMINDER_LEVELS[sent];
  const delay = delays[sent];
  if (!level || !delay) return null;
  return { level, on: addDays(sent === 0 ? dueOn : (lastOn ?? dueOn), delay.days) };
}
