/** @jsxImportSource ../jsx */
import type { Child } from 'hono/jsx';
import type { StudentFrame } from '../../../shared/contract/students.ts';
import { Arrows } from './arrows.tsx';
import { Layout, PageTitle } from './layout.tsx';
import type { Visit } from './page.ts';
import { Tabs } from './tabs.tsx';

export const STUDENT_TABS = {
  identite: 'Identité',
  cours: 'Cours',
  historique: 'Historique',
  repertoire: 'Répertoire',
  reinscription: 'Réinscription',
} as const;
export type StudentTab = keyof typeof STUDENT_TABS;

/** The tabs that a student's file has now: *Réinscription* only while a campaign is open. */
export const tabsOf = ({ reEnrolmentOpen }: Pick<StudentFrame, 'reEnrolmentOpen'>): StudentTab[] =>
  (Object.keys(STUDENT_TABS) as StudentTab[]).filter((tab) => tab !== 'reinscription' || reEnrolmentOpen);

/** Where one tab of a student's file is. */
export const studentPath = (id: string, tab: StudentTab): string => `/eleves/${id}/${tab}`;

interface StudentFileProps {
  visit: Visit;
  student: StudentFrame;
  tab: StudentTab;
  /** What comes before the student's name in the page's title, when it is not the tab's name. */
  title?: string;
  /** Messages with OK, before anything else. */
  message?: Child;
  children: Child;
}

/** One page of a student's file: choice of the student, arrows from one to the next on the same tab, tabs, content (guides 1 and 2). */
export const StudentFile = ({ visit, student, tab, title, message, children }: StudentFileProps) => (
  <Layout visit={visit} title={`${title ?? STUDENT_TABS[tab]} – ${student.name}`}>
    {message}
    <div class="student-head">
      <PageTitle above="Élèves" title={student.name} />
      <StudentChoice student={student} tab={tab} />
    </div>
    <Tabs
      label={`Dossier de ${student.name}`}
      tabs={tabsOf(student).map((name) => ({ href: studentPath(student.id, name), label: STUDENT_TABS[name], current: name === tab }))}
    />
    {children}
  </Layout>
);

/** The drop-down list and the arrows; a family of one needs neither. */
const StudentChoice = ({ student, tab }: { student: StudentFrame; tab: StudentTab }) => {
  if (student.students.length < 2) return null;
  return (
    <div class="student-choice">
      <ChooseStudent students={student.students} chosen={student.id} tab={tab} />
      <Arrows
        label="D’un élève à l’autre"
        names={['Premier élève', 'Élève précédent', 'Élève suivant', 'Dernier élève']}
        ids={student.students.map(({ id }) => id)}
        here={student.id}
        // the list knows whether that student has this tab too
        href={(id) => (tab === 'reinscription' ? `/eleves?eleve=${id}&onglet=${tab}` : studentPath(id, tab))}
      />
    </div>
  );
};

interface ChooseProps {
  students: readonly { id: string; name: string }[];
  chosen?: string;
  /** The tab on which the student's file opens. */
  tab: StudentTab;
}

/** The guides' drop-down list: the list of students answers with the chosen one's file. */
export const ChooseStudent = ({ students, chosen, tab }: ChooseProps) => (
  <form method="get" action="/eleves">
    <input type="hidden" name="onglet" value={tab} />
    <label class="label" for="choix-eleve">
      Élève
    </label>
    <select class="control" id="choix-eleve" name="eleve">
      {students.map(({ id, name }) => (
        <option value={id} selected={id === chosen}>
          {name}
        </option>
      ))}
    </select>
    <button class="button" type="submit">
      Afficher
    </button>
  </form>
);
