/** @jsxImportSource hono/jsx */
import type { StudentRow } from '../../../../shared/contract/students.ts';
import { formatDay } from '../../../../shared/dates.ts';
import { Back, Layout, PageTitle } from '../../extranet/layout.tsx';
import { goTo, type Page, type Reply, show, type Visit } from '../../extranet/page.ts';
import { STUDENT_TABS, type StudentTab, studentPath } from '../../extranet/student-file.tsx';
import { Table } from '../../extranet/table.tsx';

export const studentPages: readonly Page[] = [
  { method: 'GET', path: '/eleves', access: 'family', answer: showStudents },
  { method: 'GET', path: '/eleves/:student', access: 'family', answer: openFile },
];

/** The list; the drop-down of a file leads here with the student and the tab that it wants. */
async function showStudents(visit: Visit): Promise<Reply> {
  const students = await visit.call('students.list', {});
  const chosen = students.find(({ id }) => id === visit.query.get('eleve'));
  if (chosen) return goTo(studentPath(chosen.id, wantedTab(visit, chosen)));
  return show(
    <Layout visit={visit} title="Élèves">
      <PageTitle above="Famille" title={students.length === 1 ? 'Votre élève' : 'Vos élèves'} />
      <section class="card">
        <Table
          visit={visit}
          caption="Élèves de la famille"
          columns={[
            { label: 'Élève', value: (student) => <strong>{student.name}</strong> },
            { label: 'Date de naissance', kind: 'date', value: ({ birthDate }) => birthDate && formatDay(birthDate) },
            { label: 'Cours de l’année', value: ({ courses }) => courses.join(' · ') || 'Aucun cours cette année' },
            { label: 'État', value: (student) => stateOf(student) },
          ]}
          rows={students}
          open={({ id, name }) => ({ href: studentPath(id, 'identite'), label: `Ouvrir le dossier de ${name}` })}
          sentence={sentence}
          empty="Aucun élève n’est rattaché à votre famille. Adressez-vous au secrétariat."
        />
      </section>
      <Back to="/accueil" />
    </Layout>,
  );
}

async function openFile(visit: Visit): Promise<Reply> {
  const { id } = await visit.call('students.frame', { id: visit.params.student ?? '' });
  return goTo(studentPath(id, 'identite'));
}

/** The same tab for another student, unless that one has no such tab. */
function wantedTab(visit: Visit, student: StudentRow): StudentTab {
  const tab = visit.query.get('onglet') ?? '';
  if (!Object.hasOwn(STUDENT_TABS, tab)) return 'identite';
  return tab === 'reinscription' && !student.reEnrolmentOpen ? 'identite' : (tab as StudentTab);
}

const stateOf = ({ sheetWaiting, reEnrolmentOpen }: StudentRow): string =>
  [sheetWaiting && 'Fiche en attente de validation', reEnrolmentOpen && 'Réinscription ouverte'].filter(Boolean).join(' · ');

function sentence(student: StudentRow) {
  const { name, birthDate, courses } = student;
  const state = stateOf(student);
  return (
    <>
      <strong>{name}</strong>
      {birthDate && `, né(e) le ${formatDay(birthDate)}`}. {courses.join(' · ') || 'Aucun cours cette année'}.{state && ` ${state}.`}
    </>
  );
}
