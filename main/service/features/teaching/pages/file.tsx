/** @jsxImportSource ../../../jsx */
import type { Child } from 'hono/jsx';
import type { StudentFrame } from '../../../../../shared/contract/students.ts';
import type { CourseFrame } from '../../../../../shared/contract/teaching.ts';
import { Arrows } from '../../../extranet/arrows.tsx';
import { Back } from '../../../extranet/layout.tsx';
import type { Visit } from '../../../extranet/page.ts';
import { StudentFile, studentPath } from '../../../extranet/student-file.tsx';
import { Tabs } from '../../../extranet/tabs.tsx';

const COURSE_TABS = { cours: 'Cours', evaluations: 'Évaluations', absences: 'Absences' } as const;
export type CourseTab = keyof typeof COURSE_TABS;

/** Where one tab of a course is. */
export const coursePath = (studentId: string, enrolmentId: string, tab: CourseTab = 'cours'): string =>
  `${studentPath(studentId, 'cours')}/${enrolmentId}${tab === 'cours' ? '' : `/${tab}`}`;

/** The query of a course's page that lists the lessons to come. */
export const TO_COME = { seances: 'a-venir' };

/** The student and the course that the address names, as the verbs want them. */
export const asked = (visit: Visit) => ({ student: visit.params.student ?? '', enrolment: visit.params.enrolment ?? '' });

interface CourseFileProps {
  visit: Visit;
  student: StudentFrame;
  frame: CourseFrame;
  tab: CourseTab;
  /** Before the course in the page's title, when it is not the tab's name. */
  title?: string;
  /** Which page of a list, from 1: each has a title of its own. */
  page?: number;
  children: Child;
}

/** A page of one course: its tabs, the content, and below it arrows from course to course on the same tab (guide 1, B; guide 2, Cours). */
export const CourseFile = ({ visit, student, frame, tab, title = COURSE_TABS[tab], page = 1, children }: CourseFileProps) => (
  <StudentFile visit={visit} student={student} tab="cours" title={`${title}${page > 1 ? `, page ${page}` : ''}, ${frame.name}`}>
    <CourseHead student={student} frame={frame} tab={tab} />
    {children}
    <div class="below-list">
      <Back to={studentPath(student.id, 'cours')} />
      <Arrows
        label="D’un cours à l’autre"
        names={['Premier cours', 'Cours précédent', 'Cours suivant', 'Dernier cours']}
        ids={frame.all}
        here={frame.id}
        href={(id) => coursePath(student.id, id, tab)}
      />
    </div>
  </StudentFile>
);

interface RowPageProps extends Omit<CourseFileProps, 'page'> {
  /** « Séance du 13/11/2026 » */
  title: string;
  /** The page of the list that shows this row. */
  back: string;
  /** « D’une séance à l’autre », and the accessible names of the arrows: first, previous, next, last. */
  arrows: string;
  names: readonly [string, string, string, string];
  /** Every row of the list in order of time, this one, and the address of another. */
  ids: readonly string[];
  here: string;
  href(id: string): string;
}

/** What the guides show after a double-click on a row: one lesson, evaluation or absence; arrows lead through the list in order of time. */
export const RowPage = ({ visit, student, frame, tab, title, back, arrows, names, ids, here, href, children }: RowPageProps) => (
  <StudentFile visit={visit} student={student} tab="cours" title={`${title}, ${frame.name}`}>
    <CourseHead student={student} frame={frame} tab={tab} />
    {children}
    <div class="below-list">
      <Back to={back} />
      <Arrows label={arrows} names={names} ids={ids} here={here} href={href} />
    </div>
  </StudentFile>
);

const CourseHead = ({ student, frame, tab }: Pick<CourseFileProps, 'student' | 'frame' | 'tab'>) => (
  <>
    <h2 class="file-title">
      Suivi du cours {frame.name} {frame.situation && <span class="pill">{frame.situation}</span>}
    </h2>
    <Tabs
      label={`Suivi du cours ${frame.name}`}
      level={2}
      tabs={(Object.keys(COURSE_TABS) as CourseTab[]).map((name) => ({
        href: coursePath(student.id, frame.id, name),
        label: COURSE_TABS[name],
        current: name === tab,
      }))}
    />
  </>
);
