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
  { path: '/facturation/tarifs', word: 'Facturation : tarifs', needs: 'tariffs.list' },
  { path: '/facturation/simulateur', word: 'Facturation : simulateur de tarif', needs: 'billing.simulate' },
  { path: '/facturation/locations', word: 'Facturation : locations d’instruments et de salles', needs: 'rentals.list' },
  { path: '/facturation/locations/inventaire', word: 'Facturation : inventaire', needs: 'inventory.list' },
  { path: '/identifiants', word: 'Identifiants', needs: 'identifiers.list' },
  { path: '/facturation', word: 'Facturation : factures' },
  { path: '/facturation/mentions', word: 'Mentions des factures : SIRET, TVA, modes de règlement' },
  { path: '/messages', word: 'Messages', needs: 'messages.list' },
  { path: '/messages/envois', word: 'Envois groupés', needs: 'mailings.list' },
  { path: '/messages/modeles', word: 'Modèles de message' },
  { path: '/facturation/paiements', word: 'Facturation : règlements' },
  { path: '/facturation/en-ligne', word: 'Facturation : paiements en ligne' },
  { path: '/facturation/relances', word: 'Facturation : relances, retards', needs: 'reminders.list' },
  { path: '/facturation/exports', word: 'Facturation : exports comptables, prélèvements SEPA', needs: 'accounting.list' },
  { path: '/facturation/paiements/remise', word: 'Facturation : remises en banque' },
  { path: '/historique', word: 'Historique', needs: 'history.list' },
  { path: '/parametres', word: 'Paramètres', needs: 'settings.get' },
  { path: '/parametres/etablissement', word: 'Paramètres : établissement, sites, logo, aide', needs: 'settings.get' },
  { path: '/parametres/extranet', word: 'Paramètres : extranet, adresse et limites de trafic', needs: 'settings.get' },
  { path: '/parametres/e-mail', word: 'Paramètres : serveur d’e-mail, messagerie', needs: 'settings.get' },
  { path: '/parametres/paiement-en-ligne', word: 'Paramètres : paiement en ligne, PayFiP', needs: 'settings.get' },
  { path: '/parametres/personnel', word: 'Paramètres : personnel et rôles', needs: 'settings.get' },
  { path: '/parametres/mots-de-passe', word: 'Paramètres : mots de passe et sessions', needs: 'settings.get' },
  { path: '/parametres/demandes', word: 'Paramètres : demandes et fiches', needs: 'settings.get' },
];

/** What one may want to begin from anywhere, by its verb; each leads to where it is done. */
export const ACTIONS: typeof SCREENS = [
  { path: '/facturation/facturer', word: 'Facturer les cotisations et les locations', needs: 'invoices.bill' },
  { path: '/facturation/nouvelle', word: 'Préparer une facture', needs: 'invoices.create' },
  { path: '/facturation/tarifs/nouveau', word: 'Ajouter un tarif', needs: 'tariffs.save' },
  { path: '/facturation/locations/nouvelle', word: 'Louer un instrument ou une salle', needs: 'rentals.begin' },
  { path: '/familles/nouvelle', word: 'Créer une famille', needs: 'families.create' },
  { path: '/reinscriptions/nouvelle', word: 'Ouvrir une campagne de réinscription', needs: 'campaigns.create' },
  { path: '/pieces/nouvelle', word: 'Demander une nouvelle pièce', needs: 'requiredDocuments.create' },
  { path: '/facturation/paiements/nouveau', word: 'Enregistrer un règlement', needs: 'payments.record' },
  { path: '/parametres/e-mail', word: 'Envoyer un message d’essai', needs: 'settings.testMail' },
  { path: '/parametres/personnel', word: 'Ajouter un collègue', needs: 'staff.create' },
  { path: '/parametres/etablissement?site=nouveau', word: 'Ajouter un site', needs: 'sites.create' },
];

/** Whether every typed word is somewhere in the text, accents and case forgiven. */
export function matches(text: string, typed: string): boolean {
  const plain = bare(text);
  return bare(typed)
    .split(/\s+/)
    .every((word) => plain.includes(word));
}

const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
