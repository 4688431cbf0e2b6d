import type { WriteDb } from '../open.ts';
import type { Row } from '../tables.ts';
import { instant, lessonDays, TODAY } from './calendar.ts';
import type { DemoCourse, DemoEnrolment } from './courses.ts';
import type { Demo } from './model.ts';
import { idOf } from './organisation.ts';
import { type Random, randomFor } from './random.ts';
import { insertRows } from './rows.ts';

interface Written {
  sessions: Row<'course_session'>[];
  attendance: Row<'attendance'>[];
  absences: Row<'absence'>[];
}

/** Rows kept in memory before they are written: ten thousand families make two hundred thousand. */
const ROWS_AT_ONCE = 20_000;

/** Lessons since September (held, a few cancelled) and planned until Christmas, who was there, and the absences. */
export async function seedAttendance({ db }: Demo, courses: readonly DemoCourse[]): Promise<void> {
  const random = randomFor('attendance');
  let written: Written = { sessions: [], attendance: [], absences: [] };
  for (const course of courses) {
    const held = planSessions(course, random, written.sessions);
    for (const enrolment of course.enrolments) if (enrolment.active) attend(enrolment, held, random, written);
    if (written.attendance.length < ROWS_AT_ONCE) continue;
    await write(db, written);
    written = { sessions: [], attendance: [], absences: [] };
  }
  await write(db, written);
}

async function write(db: WriteDb, { sessions, attendance, absences }: Written): Promise<void> {
  await insertRows(db, 'course_session', sessions);
  await insertRows(db, 'attendance', attendance);
  await insertRows(db, 'absence', absences);
}

/** Adds the sessions of a course; gives those that were held. */
function planSessions({ row, slot }: DemoCourse, random: Random, sessions: Row<'course_session'>[]): Row<'course_session'>[] {
  const held: Row<'course_session'>[] = [];
  for (const day of lessonDays(slot.weekday)) {
    const past = day < TODAY;
    const cancelled = past && random.chance(0.02);
    const session: Row<'course_session'> = {
      id: random.uuid(),
      course_id: row.id,
      room_id: row.room_id,
      teacher_id: row.teacher_id,
      held_on: day,
      starts_time: slot.starts_time,
      minutes: slot.minutes,
      state: cancelled ? 'cancelled' : past ? 'held' : 'planned',
      comment: cancelled ? 'Enseignant absent, cours reporté.' : past && random.chance(0.05) ? random.pick(NOTES) : null,
    };
    sessions.push(session);
    if (session.state === 'held') held.push(session);
  }
  return held;
}

const NOTES = ['Travail de la main gauche.', 'Déchiffrage, rythmes pointés.', 'Préparation de l’audition.', 'Révisions avant le devoir.'];

function attend(
  { row, student }: DemoEnrolment,
  sessions: readonly Row<'course_session'>[],
  random: Random,
  { attendance, absences }: Written,
): void {
  // a few are often away: somebody must be over three unjustified absences
  const often = random.chance(0.03);
  for (const session of sessions) {
    const status = random.weighted(
      often ? { present: 55, late: 5, excused: 10, absent: 30 } : { present: 92, late: 2, excused: 4, absent: 2 },
    );
    const away = status === 'absent' || status === 'excused';
    attendance.push({
      id: random.uuid(),
      session_id: session.id,
      enrolment_id: row.id,
      status_id: idOf('attendance', status),
      passage_time: row.passage_time,
      minutes: away ? null : (row.passage_minutes ?? session.minutes),
      comment: status === 'late' ? '10 minutes de retard.' : null,
    });
    if (away) absences.push(absence(row, session, status === 'excused', student.age, random));
  }
}

function absence(
  enrolment: Row<'enrolment'>,
  session: Row<'course_session'>,
  justified: boolean,
  age: number,
  random: Random,
): Row<'absence'> {
  const reason = justified
    ? random.pick(age < 18 ? ['illness', 'family', 'school'] : ['illness', 'family'])
    : random.pick(['none', 'none', 'transport']);
  return {
    id: random.uuid(),
    enrolment_id: enrolment.id,
    session_id: session.id,
    reason_id: idOf('absence-reason', reason),
    absent_on: session.held_on,
    // away from the own turn, not from the teacher's whole afternoon
    starts_time: enrolment.passage_time ?? session.starts_time,
    minutes: enrolment.passage_minutes ?? session.minutes,
    justified: justified ? 1 : 0,
    comment: justified && random.chance(0.3) ? 'Mot de la famille reçu.' : null,
    announced_at: justified && random.chance(0.5) ? instant(session.held_on, '08:15') : null,
    recorded_at: instant(session.held_on, '20:30'),
  };
}
