import type { CourseSheet, Slot } from '../../../../shared/contract/teaching.ts';
import { formatDay, weekdayName } from '../../../../shared/dates.ts';
import { formatMinutes } from '../../../../shared/durations.ts';
import { capital } from '../../../../shared/typography.ts';

/** When a student has this course each week, one line per day: « Vendredi à 14:30 » for an own turn, « Lundi de 17:15 à 18:30 » with all. */
export const weeklyHours = ({ slots, passageTime }: CourseSheet): string[] =>
  slots.map(
    (slot) =>
      `${capital(weekdayName(slot.weekday))} ${hoursOf(slot, passageTime)}${slot.from ? ` à partir du ${formatDay(slot.from)}` : ''}`,
  );

const hoursOf = ({ startsAt, endsAt }: Slot, turn: string | null): string =>
  turn !== null && turn >= startsAt && turn < endsAt ? `à\u00a0${turn}` : `de\u00a0${startsAt} à\u00a0${endsAt}`;

/** How long the student's own turn lasts, or the lesson for all: « 00:30 ». */
export const durationsOf = ({ slots, passageMinutes }: CourseSheet): string[] => [
  ...new Set((passageMinutes === null ? slots.map(({ minutes }) => minutes) : [passageMinutes]).map(formatMinutes)),
];

/** The course's own room, then those of the hours that are elsewhere. */
export const roomsOf = ({ room, slots }: CourseSheet): string[] => [
  ...new Set([room, ...slots.map((slot) => slot.room)].flatMap((name) => name ?? [])),
];
