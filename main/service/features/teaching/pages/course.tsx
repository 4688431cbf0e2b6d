/** @jsxImportSource ../../../jsx */
import type { OutputOf } from '../../../../../shared/contract/index.ts';
import { type CourseSheet, type LessonRow, ROWS_ON_A_PAGE } from '../../../../../shared/contract/teaching.ts';
import { formatMonth } from '../../../../../shared/dates.ts';
import { type Fact, Facts } from '../../../extranet/facts.tsx';
import { type Reply, show, type Visit } from '../../../extranet/page.ts';
import { Paging, pageHref, wantedPage } from '../../../extranet/paging.tsx';
import { type Column, Table } from '../../../extranet/table.tsx';
import { durationsOf, roomsOf, weeklyHours } from '../words.ts';
import { asked, CourseFile, coursePath, TO_COME } from './file.tsx';
import { lessonColumns, lessonDoor, lessonSentence } from './lesson.tsx';
import { lines } from './list.tsx';

/** The tab *Cours* of a course (guide 1: *Suivi*): what it is, and its lessons. */
export async function showCourse(visit: Visit): Promise<Reply> {
  const student = await visit.call('students.frame', { id: visit.params.student ?? '' });
  const toCome = visit.query.get('seances') === 'a-venir';
  const course = await visit.call('teaching.course', { ...asked(visit), toCome, page: wantedPage(visit) });
  const path = coursePath(student.id, course.frame.id);
  return show(
    <CourseFile
      visit={visit}
      student={student}
      frame={course.frame}
      tab="cours"
      page={course.page}
      {...(toCome && { title: 'Séances à venir' })}
    >
      <Facts title="Suivi" facts={factsOf(course.sheet)} />
      {toCome ? <ToCome visit={visit} path={path} course={course} /> : <Past visit={visit} path={path} course={course} />}
    </CourseFile>,
  );
}

const factsOf = (sheet: CourseSheet): Fact[] => [
  ['Département', sheet.department],
  ['Classe', sheet.className],
  ['Cycle', sheet.cycle],
  ['Niveau', sheet.level],
  [sheet.teachers.length > 1 ? 'Enseignants' : 'Enseignant', sheet.teachers.join(', ')],
  ['Salle', roomsOf(sheet).join(', ')],
  ['Jour et heure', lines(weeklyHours(sheet))],
  ['Durée', durationsOf(sheet).join(', ')],
  ['Commentaire', sheet.comment, 'wide'],
];

interface LessonsProps {
  visit: Visit;
  path: string;
  course: OutputOf<'teaching.course'>;
}

/** What is over, newest first, below the three soonest of what comes. */
const Past = ({ visit, path, course }: LessonsProps) => (
  <>
    {course.next.length > 0 && course.page === 1 && (
      <section class="card lessons">
        <h3>Prochaines séances</h3>
        <Lessons
          visit={visit}
          path={path}
          columns={lessonColumns([...course.next, ...course.rows])}
          rows={course.next}
          caption="Prochaines séances"
        />
        {course.toComeCount > course.next.length && (
          <p class="card-foot">
            <a href={pageHref(path, 1, TO_COME)}>Voir les {course.toComeCount} séances à venir</a>
          </p>
        )}
      </section>
    )}
    <section class="card lessons">
      <h3>Séances passées</h3>
      <Lessons
        visit={visit}
        path={path}
        columns={lessonColumns([...course.next, ...course.rows])}
        rows={course.rows}
        caption="Séances passées"
        empty="Aucune séance passée."
        byMonth
      />
      <Paging {...course} noun="séances" size={ROWS_ON_A_PAGE} href={(page) => pageHref(path, page)} />
    </section>
  </>
);

/** Everything that is planned, soonest first. */
const ToCome = ({ visit, path, course }: LessonsProps) => (
  <section class="card lessons">
    <h3>Séances à venir</h3>
    <Lessons
      visit={visit}
      path={path}
      columns={lessonColumns(course.rows)}
      rows={course.rows}
      caption="Séances à venir"
      empty="Aucune séance à venir."
      byMonth
    />
    <Paging {...course} noun="séances" size={ROWS_ON_A_PAGE} href={(page) => pageHref(path, page, TO_COME)} />
    <p class="card-foot">
      <a href={path}>Voir les séances passées{course.pastCount > 0 && ` (${course.pastCount})`}</a>
    </p>
  </section>
);

interface ListProps {
  visit: Visit;
  path: string;
  /** The same for every list of the page, so that they stand one under the other. */
  columns: readonly Column<LessonRow>[];
  rows: readonly LessonRow[];
  caption: string;
  empty?: string;
  byMonth?: boolean;
}

const Lessons = ({ visit, path, columns, rows, caption, empty = '', byMonth = false }: ListProps) => (
  <Table
    visit={visit}
    caption={caption}
    columns={columns}
    rows={rows}
    {...(byMonth && { group: ({ heldOn }: LessonRow) => formatMonth(heldOn) })}
    open={(row) => lessonDoor(path, row)}
    sentence={lessonSentence}
    empty={empty}
  />
);
