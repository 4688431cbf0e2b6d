import { checkField, type Field } from '../../../shared/rules/fields.ts';

export const EMPTY_CREATION = {
  site: { name: '', addressLine: '', postalCode: '', city: '', phone: '', email: '' },
  administrator: { name: '', login: '', password: '', again: '' },
};
export type Creation = typeof EMPTY_CREATION;

export const SITE_NAMES = Object.keys(EMPTY_CREATION.site).map((name) => `site.${name}`);
export const ADMINISTRATOR_NAMES = Object.keys(EMPTY_CREATION.administrator).map((name) => `administrator.${name}`);

const CHECKED: Record<'postalCode' | 'phone' | 'email', Field> = {
  postalCode: { label: 'Code postal', group: '', kind: 'postal-code', max: 10 },
  phone: { label: 'Téléphone', group: '', kind: 'phone', max: 30 },
  email: { label: 'E-mail', group: '', kind: 'email', max: 254 },
};
const MISSING = 'Ce champ est à remplir.';

/** What can be said of one page of the wizard before asking the service; the service has the last word. */
export function checkCreation({ site, administrator }: Creation, page: 'site' | 'administrator'): Record<string, string> {
  const refused: Record<string, string> = {};
  if (page === 'site') {
    if (site.name.trim() === '') refused['site.name'] = MISSING;
    for (const [name, field] of Object.entries(CHECKED)) {
      const checked = checkField(field, site[name as keyof typeof CHECKED]);
      if (!checked.ok) refused[`site.${name}`] = checked.message;
    }
    return refused;
  }
  if (administrator.name.trim() === '') refused['administrator.name'] = MISSING;
  if (administrator.login.trim() === '') refused['administrator.login'] = MISSING;
  if (administrator.password === '') refused['administrator.password'] = 'Choisissez un mot de passe.';
  else if ([...administrator.password].length < 12) refused['administrator.password'] = '12 caractères au moins.';
  if (administrator.again !== administrator.password) refused['administrator.again'] = 'Les deux mots de passe ne sont pas les mêmes.';
  return refused;
}
