// Every key of every screen, in one place: a screen that answers to a key says so here, and the sheet (`?`) shows it.

export interface ShortcutGroup {
  title: string;
  /** Addresses on which these keys act; left out: everywhere. */
  at?: RegExp;
  keys: readonly (readonly [names: readonly string[], what: string])[];
}

export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    title: 'Partout',
    keys: [
      [['Ctrl', 'K'], 'Rechercher une famille, un élève, une demande, un écran'],
      [['?'], 'Montrer ces raccourcis'],
    ],
  },
  {
    title: 'Dans les validations',
    at: /^\/validations/,
    keys: [
      [['A'], 'Accepter le champ'],
      [['C'], 'Corriger le champ'],
      [['R'], 'Refuser le champ, avec un motif'],
      [['↑', '↓'], 'Champ précédent, suivant (ou K, J)'],
      [['Échap'], 'Quitter le motif, passer au champ suivant'],
      [['Entrée'], 'Terminer et passer au suivant'],
      [['X'], 'Sélectionner la demande, pour en décider plusieurs'],
      [['Alt', '1'], 'Prendre le premier motif tout prêt (2, 3 …)'],
      [['Ctrl', 'Z'], 'Annuler la dernière décision'],
      [['Alt', '←'], 'Demande précédente'],
      [['Alt', '→'], 'Demande suivante'],
      [['Alt', 'Début'], 'Première demande'],
      [['Alt', 'Fin'], 'Dernière demande'],
    ],
  },
  {
    title: 'Devant une pièce',
    at: /^\/validations|^\/familles\//,
    keys: [
      [['+', '−'], 'Agrandir, réduire l’image'],
      [['0'], 'Voir l’image entière'],
      [['T'], 'Tourner l’image (Maj T : vers la gauche)'],
      [['↑', '↓', '←', '→'], 'Se déplacer dans une image agrandie'],
      [['O'], 'Ouvrir le PDF'],
    ],
  },
  {
    title: 'Dans le dossier d’une famille',
    at: /^\/familles\/[^/]+$/,
    keys: [[['Alt', '1'], 'Aller aux responsables (2 : élèves, 3 : demandes … 8 : historique)']],
  },
  {
    title: 'Dans les pièces à fournir',
    at: /^\/pieces/,
    keys: [[['Alt', '↑'], 'Monter une pièce dans la liste (↓ : descendre)']],
  },
];

/** Those of the screen where one is come first after those that act everywhere. */
export const shortcutsFor = (path: string): ShortcutGroup[] => [...SHORTCUTS].sort((one, other) => rank(one, path) - rank(other, path));

const rank = ({ at }: ShortcutGroup, path: string): number => (at === undefined ? 0 : at.test(path) ? 1 : 2);
