import type { FamilyRow } from '../../../shared/contract/families.ts';
import type { TableColumn } from '../../ui/table-cells.ts';
import { ACCOUNT_WORDS } from '../accounts/words.ts';

/** The list of families as it leaves the window: what it shows at its widest. */
export const exportedFamilies: TableColumn<FamilyRow>[] = [
  { title: 'Famille', value: (family) => family.name },
  { title: 'Élèves', width: 36, value: (family) => family.students.join(', ') },
  { title: 'Ville', width: 20, value: (family) => family.city },
  { title: 'Site', value: (family) => family.siteName },
  { title: 'Numéro', width: 12, value: (family) => family.number },
  { title: 'Identifiant', width: 20, value: (family) => family.identifier },
  { title: 'Compte', width: 20, value: (family) => ACCOUNT_WORDS[family.account].word },
  { title: 'Demandes en attente', kind: 'number', value: (family) => family.waiting },
];
