import type { Role } from '../contract/operation.ts';

/** The roles in the middle of a sentence. */
export const ROLE_WORDS: Record<Role, string> = {
  administrateur: 'administrateur',
  scolarite: 'scolarité',
  comptabilite: 'comptabilité',
  lecture: 'lecture seule',
};
