import type { InputOf } from '../../../shared/contract/index.ts';
import type { SiteSheet } from '../../../shared/contract/sites.ts';
import { editField } from '../../../shared/rules/fields.ts';
import { checkSite, SITE_FIELDS, type SiteField, siteFieldNames } from '../../../shared/rules/site-fields.ts';

export type SiteTyped = Record<SiteField | 'accent' | 'homeMessage' | 'helpText', string> & { publicBody: boolean };

/** In the order of the form: the first that is refused takes the focus. */
export const SITE_NAMES = [...siteFieldNames, 'accent', 'homeMessage', 'helpText'] as const;

/** The sheet as the form's controls want it; an empty one for a new site. */
export const typedSite = (sheet: SiteSheet | null): SiteTyped => ({
  ...(Object.fromEntries(siteFieldNames.map((name) => [name, editField(SITE_FIELDS[name], sheet?.[name] ?? null)])) as Record<
    SiteField,
    string
  >),
  publicBody: sheet?.publicBody ?? true,
  accent: sheet?.accent ?? '',
  homeMessage: sheet?.homeMessage ?? '',
  helpText: sheet?.helpText ?? '',
});

export const checkTyped = (typed: SiteTyped): Record<string, string> => checkSite(typed).refused;

export const toSite = (typed: SiteTyped): InputOf<'sites.create'> => ({ ...typed });

/** What differs from the sheet as it was opened, laid over the sheet as it is now. */
export const laidOver = (opened: SiteTyped, typed: SiteTyped, now: SiteTyped): SiteTyped =>
  Object.fromEntries(
    Object.entries(now).map(([name, value]) => {
      const key = name as keyof SiteTyped;
      return [name, typed[key] === opened[key] ? value : typed[key]];
    }),
  ) as SiteTyped;
