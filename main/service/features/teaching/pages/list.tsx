/** @jsxImportSource ../../../jsx */
import type { CourseSheet } from '../../../../../shared/contract/teaching.ts';
import { within } from '../../../../../shared/typography.ts';
import { Back } from '../../../extranet/layout.tsx';
import { type Reply, show, type Visit } from '../../../extranet/page.ts';
import { StudentFile, studentPath } from '../../../extranet/student-file.tsx';
import { type Column, Table } from '../../../extranet/table.tsx';
import { roomsOf, weeklyHours } from '../words.ts';
import { coursePath } from './file.tsx';

/** The tab *Cours* of a student: this year's courses; each opens its file. */
export async function showCourses(visit: Visit): Promise<Reply> {
  const student = await visit.call('students.frame', { id: visit.params.student ?? '' });
  const courses = await visit.call('teaching.courses', { student: student.id });
  return show(
    <StudentFile visit={visit} student={student} tab="cours">
      <section class="card">
        <h2>Cours de l’année</h2>
        <Table
          visit={visit}
          caption={`Cours de ${student.name} cette année`}
          wide
          columns={COLUMNS.filter(({ value }) => courses.some((course) => value(course)))}
          rows={courses}
          open={({ id, name }) => ({ href: coursePath(student.id, id), label: `Ouvrir le cours ${name}` })}
          sentence={sentence}
          empty="Aucun cours n’est enregistré cette année. Les années précédentes se trouvent sous l’onglet Historique."
        />
        {courses.length === 0 && (
          <p>
            <a href={studentPath(student.id, 'historique')}>Voir l’historique</a>
          </p>
        )}
      </section>
      <Back to="/famille" />
    </StudentFile>,
  );
}

const COLUMNS: readonly Column<CourseSheet>[] = [
  {
    label: 'Cours',
    value: ({ name, situation }) => (
      <span>
        <strong>{name}</strong> {situation && <span class="pill">{situation}</span>}
      </span>
    ),
  },
  { label: 'Classe', kind: 'date', value: ({ className }) => className },
  { label: 'Niveau', kind: 'date', value: ({ level }) => level },
  { label: 'Cycle', kind: 'date', value: ({ cycle }) => cycle },
  { label: 'Enseignant', value: ({ teachers }) => teachers.join(', ') },
  { label: 'Jour et heure', value: (course) => lines(weeklyHours(course)) },
  { label: 'Salle', value: (course) => roomsOf(course).join(', ') },
];

/** One under the other; nothing for none. */
export const lines = (texts: readonly string[]) =>
  texts.length === 0
    ? null
    : texts.map((text, i) => (
        <>
          {i > 0 && <br />}
          {text}
        </>
      ));

/** Most rooms say themselves what they are. */
const roomWords = (rooms: string): string => (/\bsalle\b/i.test(rooms) ? rooms : `Salle : ${rooms}`);

function sentence(course: CourseSheet) {
  const { name, situation, className, level, cycle, teachers } = course;
  const what = [situation && within(situation), className && `classe ${className}`, level && `niveau ${level}`, cycle && within(cycle)];
  const hours = weeklyHours(course).map(within);
  const rooms = roomsOf(course);
  return (
    <>
      <strong>{name}</strong>
      {what.filter(Boolean).map((word) => `, ${word}`)}.{teachers.length > 0 && ` Enseignant : ${teachers.join(', ')}.`}
      {hours.length > 0 && ` Jour et heure : ${hours.join(', ')}.`}
      {rooms.length > 0 && ` ${roomWords(rooms.join(', '))}.`}
    </>
  );
}
