import type { Row } from '../tables.ts';
import { addMinutes, daysAgo, SCHOOL_YEAR, YEAR_STARTS } from './calendar.ts';
import type { Demo, DemoFamily, DemoStudent, SiteKey, Study } from './model.ts';
import { className, type DisciplineKey, disciplineOf, idOf, type LevelName } from './organisation.ts';
import { type Random, randomFor } from './random.ts';
import { insertRows } from './rows.ts';
import { type Faculty, gatherFaculty } from './teachers.ts';

export interface DemoEnrolment {
  row: Row<'enrolment'>;
  study: Study;
  student: DemoStudent;
  family: DemoFamily;
  active: boolean;
}

export interface DemoCourse {
  row: Row<'course'>;
  discipline: DisciplineKey;
  slot: Row<'course_slot'>;
  enrolments: DemoEnrolment[];
  teacherName: string;
}

/** Makes as many classes as the students' studies ask for, with teacher, room and weekly hour, and enrols everybody. */
export async function seedCourses({ db, families }: Demo): Promise<DemoCourse[]> {
  const random = randomFor('courses');
  const faculty = gatherFaculty();
  const courses: DemoCourse[] = [];
  for (const group of groupByClass(families).values()) {
    const size = disciplineOf(group.discipline).capacity;
    for (let start = 0; start < group.members.length; start += size) {
      courses.push(newCourse(group, group.members.slice(start, start + size), courses.length, faculty, random));
    }
  }
  await faculty.write(db);
  await insertRows(db, 'class_name', classNames(courses));
  await insertRows(
    db,
    'course',
    courses.map((course) => course.row),
  );
  await insertRows(
    db,
    'course_slot',
    courses.map((course) => course.slot),
  );
  await insertRows(db, 'course_co_teacher', coTeachers(courses));
  await insertRows(
    db,
    'enrolment',
    courses.flatMap((course) => course.enrolments.map((enrolment) => enrolment.row)),
  );
  return courses;
}

interface Member {
  family: DemoFamily;
  student: DemoStudent;
  study: Study;
}
interface Group {
  site: SiteKey;
  discipline: DisciplineKey;
  /** Set where a class is of one level. */
  level: LevelName | null;
  members: Member[];
}

/** Lessons gather students of all levels; classes gather those of one. */
function groupByClass(families: readonly DemoFamily[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const family of families) {
    for (const student of family.students) {
      for (const study of student.studies) {
        const level = disciplineOf(study.discipline).collective ? study.level : null;
        const key = `${family.site}:${study.discipline}:${level ?? ''}`;
        const group = groups.get(key) ?? { site: family.site, discipline: study.discipline, level, members: [] };
        group.members.push({ family, student, study });
        groups.set(key, group);
      }
    }
  }
  return groups;
}

function newCourse(group: Group, members: readonly Member[], index: number, faculty: Faculty, random: Random): DemoCourse {
  const { name, collective, department, capacity } = disciplineOf(group.discipline);
  const { teacherId, roomId } = faculty.nextFor(group.site, group.discipline);
  const [first] = members;
  const at = daysAgo(90, '10:00');
  const row: DemoCourse['row'] = {
    id: random.uuid(),
    site_id: idOf('site', group.site),
    school_year_id: idOf('school-year', SCHOOL_YEAR),
    department_id: idOf('department', department),
    discipline_id: idOf('discipline', group.discipline),
    curriculum_id: first ? idOf('curriculum', first.study.curriculum) : null,
    cycle_id: collective && first ? idOf('cycle', first.study.cycle) : null,
    level_id: group.level && idOf('level', group.level),
    class_name_id: group.level && idOf('class-name', `${group.site}:${className(group.discipline, group.level)}`),
    teacher_id: teacherId,
    room_id: roomId,
    previous_course_id: null,
    name: group.level ? `${name} ${className(group.discipline, group.level)}` : name,
    collective: collective ? 1 : 0,
    capacity,
    comment: random.chance(0.25) ? random.pick(COMMENTS) : null,
    archived_at: null,
    version: 1,
    created_at: at,
    updated_at: at,
  };
  const slot = newSlot(row, index, members.length, random);
  const enrolments = members.map((member, i) => newEnrolment(member, row, slot, i, random));
  return { row, discipline: group.discipline, slot, enrolments, teacherName: faculty.nameOf(teacherId) };
}

const COMMENTS = [
  'Apporter le carnet de liaison à chaque cours.',
  'Audition de la classe le vendredi 11 décembre à 19\u00A0h.',
  'Les partitions sont à disposition au secrétariat.',
  'Répétition générale le samedi matin.',
];

const LESSON_MINUTES = 30;

/** Lessons follow each other from the early afternoon; classes come after them, so that most students can have both. */
function newSlot(course: DemoCourse['row'], index: number, members: number, random: Random): DemoCourse['slot'] {
  const weekday = (index % 5) + 1;
  const collective = course.collective === 1;
  return {
    id: random.uuid(),
    course_id: course.id,
    room_id: course.room_id,
    weekday,
    starts_time: collective ? (index % 3 === 0 ? '18:45' : '17:15') : '13:30',
    minutes: collective ? 75 : Math.max(1, members) * LESSON_MINUTES,
    from_on: YEAR_STARTS,
    to_on: '2027-07-02',
  };
}

function newEnrolment(
  { family, student, study }: Member,
  course: DemoCourse['row'],
  slot: DemoCourse['slot'],
  rank: number,
  random: Random,
): DemoEnrolment {
  const active = study.situation === 'active';
  const individual = course.collective === 0;
  const at = daysAgo(random.int(75, 140), '11:20');
  const row: DemoEnrolment['row'] = {
    id: random.uuid(),
    student_id: student.row.id,
    course_id: course.id,
    curriculum_id: idOf('curriculum', study.curriculum),
    cycle_id: idOf('cycle', study.cycle),
    level_id: study.level && idOf('level', study.level),
    situation_id: idOf('situation', study.situation),
    re_enrolment_id: null,
    starts_on: YEAR_STARTS,
    ends_on: study.situation === 'left-course' ? '2026-10-16' : null,
    passage_time: individual && active ? addMinutes(slot.starts_time, rank * LESSON_MINUTES) : null,
    passage_minutes: individual && active ? LESSON_MINUTES : null,
    waiting_rank: study.situation === 'waiting' ? rank + 1 : null,
    comment: study.situation === 'left-course' ? 'Démission par courrier, déménagement.' : null,
    version: 1,
    created_at: at,
    updated_at: at,
  };
  return { row, study, student, family, active };
}

function classNames(courses: readonly DemoCourse[]): Row<'class_name'>[] {
  const rows = new Map<string, Row<'class_name'>>();
  for (const { row, discipline, enrolments } of courses) {
    const level = enrolments[0]?.study.level;
    if (!row.class_name_id || !level || rows.has(row.class_name_id)) continue;
    rows.set(row.class_name_id, {
      id: row.class_name_id,
      site_id: row.site_id,
      discipline_id: row.discipline_id,
      level_id: row.level_id,
      name: className(discipline, level),
      position: rows.size,
      archived_at: null,
    });
  }
  return [...rows.values()];
}

/** Orchestras and choirs are led by two. */
function coTeachers(courses: readonly DemoCourse[]): Row<'course_co_teacher'>[] {
  const others = courses.filter(({ row }) => row.collective === 0);
  return courses
    .filter(({ row }) => row.department_id === idOf('department', 'collectif'))
    .flatMap(({ row }, i) => {
      const teacher = others[i % Math.max(1, others.length)]?.row.teacher_id;
      return teacher && teacher !== row.teacher_id ? [{ course_id: row.id, teacher_id: teacher }] : [];
    });
}
