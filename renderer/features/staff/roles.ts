import type { Role } from '../../../shared/contract/operation.ts';

export const ROLE_NAMES: Record<Role, string> = {
  administrateur: 'Administrateur',
  scolarite: 'Scolarité',
  comptabilite: 'Comptabilité',
  lecture: 'Lecture seule',
};

export const isRole = (word: string): word is Role => word in ROLE_NAMES;
