import type { DuplicatePair } from '../../../shared/contract/family-merges.ts';
import type { TableColumn } from '../../ui/table-cells.ts';

export const DUPLICATE_WORDS: Record<DuplicatePair['reasons'][number], string> = {
  child: 'Même élève',
  email: 'Même e-mail',
  phone: 'Même téléphone',
  name: 'Même nom, même ville',
};

type Side = DuplicatePair['families'][number];
const sideColumns = (word: string, of: (row: DuplicatePair) => Side): TableColumn<DuplicatePair>[] => [
  { title: `${word}, n°`, width: 14, value: (row) => of(row).number },
  { title: `${word}, famille`, width: 24, value: (row) => of(row).name },
  { title: `${word}, responsables`, width: 30, value: (row) => of(row).guardians.join(', ') },
  { title: `${word}, élèves`, width: 30, value: (row) => of(row).students.join(', ') },
];

/** As it leaves the window: both files of a pair on one line. */
export const exportedDuplicates: readonly TableColumn<DuplicatePair>[] = [
  { title: 'Site', width: 18, value: (row) => row.siteName },
  { title: 'En commun', width: 30, value: (row) => row.reasons.map((reason) => DUPLICATE_WORDS[reason]).join(', ') },
  ...sideColumns('Premier', ({ families: [first] }) => first),
  ...sideColumns('Second', ({ families: [, second] }) => second),
];
