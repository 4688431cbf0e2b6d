import { classified } from './classified-columns.ts';
import type { Tables } from './tables.ts';

// The register of processing, in code (RGPD-7.1): from it the « fiche de registre » is printed and the purge knows its terms.

export type SeenBy = 'administrateur' | 'scolarite' | 'comptabilite' | 'lecture' | 'famille';

export interface Treatment {
  /** What kind of data. */
  category: string;
  purpose: string;
  /** Article of the GDPR it stands on, in words. */
  basis: string;
  /** Term by default; each is a setting. */
  retention: string;
  /** Nobody at all for hashes and keys. */
  seenBy: readonly SeenBy[];
}

const STAFF = ['administrateur', 'scolarite', 'comptabilite', 'lecture'] as const;
const SCHOOL = ['administrateur', 'scolarite', 'lecture'] as const;
const MONEY = ['administrateur', 'comptabilite'] as const;
const MISSION = 'mission d’intérêt public (ou exécution du contrat, pour une association)';

export const treatments = {
  reference: {
    category: 'aucune donnée personnelle',
    purpose: 'organisation de l’établissement',
    basis: MISSION,
    retention: 'tant que l’élément sert',
    seenBy: [...STAFF, 'famille'],
  },
  technical: {
    category: 'donnée technique',
    purpose: 'fonctionnement et sûreté du logiciel',
    basis: MISSION,
    retention: 'avec la ligne qui la porte',
    seenBy: ['administrateur'],
  },
  familyFile: {
    category: 'identité et coordonnées',
    purpose: 'gestion de la scolarité et contact avec les familles',
    basis: MISSION,
    retention: 'inscription, puis 2 ans',
    seenBy: [...STAFF, 'famille'],
  },
  income: {
    category: 'situation économique',
    purpose: 'calcul du tarif',
    basis: MISSION,
    retention: 'inscription, puis 2 ans',
    seenBy: ['administrateur', 'scolarite', 'comptabilite', 'famille'],
  },
  consent: {
    category: 'autorisations données par la famille',
    purpose: 'respect du choix de la famille',
    basis: 'consentement',
    retention: 'inscription, puis 2 ans',
    seenBy: [...SCHOOL, 'famille'],
  },
  schooling: {
    category: 'vie scolaire',
    purpose: 'suivi pédagogique',
    basis: MISSION,
    retention: 'scolarité, puis 2 ans ; résultats versés aux archives',
    seenBy: [...SCHOOL, 'famille'],
  },
  comments: {
    category: 'vie scolaire, texte libre',
    purpose: 'suivi pédagogique',
    basis: MISSION,
    retention: 'scolarité, puis 2 ans ; effacé',
    seenBy: [...SCHOOL, 'famille'],
  },
  absences: {
    category: 'vie scolaire',
    purpose: 'suivi de l’assiduité',
    basis: MISSION,
    retention: 'année scolaire, puis 1 an',
    seenBy: [...SCHOOL, 'famille'],
  },
  teachers: {
    category: 'vie professionnelle',
    purpose: 'organisation des cours',
    basis: MISSION,
    retention: 'tant que la personne enseigne, puis 2 ans',
    seenBy: [...STAFF, 'famille'],
  },
  requests: {
    category: 'identité et coordonnées',
    purpose: 'instruction des demandes des familles',
    basis: MISSION,
    retention: '12 mois si refusée ou retirée ; sinon avec le dossier',
    seenBy: [...SCHOOL, 'famille'],
  },
  documentBytes: {
    category: 'justificatifs',
    purpose: 'vérification du dossier',
    basis: MISSION,
    retention: '30 jours après la décision ; photo : année d’inscription',
    seenBy: ['administrateur', 'scolarite', 'famille'],
  },
  documentTrace: {
    category: 'justificatifs',
    purpose: 'preuve que la pièce a été vue',
    basis: MISSION,
    retention: 'inscription, puis 2 ans',
    seenBy: [...SCHOOL, 'famille'],
  },
  accounting: {
    category: 'facturation',
    purpose: 'facturation et encaissement',
    basis: 'obligation légale (comptabilité)',
    retention: 'année en cours, puis 10 ans en accès restreint',
    seenBy: [...STAFF, 'famille'],
  },
  bank: {
    category: 'coordonnées bancaires',
    purpose: 'prélèvement demandé par la famille',
    basis: 'exécution du mandat',
    retention: 'mandat, puis 13 mois',
    seenBy: MONEY,
  },
  rentals: {
    category: 'prêts et locations',
    purpose: 'suivi du matériel prêté',
    basis: MISSION,
    retention: 'restitution, puis 2 ans',
    seenBy: [...STAFF, 'famille'],
  },
  login: {
    category: 'connexion',
    purpose: 'accès à l’extranet',
    basis: MISSION,
    retention: 'inscription, puis 2 ans',
    seenBy: ['administrateur', 'scolarite', 'famille'],
  },
  secrets: {
    category: 'connexion',
    purpose: 'vérification des accès',
    basis: MISSION,
    retention: 'mot de passe provisoire : 24 h (10 jours sur une lettre) ; session : 30 jours après sa fin ; mot de passe : avec le compte',
    seenBy: [],
  },
  mails: {
    category: 'courriels',
    purpose: 'information des familles',
    basis: MISSION,
    retention: 'texte : 30 jours après l’envoi ; trace : 12 mois',
    seenBy: ['administrateur', 'scolarite', 'comptabilite'],
  },
  trace: {
    category: 'journal',
    purpose: 'sécurité et traçabilité',
    basis: 'intérêt légitime (sécurité)',
    retention: '12 mois',
    seenBy: ['administrateur', 'scolarite', 'comptabilite'],
  },
  staff: {
    category: 'agents',
    purpose: 'accès des agents au logiciel',
    basis: MISSION,
    retention: 'tant que l’agent a un accès, puis 12 mois',
    seenBy: ['administrateur'],
  },
  rights: {
    category: 'protection des données',
    purpose: 'réponse aux droits des personnes et aux incidents',
    basis: 'obligation légale (RGPD)',
    retention: '5 ans',
    seenBy: ['administrateur'],
  },
} satisfies Record<string, Treatment>;

export type TreatmentName = keyof typeof treatments;

/** Whether this role sees such data at all; what a screen holds back is held back by this. */
export const isSeenBy = (name: TreatmentName, role: SeenBy): boolean => (treatments[name].seenBy as readonly SeenBy[]).includes(role);

/** Columns that only tie rows together or date them: they follow the first treatment named for their table. */
const STRUCTURAL = /^(id|seq|site_id|version|position|.+_id|.+_at)$/;

/** How a column is treated; null when nobody has classified it. */
export function treatmentOf(table: string, column: string): Treatment | null {
  const named: Partial<Record<TreatmentName, string>> | undefined = classified[table as keyof Tables];
  if (!named) return null;
  const entries = Object.entries(named) as [TreatmentName, string][];
  const own = entries.find(([, columns]) => columns.split(' ').includes(column));
  const name = own?.[0] ?? (STRUCTURAL.test(column) ? entries[0]?.[0] : undefined);
  return name ? treatments[name] : null;
}
