import type { StaffRow } from '../../../shared/contract/staff.ts';
import type { TableColumn } from '../../ui/table-cells.ts';
import { ROLE_NAMES } from './roles.ts';

export const exportedStaff: TableColumn<StaffRow>[] = [
  { title: 'Nom', value: (person) => person.name },
  { title: 'Identifiant', width: 18, value: (person) => person.login },
  { title: 'E-mail', width: 30, value: (person) => person.email },
  { title: 'Rôle', width: 16, value: (person) => ROLE_NAMES[person.role] },
  { title: 'Actif', kind: 'yes-no', value: (person) => person.active },
  { title: 'Double authentification', kind: 'yes-no', value: (person) => person.secondFactor },
  { title: 'Dernière connexion', kind: 'instant', value: (person) => person.lastLoginAt },
];
