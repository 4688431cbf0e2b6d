import type { Row } from '../tables.ts';
import { daysAgo } from './calendar.ts';
import type { Demo, SiteKey } from './model.ts';
import { idOf } from './organisation.ts';
import { insertRows } from './rows.ts';

export type RequirementKey = 'address' | 'income' | 'mandate' | 'photo' | 'insurance' | 'medical' | 'rules';

interface Requirement {
  name: string;
  explanation: string | null;
  scope: 'family' | 'student';
  mandatory: boolean;
  severalFiles?: boolean;
  validity: Row<'required_document'>['validity'];
  days?: number;
  health?: string;
  conditions?: readonly { clause: number; kind: string; comparison: string; value: string }[];
  alternatives?: readonly [string, string][];
}

/** What conservatories usually ask for (domain.md), with conditions, validity and what may replace it. */
export const REQUIREMENTS: Readonly<Record<RequirementKey, Requirement>> = {
  address: {
    name: 'Justificatif de domicile',
    explanation: 'Facture d’énergie, d’eau ou de téléphone fixe de moins de trois mois, au nom du responsable.',
    scope: 'family',
    mandatory: true,
    validity: 'days',
    days: 90,
  },
  income: {
    name: 'Justificatif de quotient familial',
    explanation: 'Sans ce document, le tarif le plus élevé s’applique.',
    scope: 'family',
    mandatory: false,
    severalFiles: true,
    validity: 'school-year',
    alternatives: [
      ['Avis d’imposition', 'Toutes les pages de l’avis de l’année.'],
      ['Attestation de quotient familial', 'Datée de moins de trois mois.'],
    ],
  },
  mandate: {
    name: 'RIB et mandat de prélèvement',
    explanation: 'Le mandat signé et un relevé d’identité bancaire.',
    scope: 'family',
    mandatory: true,
    severalFiles: true,
    validity: 'none',
    conditions: [{ clause: 1, kind: 'payment-mode', comparison: 'is', value: 'direct-debit' }],
  },
  photo: { name: 'Photo d’identité', explanation: 'Récente, sur fond clair.', scope: 'student', mandatory: true, validity: 'school-year' },
  insurance: {
    name: 'Attestation d’assurance',
    explanation: 'Responsabilité civile de l’année scolaire.',
    scope: 'student',
    mandatory: true,
    validity: 'school-year',
  },
  medical: {
    name: 'Certificat médical',
    explanation: 'De non-contre-indication à la pratique de la danse, de moins d’un an.',
    scope: 'student',
    mandatory: true,
    validity: 'days',
    days: 365,
    health: 'Vérifier l’aptitude à la pratique de la danse (article L. 362-1 du code de l’éducation).',
    conditions: [
      { clause: 1, kind: 'discipline', comparison: 'is', value: idOf('discipline', 'danse-classique') },
      { clause: 2, kind: 'discipline', comparison: 'is', value: idOf('discipline', 'danse-contemporaine') },
    ],
  },
  rules: { name: 'Règlement intérieur signé', explanation: null, scope: 'family', mandatory: true, validity: 'school-year' },
};
export const requirementKeys = Object.keys(REQUIREMENTS) as RequirementKey[];

export const requirementId = (site: SiteKey, key: RequirementKey): string => idOf('required-document', `${site}:${key}`);
export const alternativeId = (site: SiteKey, key: RequirementKey, index: number): string => idOf('alternative', `${site}:${key}:${index}`);

const SITES = ['centre', 'alpes'] as const;

export async function seedRequiredDocuments({ db }: Demo): Promise<void> {
  const each = SITES.flatMap((site) => requirementKeys.map((key, position) => ({ site, key, position, it: REQUIREMENTS[key] })));
  await insertRows(
    db,
    'required_document',
    each.map(({ site, key, position, it }) => requirementRow(requirementId(site, key), site, it, position)),
  );
  await insertRows(
    db,
    'required_document_condition',
    each.flatMap(({ site, key, it }) =>
      (it.conditions ?? []).map((condition, i) => ({
        id: idOf('condition', `${site}:${key}:${i}`),
        required_document_id: requirementId(site, key),
        ...condition,
      })),
    ),
  );
  await insertRows(
    db,
    'required_document_alternative',
    each.flatMap(({ site, key, it }) =>
      (it.alternatives ?? []).map(([name, explanation], position) => ({
        id: alternativeId(site, key, position),
        required_document_id: requirementId(site, key),
        name,
        explanation,
        position,
      })),
    ),
  );
}

const requirementRow = (id: string, site: SiteKey, it: Requirement, position: number): Row<'required_document'> => ({
  id,
  site_id: idOf('site', site),
  name: it.name,
  explanation: it.explanation,
  scope: it.scope,
  mandatory: it.mandatory ? 1 : 0,
  several_files: it.severalFiles ? 1 : 0,
  validity: it.validity,
  validity_days: it.days ?? null,
  validity_date: null,
  model_file_name: null,
  model_media_type: null,
  model_bytes: null,
  health: it.health ? 1 : 0,
  purpose: it.health ?? null,
  position,
  archived_at: null,
  version: 1,
  created_at: daysAgo(200, '15:00'),
  updated_at: daysAgo(200, '15:00'),
});
