/** The day on which the demonstration stands still: a Friday of November, lessons running, campaign open, nothing yet closed. */
export const TODAY = '2026-11-20';
export const SCHOOL_YEAR = '2026-2027';
export const YEAR_STARTS = '2026-09-07';
/** Lessons are planned up to the Christmas holidays. */
export const PLANNED_UNTIL = '2026-12-18';

/** First and last day of what interrupts lessons: autumn holidays (zone A), Armistice Day. */
const HOLIDAYS: readonly [string, string][] = [
  ['2026-10-17', '2026-11-01'],
  ['2026-11-11', '2026-11-11'],
];

const DAY = 86_400_000;

/** `2026-11-20` and 3 give `2026-11-23`; a negative count goes back. */
export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10);

/** An hour of that day in Paris (`14:05`), as the UTC instant that the store keeps. */
export const instant = (day: string, time: string): string =>
  new Date(Date.parse(`${day}T${time}:00.000Z`) - (isSummer(day) ? 2 : 1) * 3_600_000).toISOString();

/** An instant of so many days before today, at an hour of Paris. */
export const daysAgo = (days: number, time: string): string => instant(addDays(TODAY, -days), time);

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** `17:15` and 50 give `18:05`. */
export function addMinutes(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const total = hour * 60 + minute + minutes;
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}

/** The days of this school year on which a weekly lesson falls, holidays left out. */
export function lessonDays(weekday: number): string[] {
  const days: string[] = [];
  let day = addDays(YEAR_STARTS, weekday - weekdayOf(YEAR_STARTS));
  for (; day <= PLANNED_UNTIL; day = addDays(day, 7)) {
    if (!HOLIDAYS.some(([from, to]) => day >= from && day <= to)) days.push(day);
  }
  return days;
}

/** Summer time in the Union: from the last Sunday of March to the last Sunday of October. */
function isSummer(day: string): boolean {
  const year = day.slice(0, 4);
  return day >= lastSunday(`${year}-03-31`) && day < lastSunday(`${year}-10-31`);
}

const lastSunday = (lastDay: string): string => addDays(lastDay, -(weekdayOf(lastDay) % 7));
