import type { ValidationRow } from '../../../shared/contract/validations.ts';
import type { TableColumn } from '../../ui/table-cells.ts';
import { KINDS } from './kinds.ts';

export const exportedQueue: TableColumn<ValidationRow>[] = [
  { title: 'Nature', width: 18, value: (row) => KINDS[row.kind].word },
  { title: 'Qui', value: (row) => row.who },
  { title: 'Quoi', width: 40, value: (row) => row.what },
  { title: 'Numéro', width: 12, value: (row) => row.number },
  { title: 'Site', value: (row) => row.siteName },
  { title: 'Attend depuis', kind: 'instant', value: (row) => row.since },
];
