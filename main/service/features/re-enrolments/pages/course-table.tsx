/** @jsxImportSource ../../../jsx */
import type { ReEnrolmentCourse } from '../../../../../shared/contract/re-enrolments.ts';
import { fieldId } from '../../../extranet/forms.tsx';
import type { Visit } from '../../../extranet/page.ts';
import { Tick, Wrong } from './tick.tsx';
import { type Filled, NAMES } from './typed-form.ts';

interface CourseTableProps {
  visit: Visit;
  courses: readonly ReEnrolmentCourse[];
  filled: Filled;
  /** What stands in the last column: boxes, what was ticked, or no such column. */
  column: 'boxes' | 'marks' | 'none';
  error?: string | undefined;
}

interface Group {
  curriculum: { id: string; name: string } | null;
  courses: ReEnrolmentCourse[];
}

const LABELS = ['Cursus', 'Cours', 'Niv.', 'Enseignant', 'Cycle', 'Actif'] as const;

/** The guides' table: the student's courses by curriculum, a box for each curriculum and for each course. In accessibility mode, sentences. */
export const CourseTable = (props: CourseTableProps) => {
  const { visit, courses, error } = props;
  if (courses.length === 0) return <p class="nothing quiet">Aucun cours cette année.</p>;
  const groups = byCurriculum(courses);
  return (
    <div id={fieldId('courses')} tabindex={-1} class={error ? 'course-boxes is-wrong' : 'course-boxes'}>
      {error && <Wrong id="champ-courses-error">{error}</Wrong>}
      {visit.look.on ? groups.map((group) => <InSentences group={group} {...props} />) : <InTable groups={groups} {...props} />}
    </div>
  );
};

function byCurriculum(courses: readonly ReEnrolmentCourse[]): Group[] {
  const groups: Group[] = [];
  for (const course of courses) {
    const last = groups.at(-1);
    if (last && last.curriculum?.id === course.curriculum?.id) last.courses.push(course);
    else groups.push({ curriculum: course.curriculum, courses: [course] });
  }
  return groups;
}

const nameOf = ({ curriculum }: Group): string => curriculum?.name ?? 'Hors cursus';
const activeWord = ({ active, situation }: ReEnrolmentCourse): string => (active ? 'Oui' : `Non (${situation})`);

const InTable = ({ groups, filled, column }: CourseTableProps & { groups: readonly Group[] }) => (
  <table class="table course-table">
    <caption class="unseen">Cours de l’année, par cursus</caption>
    <thead>
      <tr>
        {LABELS.map((label) => (
          <th scope="col">{label === 'Niv.' ? <abbr title="Niveau">Niv.</abbr> : label}</th>
        ))}
        {column !== 'none' && <th scope="col">Réinscription</th>}
      </tr>
    </thead>
    {groups.map((group) => (
      <tbody>
        <tr class="curriculum">
          <th scope="rowgroup" colspan={LABELS.length}>
            {nameOf(group)}
          </th>
          {column !== 'none' && (
            <td class="box">
              <CurriculumBox group={group} filled={filled} column={column} isTable />
            </td>
          )}
        </tr>
        {group.courses.map((course) => (
          <tr>
            <td></td>
            <td data-label="Cours">{course.course}</td>
            <td data-label="Niveau">{course.level}</td>
            <td data-label="Enseignant">{course.teacher}</td>
            <td data-label="Cycle">{course.cycle}</td>
            <td data-label="Actif">{activeWord(course)}</td>
            {column !== 'none' && (
              <td class={column === 'boxes' ? 'box' : undefined} data-label="Réinscription">
                <CourseBox course={course} filled={filled} column={column} isTable />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    ))}
  </table>
);

const InSentences = ({ group, filled, column }: CourseTableProps & { group: Group }) => (
  <section aria-label={nameOf(group)}>
    <p class="row-title">{group.curriculum ? `Cursus : ${nameOf(group)}` : nameOf(group)}</p>
    {column !== 'none' && <CurriculumBox group={group} filled={filled} column={column} />}
    <ul class="records">
      {group.courses.map((course) => (
        <li>
          <p>{sentence(course)}</p>
          {column !== 'none' && <CourseBox course={course} filled={filled} column={column} />}
        </li>
      ))}
    </ul>
  </section>
);

/** « Cours : Piano PI 201, niveau 2C1, enseignant Carmen Alonso, Cycle 2. Actif : Oui. » */
function sentence(course: ReEnrolmentCourse): string {
  const { level, teacher, cycle } = course;
  const facts = [course.course, level && `niveau ${level}`, teacher && `enseignant ${teacher}`, cycle].filter(Boolean).join(', ');
  return `Cours : ${facts}. Actif : ${activeWord(course)}.`;
}

interface BoxProps {
  filled: Filled;
  column: 'boxes' | 'marks';
  /** The row around the box says what it is about. */
  isTable?: boolean;
}

const CurriculumBox = ({ group: { curriculum }, filled, column, isTable }: BoxProps & { group: Group }) => {
  if (!curriculum) return null;
  const checked = filled.curricula.has(curriculum.id);
  if (column === 'marks') return checked ? <strong>Tout le cursus</strong> : null;
  return (
    <Tick
      name={NAMES.curriculum(curriculum.id)}
      checked={checked}
      kind="courses"
      whole={curriculum.id}
      about={curriculum.name}
      showAbout={!isTable}
    >
      Tout le cursus
    </Tick>
  );
};

const CourseBox = ({ course, filled, column, isTable }: BoxProps & { course: ReEnrolmentCourse }) => {
  const { enrolmentId, curriculum } = course;
  const inWhole = curriculum !== null && filled.curricula.has(curriculum.id);
  const checked = inWhole || filled.enrolments.has(enrolmentId);
  if (column === 'marks') return checked ? <>Demandée</> : <span class="quiet">Non demandée</span>;
  return (
    <Tick
      name={NAMES.course(enrolmentId)}
      checked={checked}
      kind="courses"
      part={curriculum?.id}
      about={`en ${course.course}`}
      showAbout={!isTable}
    >
      Se réinscrit
    </Tick>
  );
};
