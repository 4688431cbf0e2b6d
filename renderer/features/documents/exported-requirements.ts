import type { RequiredDocumentRow } from '../../../shared/contract/required-documents.ts';
import type { TableColumn } from '../../ui/table-cells.ts';
import { validityInWords } from './words.ts';

/** As it leaves the window: what is asked for, with what is archived. */
export const exportedRequirements: readonly TableColumn<RequiredDocumentRow>[] = [
  { title: 'Site', width: 18, value: (row) => row.siteName },
  { title: 'Pièce', width: 34, value: (row) => row.name },
  { title: 'Demandée', width: 20, value: (row) => (row.scope === 'family' ? 'à la famille' : 'pour chaque élève') },
  { title: 'Concerne', width: 34, value: (row) => row.concerns || 'tous' },
  { title: 'Obligatoire', kind: 'yes-no', value: (row) => row.mandatory },
  { title: 'Vaut', width: 30, value: (row) => validityInWords(row.validity) },
  { title: 'Au choix', width: 30, value: (row) => row.alternatives.join(', ') },
  { title: 'Modèle', width: 24, value: (row) => row.model },
  { title: 'Santé', kind: 'yes-no', value: (row) => row.health },
  { title: 'Déposées', kind: 'number', value: (row) => row.given },
  { title: 'À décider', kind: 'number', value: (row) => row.waiting },
  { title: 'Archivée le', kind: 'instant', value: (row) => row.archivedAt },
];
