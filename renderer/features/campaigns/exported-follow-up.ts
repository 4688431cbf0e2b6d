import type { FollowUpRow } from '../../../shared/contract/campaigns.ts';
import { ANSWER_WORDS } from '../../../shared/rules/re-enrolment-words.ts';
import type { TableColumn } from '../../ui/table-cells.ts';
import { FOLLOW_OF_ONE } from './words.ts';

export const exportedFollowUp: readonly TableColumn<FollowUpRow>[] = [
  { title: 'Élève', value: (row) => row.studentName, width: 28 },
  { title: 'Famille', value: (row) => row.familyName },
  { title: 'Cours', value: (row) => row.courses.join(', '), width: 34 },
  { title: 'État', value: (row) => FOLLOW_OF_ONE[row.state] },
  { title: 'Numéro', value: (row) => row.reEnrolment?.number, width: 14 },
  { title: 'Réponse', value: (row) => row.reEnrolment?.answer && ANSWER_WORDS[row.reEnrolment.answer] },
  { title: 'Envoyée le', value: (row) => row.submittedAt, kind: 'instant' },
  { title: 'Décidée le', value: (row) => row.decidedAt, kind: 'instant' },
];
