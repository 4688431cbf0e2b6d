/** @jsxImportSource ../../../jsx */
import { DocumentMessage, Documents } from '../../../extranet/documents-table.tsx';
import { Back } from '../../../extranet/layout.tsx';
import { type Reply, show, type Visit } from '../../../extranet/page.ts';
import { StudentFile, studentPath } from '../../../extranet/student-file.tsx';

/** A student's documents in and out of season: what was refused or has run out is given anew here. */
export async function showStudentDocuments(visit: Visit): Promise<Reply> {
  const student = await visit.call('students.frame', { id: visit.params.student ?? '' });
  const documents = await visit.call('documents.ofStudent', { studentId: student.id });
  const tab = student.reEnrolmentOpen ? 'reinscription' : 'identite';
  const lines = [...documents.family, ...documents.student];
  return show(
    <StudentFile
      visit={visit}
      student={student}
      tab={tab}
      title="Pièces à fournir"
      message={<DocumentMessage visit={visit} lines={lines} />}
    >
      {lines.length === 0 && (
        <section class="card">
          <p class="nothing quiet">Aucune pièce n’est demandée pour {student.name}.</p>
        </section>
      )}
      <Documents visit={visit} family={documents.family} student={{ ...student, documents: documents.student }} />
      <Back to={studentPath(student.id, tab)} />
    </StudentFile>,
  );
}
