import type { InputOf } from '../../../shared/contract/index.ts';
import { ROLES, type Role } from '../../../shared/contract/operation.ts';
import type { StaffRow } from '../../../shared/contract/staff.ts';
import { ROLE_NAMES } from './roles.ts';

export const STAFF_NAMES = ['name', 'login', 'email', 'role'] as const;

export interface StaffTyped {
  name: string;
  login: string;
  email: string;
  role: Role;
}

export const typedStaff = (row: StaffRow | null): StaffTyped => ({
  name: row?.name ?? '',
  login: row?.login ?? '',
  email: row?.email ?? '',
  role: row?.role ?? 'scolarite',
});

/** What can be said before asking the service; the service has the last word. */
export const checkStaff = ({ name, login }: StaffTyped): Record<string, string> => ({
  ...(name.trim() === '' && { name: 'Ce champ est à remplir.' }),
  ...(login.trim() === '' && { login: 'Ce champ est à remplir.' }),
});

export const toStaff = ({ name, login, email, role }: StaffTyped): InputOf<'staff.create'> => ({
  name: name.trim(),
  login: login.trim(),
  email: email.trim() || null,
  role,
});

/** « lina.torres », from « Lina Torres »: proposed, never imposed. */
export const loginFrom = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .trim()
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.|\.$/g, '');

/** What each role may do, as said beside its choice. */
export const ROLE_MEANS: Record<Role, string> = {
  administrateur: 'Tout, y compris les paramètres et le personnel.',
  scolarite: 'Les familles, les demandes, les réinscriptions, les pièces et les messages ; pas les paramètres.',
  comptabilite: 'La facturation et les règlements ; regarde le reste, sauf les pièces et les connexions des familles.',
  lecture: 'Regarde les dossiers, les demandes et les cours, sans rien changer ; ni les e-mails, ni les connexions, ni l’historique.',
};

export const ROLE_CHOICES = ROLES.map((value) => ({ value, label: ROLE_NAMES[value] }));
