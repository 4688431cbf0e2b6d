import type { OperationName } from '../../shared/contract/index.ts';

/** The screens that one can go to by name; `needs` is the operation without which there is nothing to see there. */
export const SCREENS: readonly { path: string; word: string; needs?: OperationName }[] = [
  { path: '/', word: 'Tableau de bord' },
  { path: '/validations', word: 'Validations' },
  { path: '/familles', word: 'Familles et élèves' },
  { path: '/familles/nouvelle', word: 'Nouvelle famille', needs: 'families.create' },
  { path: '/familles/doublons', word: 'Doublons possibles', needs: 'families.duplicates' },
  { path: '/reinscriptions', word: 'Réinscriptions' },
  { path: '/reinscriptions/nouvelle', word: 'Nouvelle campagne de réinscription', needs: 'campaigns.create' },
  { path: '/pieces', word: 'Pièces à fournir' },
  { path: '/pieces/nouvelle', word: 'Nouvelle pièce à fournir', needs: 'requiredDocuments.create' },
  { path: '/pieces/manquantes', word: 'Qui n’a pas donné quoi', needs: 'documents.missing' },
  { path: '/identifiants', word: 'Identifiants' },
  { path: '/messages', word: 'Messages' },
  { path: '/historique', word: 'Historique' },
  { path: '/parametres', word: 'Paramètres', needs: 'settings.get' },
];

/** Whether every typed word is somewhere in the text, accents and case forgiven. */
export function matches(text: string, typed: string): boolean {
  const plain = bare(text);
  return bare(typed)
    .split(/\s+/)
    .every((word) => plain.includes(word));
}

const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
