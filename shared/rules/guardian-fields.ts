import type { Field } from './fields.ts';

const choices = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Identity and contact data of a responsable, in the order in which the sheet shows them. */
export const GUARDIAN_FIELDS = {
  civility: {
    label: 'Civilité',
    group: 'Identité',
    kind: 'choice',
    max: 10,
    feminine: true,
    choices: choices({ Mme: 'Madame', M: 'Monsieur' }),
  },
  lastName: { label: 'Nom', group: 'Identité', kind: 'text', max: 80, required: true, autocomplete: 'family-name' },
  birthName: { label: 'Nom de naissance', group: 'Identité', kind: 'text', max: 80 },
  firstName: { label: 'Prénom', group: 'Identité', kind: 'text', max: 80, required: true, autocomplete: 'given-name' },
  relationship: {
    label: 'Lien de parenté',
    group: 'Identité',
    kind: 'choice',
    max: 20,
    choices: choices({ mere: 'Mère', pere: 'Père', tuteur: 'Tuteur ou tutrice', 'lui-meme': 'Élève majeur', autre: 'Autre' }),
  },
  addressLine: {
    label: 'Adresse',
    group: 'Coordonnées',
    kind: 'text',
    max: 120,
    feminine: true,
    autocomplete: 'address-line1',
    hint: 'Numéro et voie',
  },
  addressExtra: {
    label: 'Complément d’adresse',
    group: 'Coordonnées',
    kind: 'text',
    max: 120,
    autocomplete: 'address-line2',
    hint: 'Bâtiment, étage, lieu-dit',
  },
  postalCode: { label: 'Code postal', group: 'Coordonnées', kind: 'postal-code', max: 10, autocomplete: 'postal-code' },
  city: { label: 'Ville', group: 'Coordonnées', kind: 'text', max: 80, feminine: true, autocomplete: 'address-level2' },
  phoneMobile: { label: 'Téléphone portable', group: 'Coordonnées', kind: 'phone', max: 30, autocomplete: 'tel' },
  phoneHome: { label: 'Téléphone fixe', group: 'Coordonnées', kind: 'phone', max: 30, autocomplete: 'home tel' },
  phoneWork: { label: 'Téléphone professionnel', group: 'Coordonnées', kind: 'phone', max: 30, autocomplete: 'work tel' },
  email: { label: 'E-mail', group: 'Coordonnées', kind: 'email', max: 254, autocomplete: 'email' },
} as const satisfies Record<string, Field>;

export type GuardianField = keyof typeof GUARDIAN_FIELDS;
export const guardianFieldNames = Object.keys(GUARDIAN_FIELDS) as GuardianField[];
/** A sheet's values as stored; null means none. */
export type GuardianValues = Record<GuardianField, string | null>;

export const guardianField = (name: GuardianField): Field => GUARDIAN_FIELDS[name];
