/** @jsxImportSource ../../../jsx */
import type { Child } from 'hono/jsx';
import type { PastCourseRow, PastCourseSheet } from '../../../../../shared/contract/past-years.ts';
import type { StudentFrame } from '../../../../../shared/contract/students.ts';
import { Arrows } from '../../../extranet/arrows.tsx';
import { Back } from '../../../extranet/layout.tsx';
import type { Visit } from '../../../extranet/page.ts';
import { StudentFile, studentPath } from '../../../extranet/student-file.tsx';
import { Tabs } from '../../../extranet/tabs.tsx';

const PAST_TABS = { historique: 'Historique', evaluations: 'Évaluations', commentaires: 'Commentaires' } as const;
export type PastTab = keyof typeof PAST_TABS;

/** Where one tab of a past course's sheet is. */
export const pastPath = (studentId: string, pastId: string, tab: PastTab = 'historique'): string =>
  `${studentPath(studentId, 'historique')}/${pastId}${tab === 'historique' ? '' : `/${tab}`}`;

/** « PI 201, 2024-2025 » */
export const pastTitle = ({ className, discipline, department, schoolYear }: PastCourseRow): string =>
  [className ?? discipline ?? department, schoolYear].filter(Boolean).join(', ');

export interface PastFileParts {
  student: StudentFrame;
  past: PastCourseSheet;
}

/** Whose sheet, and which: what is not this family's is not found. */
export async function readPastFile(visit: Visit): Promise<PastFileParts> {
  const student = await visit.call('students.frame', { id: visit.params.student ?? '' });
  const past = await visit.call('pastYears.get', { studentId: student.id, id: visit.params.past ?? '' });
  return { student, past };
}

interface PastFileProps extends PastFileParts {
  visit: Visit;
  tab: PastTab;
  children: Child;
}

/** A page of a past course: its tabs, the content, arrows from sheet to sheet on the same tab, « Retour » (guide 1, C; guide 2, Historique). */
export const PastFile = ({ visit, student, past, tab, children }: PastFileProps) => (
  <StudentFile visit={visit} student={student} tab="historique" title={`${PAST_TABS[tab]}, ${pastTitle(past)}`}>
    <PastHead student={student} past={past} tab={tab} />
    {children}
    <div class="below-list">
      <Back to={studentPath(student.id, 'historique')} />
      <Arrows
        label="D’une fiche d’historique à l’autre"
        names={['Première fiche', 'Fiche précédente', 'Fiche suivante', 'Dernière fiche']}
        ids={past.all}
        here={past.id}
        href={(id) => pastPath(student.id, id, tab)}
      />
    </div>
  </StudentFile>
);

interface PastEvaluationFileProps extends PastFileParts {
  visit: Visit;
  /** « Devoir collectif du 08/10/2012 » */
  title: string;
  here: string;
  children: Child;
}

/** What a double-click on an evaluation shows: arrows lead through the evaluations, « Retour » to their list. */
export const PastEvaluationFile = ({ visit, student, past, title, here, children }: PastEvaluationFileProps) => {
  const list = pastPath(student.id, past.id, 'evaluations');
  return (
    <StudentFile visit={visit} student={student} tab="historique" title={`${title}, ${pastTitle(past)}`}>
      <PastHead student={student} past={past} tab="evaluations" />
      {children}
      <div class="below-list">
        <Back to={list} />
        <Arrows
          label="D’une évaluation à l’autre"
          names={['Première évaluation', 'Évaluation précédente', 'Évaluation suivante', 'Dernière évaluation']}
          ids={past.evaluations.map(({ id }) => id)}
          here={here}
          href={(id) => `${list}/${id}`}
        />
      </div>
    </StudentFile>
  );
};

const PastHead = ({ student, past, tab }: PastFileParts & { tab: PastTab }) => (
  <>
    <h2 class="file-title">
      Historique du cours {past.discipline ?? past.className ?? past.department} <span class="pill">{past.schoolYear}</span>
    </h2>
    <Tabs
      label={`Historique du cours ${pastTitle(past)}`}
      level={2}
      tabs={(Object.keys(PAST_TABS) as PastTab[]).map((name) => ({
        href: pastPath(student.id, past.id, name),
        label: PAST_TABS[name],
        current: name === tab,
      }))}
    />
  </>
);
