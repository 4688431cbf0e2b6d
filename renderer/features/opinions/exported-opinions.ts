import type { OpinionRow } from '../../../shared/contract/opinions.ts';
import { OPINION_WORDS } from '../../../shared/rules/opinions.ts';
import type { TableColumn } from '../../ui/table-cells.ts';

/** As it leaves the window: what teachers fill in by hand too, where nothing stands yet. */
export const exportedOpinions: readonly TableColumn<OpinionRow>[] = [
  { title: 'Cours', width: 28, value: (row) => row.course },
  { title: 'Enseignant', width: 24, value: (row) => row.teacher },
  { title: 'Élève', width: 26, value: (row) => row.studentName },
  { title: 'Niveau', width: 12, value: (row) => row.level },
  { title: 'Avis', width: 14, value: (row) => row.opinion && OPINION_WORDS[row.opinion] },
  { title: 'Commentaire', width: 40, value: (row) => row.comment },
  { title: 'Saisi le', kind: 'instant', value: (row) => row.givenAt },
  { title: 'Par', width: 20, value: (row) => row.givenBy },
];
