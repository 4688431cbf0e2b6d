import type { LessonRow } from '../contract/teaching.ts';
import { minuteOf } from '../durations.ts';

/** What the store knows of one lesson and of one student in it. Days are `YYYY-MM-DD`. */
export interface LessonFacts {
  heldOn: string;
  state: 'planned' | 'held' | 'cancelled';
  /** How the student was there in the office's words, when that was noted. */
  noted: { status: string; absent: boolean; justified: boolean } | null;
  /** An absence stands for this lesson, noted or announced. */
  absence: boolean;
}

/** How a lesson stands for a student on a day. A lesson that is over and of which nobody has said anything is `unknown`, never « présent ». */
export function attendanceOf({ heldOn, state, noted, absence }: LessonFacts, today: string): Pick<LessonRow, 'attendance' | 'status'> {
  if (state === 'cancelled') return { attendance: 'cancelled', status: 'Annulée' };
  if (noted) return { attendance: noted.absent ? (noted.justified ? 'excused' : 'absent') : 'present', status: noted.status };
  if (state === 'planned' && heldOn >= today) return { attendance: 'planned', status: absence ? 'Prévue, absence annoncée' : 'Prévue' };
  return absence ? { attendance: 'absent', status: 'Absent' } : { attendance: 'unknown', status: 'Présence non saisie' };
}

/** Whether a lesson is still before the student: also today's, until something is said of it. */
export const isToCome = ({ heldOn, attendance }: Pick<LessonRow, 'heldOn' | 'attendance'>, today: string): boolean =>
  attendance === 'planned' || (attendance === 'cancelled' && heldOn >= today);

interface Turns {
  startsAt: string | null;
  minutes: number | null;
  /** What was noted on the day. */
  noted: { time: string | null; minutes: number | null };
  /** The student's usual turn, where lessons are given one after the other. */
  usual: { time: string | null; minutes: number | null };
}

/** When a student is (or was) taken, and for how long: as noted, else by the usual turn, else with everybody from the beginning. */
export function turnOf({ startsAt, minutes, noted, usual }: Turns): { passageTime: string | null; minutes: number | null } {
  return {
    passageTime: noted.time ?? (usual.time !== null && isWithin(usual.time, startsAt, minutes) ? usual.time : startsAt),
    minutes: noted.minutes ?? usual.minutes ?? minutes,
  };
}

/** The usual turn means nothing on a day when the lesson was moved to other hours. */
function isWithin(time: string, startsAt: string | null, minutes: number | null): boolean {
  if (startsAt === null) return true;
  return time >= startsAt && (minutes === null || minuteOf(time) < minuteOf(startsAt) + minutes);
}
