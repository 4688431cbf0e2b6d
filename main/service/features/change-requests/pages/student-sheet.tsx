/** @jsxImportSource ../../../jsx */
import type { Refusal } from '../../../../../shared/refusal.ts';
import { goTo, type Reply, show, statusOf, type Visit } from '../../../extranet/page.ts';
import { StudentFile, studentPath } from '../../../extranet/student-file.tsx';
import { SheetMessage } from './sheet-banners.tsx';
import { SheetForm, sendSheet, takeBack } from './sheet-form.tsx';

const studentOf = (visit: Visit): string => visit.params.student ?? '';

export const showStudent = (visit: Visit): Promise<Reply> => page(visit);

export async function changeStudent(visit: Visit): Promise<Reply> {
  const sent = await sendSheet(visit, 'student', { studentId: studentOf(visit) });
  return sent.refusal ? page(visit, sent.refusal) : goTo(`${studentPath(studentOf(visit), 'identite')}?message=${sent.message}`);
}

export async function withdrawStudent(visit: Visit): Promise<Reply> {
  const refusal = await takeBack(visit);
  return refusal ? page(visit, refusal) : goTo(`${studentPath(studentOf(visit), 'identite')}?message=demande-retiree`);
}

async function page(visit: Visit, refusal?: Refusal): Promise<Reply> {
  const student = await visit.call('students.frame', { id: studentOf(visit) });
  const sheet = await visit.call('changeRequests.studentSheet', { id: student.id });
  return show(
    <StudentFile
      visit={visit}
      student={student}
      tab="identite"
      {...(refusal && { title: 'Erreur – Identité' })}
      message={<SheetMessage visit={visit} sheet={sheet} />}
    >
      <SheetForm visit={visit} sheet={sheet} refusal={refusal} back="/famille" />
    </StudentFile>,
    refusal ? statusOf(refusal) : 200,
  );
}
