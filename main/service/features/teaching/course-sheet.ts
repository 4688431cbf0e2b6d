import type { ReadDb } from '../../../../db/open.ts';
import { coTeachersOf, type EnrolmentRecord, type SlotRecord, slotsOf } from '../../../../db/teaching.ts';
import type { CourseSheet, Slot } from '../../../../shared/contract/teaching.ts';
import { addMinutes } from '../../../../shared/durations.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import { situationOf } from './require-course.ts';

/** These courses of a student as families see them on a day (`YYYY-MM-DD`), with their hours and teachers. */
export async function sheetsOf(db: ReadDb, student: string, enrolments: readonly EnrolmentRecord[], today: string): Promise<CourseSheet[]> {
  const [slots, others] = await Promise.all([slotsOf(db, student), coTeachersOf(db, student)]);
  return enrolments.map((row) => ({
    id: row.id,
    name: row.name,
    department: row.department,
    className: row.class_name,
    cycle: row.cycle,
    level: row.level,
    teachers: [
      { first_name: row.teacher_first_name, last_name: row.teacher_last_name },
      ...others.filter(({ course_id }) => course_id === row.course_id),
    ].flatMap((teacher) => teacherName(teacher) ?? []),
    room: row.room,
    slots: slotsNow(
      slots.filter(({ course_id }) => course_id === row.course_id),
      today,
    ).map((slot) => slotOf(slot, row.room, today)),
    passageTime: row.passage_time,
    passageMinutes: row.passage_minutes,
    situation: situationOf(row),
    comment: row.comment,
  }));
}

/** « Carmen Alonso »; null where nobody teaches. */
export const teacherName = (teacher: { first_name: string | null; last_name: string | null }): string | null => fullName(teacher) || null;

/** Hours that are over are left out, but in summer the last ones stay. */
function slotsNow(slots: readonly SlotRecord[], today: string): readonly SlotRecord[] {
  const left = slots.filter(({ to_on }) => to_on === null || to_on >= today);
  return left.length > 0 ? left : slots;
}

const slotOf = (slot: SlotRecord, courseRoom: string | null, today: string): Slot => ({
  weekday: slot.weekday,
  startsAt: slot.starts_time,
  endsAt: addMinutes(slot.starts_time, slot.minutes),
  minutes: slot.minutes,
  room: slot.room === courseRoom ? null : slot.room,
  from: slot.from_on !== null && slot.from_on > today ? slot.from_on : null,
});
