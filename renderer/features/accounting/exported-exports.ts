import type { OutputOf } from '../../../shared/contract/index.ts';
import type { TableColumn } from '../../ui/table-cells.ts';

/** The exports of entries that were made, as a list. */
export const exportedExports: readonly TableColumn<OutputOf<'accounting.list'>['rows'][number]>[] = [
  { title: 'Export', width: 18, value: (row) => row.number },
  { title: 'Site', width: 18, value: (row) => row.siteName },
  { title: 'Jusqu’au', kind: 'day', value: (row) => row.untilOn },
  { title: 'Lignes', kind: 'number', value: (row) => row.lines },
  { title: 'Débit et crédit', kind: 'cents', value: (row) => row.totalCents },
  { title: 'Fait le', kind: 'instant', value: (row) => row.createdAt },
  { title: 'Par', width: 20, value: (row) => row.madeBy },
];
