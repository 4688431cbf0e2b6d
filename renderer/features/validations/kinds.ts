import type { ValidationKind } from '../../../shared/rules/validations.ts';
import type { Tone } from '../../ui/Pill.tsx';

/** How each kind is called in the queue, in its tab, and in the address of the one at hand. */
export const KINDS: Record<ValidationKind, { word: string; tab: string; path: string; tone: Tone }> = {
  guardian: { word: 'Identité famille', tab: 'Famille', path: 'famille', tone: 'amber' },
  student: { word: 'Identité élève', tab: 'Élève', path: 'eleve', tone: 'copper' },
  're-enrolment': { word: 'Réinscription', tab: 'Réinscr.', path: 'reinscription', tone: 'green' },
  document: { word: 'Pièce', tab: 'Pièces', path: 'piece', tone: 'ink' },
};

/** The screen's address of one thing that waits, or has waited. */
export const pathOf = (kind: ValidationKind, id: string): string => `/validations/${KINDS[kind].path}/${id}`;

/** The kind that an address names; null for none of ours. */
export const kindAt = (path: string | undefined): ValidationKind | null =>
  (Object.keys(KINDS) as ValidationKind[]).find((kind) => KINDS[kind].path === path) ?? null;
