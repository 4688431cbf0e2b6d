import type { Row } from '../tables.ts';
import { daysAgo } from './calendar.ts';
import { type Demo, type DemoStudent, isDetailed, type SiteKey } from './model.ts';
import { DEPARTMENTS, type DepartmentKey, disciplineOf, idOf } from './organisation.ts';
import { type Random, randomFor } from './random.ts';
import { insertRows } from './rows.ts';

const PIECES: readonly [title: string, composer: string | null, minutes: number][] = [
  ['Marche dans le désert', null, 2],
  ['Petite valse du grenier', 'M. Anceau', 2],
  ['Sonatine en sol majeur', 'L. van Beethoven', 5],
  ['Menuet en sol', 'C. Petzold', 2],
  ['Suite pour violoncelle n° 1 – Prélude', 'J.-S. Bach', 3],
  ['La fille aux cheveux de lin', 'C. Debussy', 3],
  ['Romance sans paroles', 'G. Fauré', 4],
  ['Nocturne', 'L. Boulanger', 3],
  ['Étude n° 4', 'L. Farrenc', 2],
  ['Concertino – 1er mouvement', 'C. Chaminade', 6],
  ['Promesse du vent', null, 3],
  ['Danse villageoise', 'A. Grétry', 2],
  ['Ave verum corpus', 'W. A. Mozart', 4],
  ['Symphonie fantastique – Un bal (extrait)', 'H. Berlioz', 7],
  ['Tableau de groupe – création', null, 12],
  ['Le Bourgeois gentilhomme – acte II, scène 4', 'Molière', 9],
];

/** What is performed each year, and when. */
const SEASONS = [
  { key: 'winter', day: '2025-12-13', kind: 'concert', title: 'Concert de Noël', place: 'Auditorium Louise-Farrenc' },
  { key: 'exam', day: '2026-05-27', kind: 'exam', title: 'Fin de cycle', place: 'Salle Lili-Boulanger' },
  { key: 'june', day: '2026-06-21', kind: 'concert', title: 'Fête de la musique 2026', place: 'Kiosque du jardin' },
  { key: 'autumn', day: '2026-11-13', kind: 'audition', title: 'Audition d’automne', place: 'Salle Rameau' },
] as const;

const titleOf = (season: (typeof SEASONS)[number], department: DepartmentKey): string =>
  season.kind === 'concert' ? `${season.title} – ${DEPARTMENTS[department]}` : `${season.title} – département ${DEPARTMENTS[department]}`;

interface Written {
  events: Row<'repertoire_event'>[];
  participations: Row<'participation'>[];
}

/** Auditions, concerts and exams with who played what; in a large store only the detailed families take part. */
export async function seedRepertoire({ db, families }: Demo): Promise<void> {
  const random = randomFor('repertoire');
  const written: Written = { events: [], participations: [] };
  for (const { site, department, students } of performers(families)) {
    for (const season of SEASONS) {
      const present = students.filter(({ since }) => (season.key === 'autumn' ? true : since < 2026) && random.chance(0.5));
      if (present.length > 0) perform(site, department, season, present, random, written);
    }
  }
  await insertRows(
    db,
    'piece',
    PIECES.map(([title, composer, minutes], i) => ({
      id: idOf('piece', String(i)),
      title,
      composer,
      arranger: null,
      seconds: minutes * 60,
      archived_at: null,
    })),
  );
  await insertRows(db, 'repertoire_event', written.events);
  await insertRows(db, 'participation', written.participations);
}

const EVENING = 24;

interface Performers {
  site: SiteKey;
  department: DepartmentKey;
  students: DemoStudent[];
}

/** Those of a department, at most as many as an evening holds. */
function performers(families: Demo['families']): Performers[] {
  const groups = new Map<string, Performers>();
  for (const family of families.filter(isDetailed)) {
    for (const student of family.students) {
      const study = student.studies.find(({ discipline }) => discipline !== 'formation-musicale' && discipline !== 'eveil');
      if (!study) continue;
      const { department } = disciplineOf(study.discipline);
      const key = `${family.site}:${department}`;
      const group = groups.get(key) ?? { site: family.site, department, students: [] };
      group.students.push(student);
      groups.set(key, group);
    }
  }
  return [...groups.values()].flatMap(({ students, ...group }) =>
    Array.from({ length: Math.ceil(students.length / EVENING) }, (_, i) => ({
      ...group,
      students: students.slice(i * EVENING, (i + 1) * EVENING),
    })),
  );
}

function perform(
  site: SiteKey,
  department: DepartmentKey,
  season: (typeof SEASONS)[number],
  present: readonly DemoStudent[],
  random: Random,
  written: Written,
): void {
  const at = daysAgo(8, '10:00');
  const event: Row<'repertoire_event'> = {
    id: random.uuid(),
    site_id: idOf('site', site),
    kind_id: idOf('repertoire-kind', department === 'danse' || department === 'theatre' ? 'stage' : season.kind),
    title: titleOf(season, department),
    held_on: season.day,
    starts_time: random.pick(['17:00', '18:30', '19:00', '20:00']),
    place: season.place,
    comment: random.chance(0.4) ? 'Entrée libre dans la limite des places disponibles.' : null,
    version: 1,
    created_at: at,
    updated_at: at,
  };
  written.events.push(event);
  for (const [position, student] of present.entries()) {
    const first = participation(event, student, department, position, random);
    written.participations.push(first);
    const isMusic = department !== 'danse' && department !== 'theatre';
    if (isMusic && random.chance(0.2)) written.participations.push(another(first, random));
  }
}

/** A second piece on the same evening. */
function another(first: Row<'participation'>, random: Random): Row<'participation'> {
  const pieces = PIECES.slice(0, 14).map(([, , minutes], i) => ({ piece_id: idOf('piece', String(i)), seconds: minutes * 60 }));
  const second = random.pick(pieces.filter(({ piece_id }) => piece_id !== first.piece_id));
  return { ...first, ...second, id: random.uuid(), comment: null };
}

function participation(
  event: Row<'repertoire_event'>,
  student: DemoStudent,
  department: DepartmentKey,
  position: number,
  random: Random,
): Row<'participation'> {
  const stage = department === 'danse' ? 14 : department === 'theatre' ? 15 : null;
  const piece = stage ?? random.int(0, 13);
  const duo = stage === null && random.chance(0.2);
  return {
    id: random.uuid(),
    event_id: event.id,
    student_id: student.row.id,
    piece_id: idOf('piece', String(piece)),
    part: duo ? random.pick(['Partie 1', 'Partie 2', 'Accompagnement']) : null,
    seconds: random.chance(0.85) ? (PIECES[piece]?.[2] ?? 3) * 60 + random.int(-20, 40) : null,
    comment: random.chance(0.3) ? random.pick(['En duo.', 'De mémoire.', 'Avec piano.', 'Première audition publique.']) : null,
    position,
  };
}
