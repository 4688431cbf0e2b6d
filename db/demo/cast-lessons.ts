import type { WriteDb } from '../open.ts';
import type { Row } from '../tables.ts';
import type { CastPlace } from './cast.ts';
import type { Random } from './random.ts';
import { insertRows } from './rows.ts';

export type CastCourse = 'piano' | 'violin' | 'theory';
export type CastPupil = 'Léo' | 'Jeanne' | 'Nour' | 'Maëlle' | 'Élise';
type Status = 'present' | 'late' | 'absent' | 'excused';
type Reason = 'illness' | 'family' | 'none';

/** The enrolments that the follow-up is about, by first name. */
export type CastEnrolments = Readonly<Record<CastPupil, string>>;

interface Lesson {
  day: string;
  state?: 'held' | 'planned' | 'cancelled';
  comment?: string;
  there?: Partial<Record<CastPupil, readonly [Status, comment?: string]>>;
}

interface Absence {
  pupil: CastPupil;
  day: string;
  reason: Reason | null;
  justified: boolean;
  comment?: string;
  announcedAt?: string;
}

/** A week of each course: when it begins and how long it lasts. */
const WEEKLY = {
  piano: { weekday: 3, at: '14:00', minutes: 240, room: 'Salle Pauline-Viardot' },
  violin: { weekday: 2, at: '17:00', minutes: 120, room: 'Salle 12' },
  theory: { weekday: 5, at: '17:15', minutes: 75, room: 'Salle 204' },
} as const;

/** Who plays alone has a turn of half an hour. */
const TURNS: Partial<Record<CastPupil, string>> = { Léo: '14:30', Maëlle: '15:00', Jeanne: '17:30' };

const LESSONS: Record<CastCourse, readonly Lesson[]> = {
  piano: [
    { day: '2026-09-30', there: { Léo: ['present'], Maëlle: ['present'] } },
    { day: '2026-10-07', there: { Léo: ['excused'], Maëlle: ['present'] } },
    { day: '2026-10-14', state: 'cancelled', comment: 'Enseignante absente, séance reportée.' },
    { day: '2026-11-04', comment: 'Travail de la main gauche.', there: { Léo: ['present'], Maëlle: ['present'] } },
    { day: '2026-11-18', there: { Léo: ['absent'], Maëlle: ['absent'] } },
    { day: '2026-11-25', state: 'planned' },
    { day: '2026-12-02', state: 'planned' },
  ],
  violin: [
    { day: '2026-11-03', there: { Jeanne: ['late', 'Dix minutes de retard.'] } },
    { day: '2026-11-17' },
    { day: '2026-11-24', state: 'planned' },
  ],
  theory: [
    { day: '2026-11-06', there: { Nour: ['absent'], Élise: ['present'] } },
    { day: '2026-11-13', there: { Nour: ['present'], Élise: ['present'] } },
    { day: '2026-11-20', state: 'planned' },
  ],
};

const ABSENCES: Record<CastCourse, readonly Absence[]> = {
  piano: [
    {
      pupil: 'Léo',
      day: '2026-10-07',
      reason: 'illness',
      justified: true,
      comment: 'Mot de la famille reçu.',
      announcedAt: '2026-10-06T16:20:00.000Z',
    },
    { pupil: 'Léo', day: '2026-11-18', reason: 'none', justified: false },
    { pupil: 'Léo', day: '2026-12-02', reason: 'family', justified: true, announcedAt: '2026-11-16T17:45:00.000Z' },
    { pupil: 'Maëlle', day: '2026-11-18', reason: null, justified: false },
  ],
  violin: [],
  theory: [{ pupil: 'Nour', day: '2026-11-06', reason: 'none', justified: false }],
};

/** The hours and rooms of the three courses, their lessons, who was there and who was not. */
export async function seedCastLessons(db: WriteDb, { sites, teaching, at }: CastPlace, enrolments: CastEnrolments, random: Random) {
  const statuses = await seedStatuses(db, random);
  const reasons = await seedReasons(db, random);
  for (const key of Object.keys(WEEKLY) as CastCourse[]) {
    const courseId = teaching.courses[key];
    const roomId = await seedWeek(db, random, { siteId: sites.centre, courseId, ...WEEKLY[key] });
    const sessions = LESSONS[key].map((lesson) => sessionOf(lesson, courseId, roomId, key, random));
    await insertRows(db, 'course_session', sessions);
    await insertRows(
      db,
      'attendance',
      LESSONS[key].flatMap((lesson, i) => attendanceOf(lesson, sessions[i]?.id ?? '', { enrolments, statuses, random })),
    );
    await insertRows(
      db,
      'absence',
      ABSENCES[key].map((absence) => absenceOf(absence, key, sessions, { enrolments, reasons, random, at })),
    );
  }
  for (const [pupil, time] of Object.entries(TURNS) as [CastPupil, string][])
    await db.updateTable('enrolment').set({ passage_time: time, passage_minutes: 30 }).where('id', '=', enrolments[pupil]).execute();
}

async function seedStatuses(db: WriteDb, random: Random): Promise<Record<Status, string>> {
  const ids = { present: random.uuid(), late: random.uuid(), absent: random.uuid(), excused: random.uuid() };
  await db
    .insertInto('attendance_status')
    .values([
      { id: ids.present, name: 'Présent', absent: 0, justified: 0, position: 0 },
      { id: ids.late, name: 'En retard', absent: 0, justified: 0, position: 1 },
      { id: ids.absent, name: 'Absent', absent: 1, justified: 0, position: 2 },
      { id: ids.excused, name: 'Excusé', absent: 1, justified: 1, position: 3 },
    ])
    .execute();
  return ids;
}

async function seedReasons(db: WriteDb, random: Random): Promise<Record<Reason, string>> {
  const ids = { illness: random.uuid(), family: random.uuid(), none: random.uuid() };
  await db
    .insertInto('absence_reason')
    .values([
      { id: ids.illness, name: 'Maladie', justified: 1, position: 0 },
      { id: ids.family, name: 'Raison familiale', justified: 1, position: 1 },
      { id: ids.none, name: 'Sans motif', justified: 0, position: 2 },
    ])
    .execute();
  return ids;
}

interface Week {
  siteId: string;
  courseId: string;
  room: string;
  weekday: number;
  at: string;
  minutes: number;
}

/** Gives the room's id. */
async function seedWeek(db: WriteDb, random: Random, { siteId, courseId, room, weekday, at, minutes }: Week): Promise<string> {
  const roomId = random.uuid();
  await db.insertInto('room').values({ id: roomId, site_id: siteId, name: room }).execute();
  await db.updateTable('course').set({ room_id: roomId }).where('id', '=', courseId).execute();
  await db
    .insertInto('course_slot')
    .values({ id: random.uuid(), course_id: courseId, room_id: roomId, weekday, starts_time: at, minutes })
    .execute();
  return roomId;
}

const sessionOf = (lesson: Lesson, courseId: string, roomId: string, key: CastCourse, random: Random): Row<'course_session'> => ({
  id: random.uuid(),
  course_id: courseId,
  room_id: roomId,
  teacher_id: null,
  held_on: lesson.day,
  starts_time: WEEKLY[key].at,
  minutes: WEEKLY[key].minutes,
  state: lesson.state ?? 'held',
  comment: lesson.comment ?? null,
});

interface Noted {
  enrolments: CastEnrolments;
  statuses: Record<Status, string>;
  random: Random;
}

const attendanceOf = ({ there = {} }: Lesson, sessionId: string, { enrolments, statuses, random }: Noted): Row<'attendance'>[] =>
  (Object.entries(there) as [CastPupil, readonly [Status, string?]][]).map(([pupil, [status, comment]]) => ({
    id: random.uuid(),
    session_id: sessionId,
    enrolment_id: enrolments[pupil],
    status_id: statuses[status],
    passage_time: TURNS[pupil] ?? null,
    minutes: TURNS[pupil] && status !== 'absent' && status !== 'excused' ? 30 : null,
    comment: comment ?? null,
  }));

interface Away {
  enrolments: CastEnrolments;
  reasons: Record<Reason, string>;
  random: Random;
  at: string;
}

const absenceOf = (
  absence: Absence,
  key: CastCourse,
  sessions: readonly Row<'course_session'>[],
  { enrolments, reasons, random, at }: Away,
): Row<'absence'> => ({
  id: random.uuid(),
  enrolment_id: enrolments[absence.pupil],
  session_id: sessions.find(({ held_on }) => held_on === absence.day)?.id ?? null,
  reason_id: absence.reason && reasons[absence.reason],
  absent_on: absence.day,
  starts_time: TURNS[absence.pupil] ?? WEEKLY[key].at,
  minutes: TURNS[absence.pupil] ? 30 : WEEKLY[key].minutes,
  justified: absence.justified ? 1 : 0,
  comment: absence.comment ?? null,
  announced_at: absence.announcedAt ?? null,
  recorded_at: at,
});
