import { formatDateTime } from '../../../../shared/dates.ts';
import { studentPath } from '../../extranet/student-file.tsx';
import { type Home, type Line, ofWhom, sheetOf } from './line.ts';

/** What the family has asked and the office has in hand, and the last answers to it. */
export const requestsOf = ({ waiting, reEnrolments }: Home): Line[] => [
  ...waiting.map(({ student, createdAt, fields }): Line => {
    const { sheet, ...way } = sheetOf(student);
    return {
      ...way,
      mark: 'waiting',
      icon: 'clock',
      title: `${sheet} en attente de validation`,
      details: [`Demande du ${formatDateTime(createdAt)} : ${fields.join(', ')}.`],
    };
  }),
  ...reEnrolments.flatMap(sentReEnrolment),
];

function sentReEnrolment({ student, open, state, answer, number, reason, submittedAt, decidedAt }: Home['reEnrolments'][number]): Line[] {
  const what = answer === 'does-not-re-enrol' ? `Réponse ${ofWhom(student)} (ne se réinscrit pas)` : `Réinscription ${ofWhom(student)}`;
  const sent = submittedAt ? [`Demande ${number} envoyée le ${formatDateTime(submittedAt)}.`] : [];
  const answered = decidedAt ? [`Réponse du ${formatDateTime(decidedAt)}.`] : [];
  // once the campaign is over its page is gone: what remains is the student's file
  const line = { href: studentPath(student.id, open ? 'reinscription' : 'identite'), about: ofWhom(student) };
  const way = open ? 'Voir la demande' : 'Voir le dossier';
  if (state === 'submitted')
    return [{ ...line, way, mark: 'waiting', icon: 'clock', title: `${what} en attente de validation`, details: sent }];
  if (state === 'validated') return [{ ...line, way, mark: 'accepted', icon: 'check', title: `${what} validée`, details: answered }];
  // while it is open, these are for the family to act on
  if (open || reason === null) return [];
  if (state === 'refused')
    return [{ ...line, way, mark: 'refused', icon: 'refused', title: `${what} refusée`, details: [reason, ...answered] }];
  if (state === 'to-complete')
    return [{ ...line, way, mark: 'refused', icon: 'alert', title: `${what} à compléter`, details: [reason, ...answered] }];
  return [];
}
