import type { Field } from './fields.ts';

const IDENTITY = 'Identité';
const CONTACT = 'Coordonnées de l’élève';
const SCHOOL = 'Scolarité';
const EMERGENCY = 'En cas d’urgence';
const PERMISSIONS = 'Autorisations';
const INSURANCE = 'Assurance';
const INSTRUMENT = 'Instrument';

/**
 * A student's sheet, in the order in which it is shown. Nothing more is asked than what the school needs (CNIL; RGPD-7.2): no
 * nationality, nothing of health. No field has an `autocomplete` token: browsers know the parent who types, not the child.
 */
export const STUDENT_FIELDS = {
  lastName: { label: 'Nom', group: IDENTITY, kind: 'text', max: 80, required: true },
  firstName: { label: 'Prénom', group: IDENTITY, kind: 'text', max: 80, required: true },
  birthDate: {
    label: 'Date de naissance',
    group: IDENTITY,
    kind: 'date',
    max: 10,
    feminine: true,
    past: true,
    hint: 'Par exemple 08/10/2015',
  },
  birthPlace: { label: 'Lieu de naissance', group: IDENTITY, kind: 'text', max: 80, hint: 'Commune, ou ville et pays' },
  addressLine: {
    label: 'Adresse',
    group: CONTACT,
    kind: 'text',
    max: 120,
    feminine: true,
    hint: 'Numéro et voie, si ce n’est pas celle de la famille',
  },
  addressExtra: { label: 'Complément d’adresse', group: CONTACT, kind: 'text', max: 120, hint: 'Bâtiment, étage, lieu-dit' },
  postalCode: { label: 'Code postal', group: CONTACT, kind: 'postal-code', max: 10 },
  city: { label: 'Ville', group: CONTACT, kind: 'text', max: 80, feminine: true },
  phone: { label: 'Téléphone', group: CONTACT, kind: 'phone', max: 30 },
  email: { label: 'E-mail', group: CONTACT, kind: 'email', max: 254, hint: 'Nos messages partent à l’adresse de la page Famille' },
  schoolName: { label: 'Établissement scolaire', group: SCHOOL, kind: 'text', max: 120, hint: 'Par exemple Collège du Grand-Pré' },
  schoolClass: { label: 'Classe', group: SCHOOL, kind: 'text', max: 40, feminine: true, hint: 'Par exemple CM2 ou 5e' },
  arrangedSchedule: {
    label: 'Classe à horaires aménagés',
    group: SCHOOL,
    kind: 'choice',
    max: 20,
    feminine: true,
    choices: [
      { value: 'CHAM', label: 'Musique (CHAM)' },
      { value: 'CHAD', label: 'Danse (CHAD)' },
      { value: 'CHAT', label: 'Théâtre (CHAT)' },
    ],
  },
  emergencyName: { label: 'Personne à prévenir', group: EMERGENCY, kind: 'text', max: 120, feminine: true, hint: 'Prénom et nom' },
  emergencyRelationship: { label: 'Lien avec l’élève', group: EMERGENCY, kind: 'text', max: 60, hint: 'Par exemple grand-mère, voisin' },
  emergencyPhone: { label: 'Téléphone de cette personne', group: EMERGENCY, kind: 'phone', max: 30 },
  imageRights: {
    label: 'Droit à l’image',
    group: PERMISSIONS,
    kind: 'yes-no',
    max: 20,
    hint: 'Des photos et des films de l’élève peuvent être montrés',
  },
  mayLeaveAlone: {
    label: 'Autorisation de sortir seul',
    group: PERMISSIONS,
    kind: 'yes-no',
    max: 20,
    feminine: true,
    hint: 'L’élève peut repartir sans adulte après ses cours',
  },
  insuranceCompany: { label: 'Assureur', group: INSURANCE, kind: 'text', max: 120, hint: 'Responsabilité civile ou scolaire' },
  insuranceNumber: { label: 'Numéro de contrat', group: INSURANCE, kind: 'text', max: 60 },
  instrument: { label: 'Instrument', group: INSTRUMENT, kind: 'text', max: 80, hint: 'Celui sur lequel l’élève travaille' },
  instrumentOwned: { label: 'Instrument personnel', group: INSTRUMENT, kind: 'yes-no', max: 20, hint: 'Non : il est loué ou prêté' },
} as const satisfies Record<string, Field>;

export type StudentField = keyof typeof STUDENT_FIELDS;
export const studentFieldNames = Object.keys(STUDENT_FIELDS) as StudentField[];
/** A sheet's values as stored; null means none. */
export type StudentValues = Record<StudentField, string | null>;

/** Where the student lives: kept from a parent who must not learn the other's address (RGPD-7.9). */
export const STUDENT_ADDRESS: ReadonlySet<string> = new Set<StudentField>(['addressLine', 'addressExtra', 'postalCode', 'city']);
