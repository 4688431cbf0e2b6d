import type { WriteDb } from '../open.ts';
import type { Row } from '../tables.ts';
import { daysAgo } from './calendar.ts';
import type { SiteKey } from './model.ts';
import { LAST_NAMES, MEN, WOMEN } from './names.ts';
import { type DisciplineKey, disciplineOf, idOf } from './organisation.ts';
import { type Random, randomFor } from './random.ts';
import { insertRows } from './rows.ts';

const ROOM_NAMES = [
  'Salle Louise-Farrenc',
  'Salle Lili-Boulanger',
  'Salle Rameau',
  'Salle Ravel',
  'Salle Chaminade',
  'Salle Debussy',
  'Salle Nadia-Boulanger',
  'Salle Couperin',
];

function roomName(discipline: DisciplineKey, count: number): string {
  const { department } = disciplineOf(discipline);
  if (department === 'danse') return `Studio de danse ${count + 1}`;
  if (department === 'theatre') return `Plateau ${count + 1}`;
  if (department === 'collectif') return `Grande salle ${count + 1}`;
  return ROOM_NAMES[count] ?? `Salle ${101 + count}`;
}
/** A teacher gives at most this many classes a week, each on another day. */
const CLASSES_EACH = 4;

/** Teachers and rooms are found as courses ask for them, so that there are as many as the school needs. */
export interface Faculty {
  /** Teacher and room of the next class of a discipline at a site. */
  nextFor(site: SiteKey, discipline: DisciplineKey): { teacherId: string; roomId: string };
  write(db: WriteDb): Promise<void>;
  nameOf(teacherId: string): string;
}

export function gatherFaculty(): Faculty {
  const random = randomFor('faculty');
  const teachers = new Map<string, Row<'teacher'>>();
  const taught: { teacher_id: string; discipline_id: string }[] = [];
  const rooms = new Map<string, Row<'room'>>();
  const busy = new Map<string, { teacherId: string; roomId: string; classes: number }>();

  const hire = (site: SiteKey, discipline: DisciplineKey): { teacherId: string; roomId: string } => {
    const teacher = newTeacher(random);
    teachers.set(teacher.id, teacher);
    taught.push({ teacher_id: teacher.id, discipline_id: idOf('discipline', discipline) });
    const room = newRoom(site, discipline, rooms.size, random);
    rooms.set(room.id, room);
    return { teacherId: teacher.id, roomId: room.id };
  };

  return {
    nextFor(site, discipline) {
      const key = `${site}:${discipline}`;
      const now = busy.get(key);
      if (now && now.classes < CLASSES_EACH) {
        now.classes++;
        return now;
      }
      const hired = hire(site, discipline);
      busy.set(key, { ...hired, classes: 1 });
      return hired;
    },
    async write(db) {
      await insertRows(db, 'teacher', [...teachers.values()]);
      await insertRows(db, 'teacher_discipline', taught);
      await insertRows(db, 'room', [...rooms.values()]);
    },
    nameOf: (teacherId) => {
      const teacher = teachers.get(teacherId);
      return teacher ? `${teacher.last_name.toUpperCase()} ${teacher.first_name}` : '';
    },
  };
}

function newTeacher(random: Random): Row<'teacher'> {
  const woman = random.chance(0.52);
  const [first, last] = [random.pick(woman ? WOMEN : MEN), random.pick(LAST_NAMES)];
  return {
    id: random.uuid(),
    staff_id: null,
    civility: woman ? 'Mme' : 'M',
    last_name: last,
    first_name: first,
    email: random.chance(0.8) ? `enseignant${random.digits(5)}@exemple.fr` : null,
    phone: null,
    archived_at: null,
    created_at: daysAgo(random.int(90, 2600), '10:00'),
  };
}

const newRoom = (site: SiteKey, discipline: DisciplineKey, count: number, random: Random): Row<'room'> => ({
  id: random.uuid(),
  site_id: idOf('site', site),
  name: roomName(discipline, count),
  capacity: random.pick([4, 6, 12, 20, 40]),
  position: count,
  archived_at: null,
});
