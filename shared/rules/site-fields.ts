import { accentOf } from './accent.ts';
import type { Field } from './fields.ts';
import { checkSheet } from './sheet-changes.ts';

/** What is typed about a site on one line, under the same rules at the desk and in the service. */
export const SITE_FIELDS = {
  name: { label: 'Nom de l’établissement', group: '', kind: 'text', max: 120, required: true },
  shortName: { label: 'Nom court', group: '', kind: 'text', max: 40, required: true },
  addressLine: { label: 'Adresse', group: '', kind: 'text', max: 120, feminine: true },
  addressExtra: { label: 'Complément d’adresse', group: '', kind: 'text', max: 120 },
  postalCode: { label: 'Code postal', group: '', kind: 'postal-code', max: 10 },
  city: { label: 'Ville', group: '', kind: 'text', max: 80, feminine: true },
  phone: { label: 'Téléphone', group: '', kind: 'phone', max: 30 },
  email: { label: 'E-mail', group: '', kind: 'email', max: 254 },
} as const satisfies Record<string, Field>;

export type SiteField = keyof typeof SITE_FIELDS;
export const siteFieldNames = Object.keys(SITE_FIELDS) as SiteField[];
export type SiteValues = Record<SiteField, string | null>;

/** The fields as they are stored, and the sentences beside those that are wrong. `accent`: `#a84a17`, or empty for Portée's own. */
export function checkSite(typed: Record<SiteField | 'accent', string>): {
  values: SiteValues;
  accent: string | null;
  refused: Record<string, string>;
} {
  const { values, refused }: { values: SiteValues; refused: Record<string, string> } = checkSheet<SiteField>(SITE_FIELDS, typed);
  const accent = typed.accent.trim() === '' ? null : accentOf(typed.accent);
  if (typed.accent.trim() !== '' && accent === null)
    refused.accent = 'Une couleur s’écrit avec six chiffres ou lettres, par exemple #A84A17.';
  return { values, accent, refused };
}
