/** @jsxImportSource ../../jsx */
import type { StudentRow } from '../../../../shared/contract/students.ts';
import { formatDay } from '../../../../shared/dates.ts';
import { Icon } from '../../extranet/icons.tsx';
import { Back, Layout, PageTitle } from '../../extranet/layout.tsx';
import { goTo, type Page, type Reply, show, type Visit } from '../../extranet/page.ts';
import { ChooseStudent, STUDENT_TABS, type StudentTab, studentPath, tabsOf } from '../../extranet/student-file.tsx';

export const studentPages: readonly Page[] = [
  { method: 'GET', path: '/eleves', access: 'family', answer: showStudents },
  { method: 'GET', path: '/eleves/:student', access: 'family', answer: openFile },
];

/** The list; the drop-down here and on a file leads back with the student and the tab that it wants. */
async function showStudents(visit: Visit): Promise<Reply> {
  const students = await visit.call('students.list', {});
  const chosen = students.find(({ id }) => id === visit.query.get('eleve'));
  if (chosen) return goTo(studentPath(chosen.id, wantedTab(visit, chosen)));
  return show(
    <Layout visit={visit} title="Élèves">
      <div class="student-head">
        <PageTitle title={students.length > 1 ? 'Vos élèves' : 'Votre élève'} />
        {students.length > 1 && (
          <div class="student-choice">
            <ChooseStudent students={students} tab="identite" />
          </div>
        )}
      </div>
      {students.length === 0 ? (
        <section class="card">
          <p class="nothing quiet">Aucun élève n’est rattaché à votre famille. Adressez-vous au secrétariat.</p>
        </section>
      ) : (
        <ul class="card-grid students">
          {students.map((student) => (
            <Student student={student} />
          ))}
        </ul>
      )}
      <Back to="/accueil" />
    </Layout>,
  );
}

/** One student: the name opens the file, and each tab is one step away. */
const Student = ({ student }: { student: StudentRow }) => {
  const { id, name, birthDate, age, courses, sheetWaiting, reEnrolmentOpen } = student;
  return (
    <li class="card">
      <h2>
        <a href={studentPath(id, 'identite')}>
          {name} <Icon name="right" />
        </a>
      </h2>
      {birthDate && (
        <p class="quiet">
          {age} {age === 1 ? 'an' : 'ans'} · date de naissance : {formatDay(birthDate)}
        </p>
      )}
      <p>{courses.join(' · ') || 'Aucun cours cette année'}</p>
      {sheetWaiting && (
        <p class="state-mark waiting">
          <Icon name="clock" /> Fiche en attente de validation
        </p>
      )}
      {reEnrolmentOpen && (
        <p class="state-mark open">
          <Icon name="calendar" /> Réinscription ouverte
        </p>
      )}
      <ul class="ways" aria-label={`Dossier de ${name}`}>
        {tabsOf(student).map((tab) => (
          <li>
            <a href={studentPath(id, tab)}>{STUDENT_TABS[tab]}</a>
          </li>
        ))}
      </ul>
    </li>
  );
};

async function openFile(visit: Visit): Promise<Reply> {
  const { id } = await visit.call('students.frame', { id: visit.params.student ?? '' });
  return goTo(studentPath(id, 'identite'));
}

/** The same tab for another student, unless that one has no such tab. */
const wantedTab = (visit: Visit, student: StudentRow): StudentTab =>
  tabsOf(student).find((tab) => tab === visit.query.get('onglet')) ?? 'identite';
