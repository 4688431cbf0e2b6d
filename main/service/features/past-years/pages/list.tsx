/** @jsxImportSource ../../../jsx */
import type { PastCourseRow } from '../../../../../shared/contract/past-years.ts';
import { Back } from '../../../extranet/layout.tsx';
import { type Reply, show, type Visit } from '../../../extranet/page.ts';
import { ListSearch, typedSearch } from '../../../extranet/search.tsx';
import { StudentFile } from '../../../extranet/student-file.tsx';
import { Table } from '../../../extranet/table.tsx';
import { pastCourseWords } from '../row.ts';
import { pastPath, pastTitle } from './file.tsx';

/** The tab *Historique*: the sheets of earlier years, and « Rechercher » above them. */
export async function showList(visit: Visit): Promise<Reply> {
  const student = await visit.call('students.frame', { id: visit.params.student ?? '' });
  const typed = typedSearch(visit);
  const { rows, total } = await visit.call('pastYears.list', { studentId: student.id, search: typed });
  return show(
    <StudentFile visit={visit} student={student} tab="historique">
      <section class="card past-years">
        <h2>Années antérieures</h2>
        <ListSearch
          visit={visit}
          label="Rechercher dans l’historique"
          hint="Année, département, classe, cycle ou enseignant"
          typed={typed}
          nouns={['fiche', 'fiches']}
          found={rows.length}
          total={total}
        >
          <Table
            visit={visit}
            caption={`Historique de ${student.name}`}
            columns={[
              { label: 'Année', kind: 'date', value: ({ schoolYear }) => <strong>{schoolYear}</strong> },
              { label: 'Département', value: ({ department }) => department },
              { label: 'Classe', value: ({ className }) => className },
              { label: 'Cycle', value: ({ cycle }) => cycle },
              { label: 'Enseignant', value: ({ teacher }) => teacher },
            ]}
            rows={rows}
            open={(row) => ({ href: pastPath(student.id, row.id), label: `Ouvrir la fiche ${pastTitle(row)}` })}
            sentence={sentence}
            words={pastCourseWords}
            empty="Aucune année antérieure n’est enregistrée. La première apparaîtra ici à la fin de l’année scolaire."
          />
        </ListSearch>
      </section>
      <Back to="/famille" />
    </StudentFile>,
  );
}

function sentence(row: PastCourseRow) {
  const { schoolYear, department, className, cycle, teacher } = row;
  const words = [className && `classe ${className}`, department && `département ${department}`, cycle, teacher && `enseignant ${teacher}`];
  return (
    <>
      <strong>{schoolYear}</strong> : {words.filter(Boolean).join(', ') || 'aucune précision'}.
    </>
  );
}
