import type { TemplateRow } from '../../../shared/contract/templates.ts';
import type { TableColumn } from '../../ui/table-cells.ts';
import { KIND_WORDS } from './words.ts';

/** As it leaves the window, with the whole wording: it is read again on paper. */
export const exportedTemplates: readonly TableColumn<TemplateRow & { id: string }>[] = [
  { title: 'Modèle', width: 32, value: (row) => row.name },
  { title: 'Sujet', width: 18, value: (row) => KIND_WORDS[row.kind] },
  { title: 'Objet', width: 40, value: (row) => row.subject },
  { title: 'Texte', width: 80, value: (row) => row.text },
  { title: 'Modifié le', kind: 'instant', value: (row) => row.updatedAt },
  { title: 'Par', width: 20, value: (row) => row.updatedBy ?? (row.updatedAt ? null : 'fourni par Portée') },
];
