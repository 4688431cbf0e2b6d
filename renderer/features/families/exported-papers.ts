import type { FamilyDocument, FamilyReEnrolment } from '../../../shared/contract/families.ts';
import { DOCUMENT_STATE_WORDS } from '../../../shared/rules/documents.ts';
import type { TableColumn } from '../../ui/table-cells.ts';
import { ANSWERS, RE_ENROLMENT_WORDS } from './paper-words.ts';

/** What is asked of one family, as it leaves the window. */
export const exportedDocuments: readonly TableColumn<FamilyDocument & { id: string }>[] = [
  { title: 'Pièce', width: 34, value: (row) => row.name },
  { title: 'Élève', width: 26, value: (row) => row.studentName },
  { title: 'Obligatoire', kind: 'yes-no', value: (row) => row.mandatory },
  { title: 'État', width: 20, value: (row) => DOCUMENT_STATE_WORDS[row.state] },
  { title: 'Déposée le', kind: 'instant', value: (row) => row.givenAt },
  { title: 'Valable jusqu’au', kind: 'day', value: (row) => row.validUntil },
  { title: 'Motif', width: 40, value: (row) => row.reason ?? row.exemption?.explanation },
];

/** Its answers to campaigns. */
export const exportedReEnrolments: readonly TableColumn<FamilyReEnrolment>[] = [
  { title: 'Numéro', width: 16, value: (row) => row.number },
  { title: 'Élève', width: 26, value: (row) => row.studentName },
  { title: 'Campagne', width: 34, value: (row) => row.campaign },
  { title: 'Réponse', width: 26, value: (row) => row.answer && ANSWERS[row.answer] },
  { title: 'État', width: 16, value: (row) => RE_ENROLMENT_WORDS[row.state].word },
  { title: 'Le', kind: 'instant', value: (row) => row.at },
];
