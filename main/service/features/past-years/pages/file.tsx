/** @jsxImportSource hono/jsx */
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
  /** Before the name of the sheet in the page's title, when it is not the tab's name. */
  title?: string;
  /** Where « Retour » leads, when it is not the list of the history. */
  back?: string;
  children: Child;
}

/** One page of a past course: its tabs, the content, arrows from sheet to sheet on the same tab, « Retour » (guide 1, C; guide 2, Historique). */
export const PastFile = ({ visit, student, past, tab, title, back, children }: PastFileProps) => (
  <StudentFile visit={visit} student={student} tab="historique" title={`${title ?? PAST_TABS[tab]}, ${pastTitle(past)}`}>
    <h2 class="file-title">
      {past.discipline ?? past.className ?? past.department ?? 'Cours'} <span class="quiet">{past.schoolYear}</span>
    </h2>
    <Tabs
      label={`Fiche ${pastTitle(past)}`}
      level={2}
      tabs={(Object.keys(PAST_TABS) as PastTab[]).map((name) => ({
        href: pastPath(student.id, past.id, name),
        label: PAST_TABS[name],
        current: name === tab,
      }))}
    />
    {children}
    <div class="below-list">
      <Back to={back ?? studentPath(student.id, 'historique')} />
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
