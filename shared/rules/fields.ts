import { isValidPhoneNumber, parsePhoneNumberFromString, parsePhoneNumberWithError } from 'libphonenumber-js/min';
import { z } from 'zod';

/** How one field of a person's sheet is shown, filled in and checked; the same on the extranet and at the desk. */
export interface Field {
  readonly label: string;
  readonly group: string;
  readonly kind: 'text' | 'choice' | 'phone' | 'email' | 'postal-code' | 'date' | 'yes-no';
  readonly max: number;
  readonly required?: boolean;
  /** A day that cannot lie in the future. */
  readonly past?: true;
  /** The label is a feminine word: « Adresse refusée », « Téléphone refusé ». */
  readonly feminine?: true;
  /** The HTML `autocomplete` token, where one exists (WCAG 1.3.5). */
  readonly autocomplete?: string;
  readonly hint?: string;
  readonly choices?: readonly { value: string; label: string }[];
}

/** A day by itself, which stands on no sheet: a term, a date on a document, a payment. */
export const DAY: Field = { label: '', group: '', kind: 'date', max: 10 };

export type Checked = { ok: true; value: string | null } | { ok: false; message: string };

/**
 * What was typed into a field, brought to the form in which it is stored, or the sentence that says what to mend.
 * Empty means none (null). Phones are stored as `+33612345678`, days (typed as 08/10/2015 too) as `YYYY-MM-DD`, yes-no as `1` or `0`.
 * `today` (`YYYY-MM-DD`), where it is known, is the last day that a birth date can be.
 */
export function checkField(field: Field, typed: string, today = '9999-12-31'): Checked {
  const value = typed.normalize('NFC').trim();
  if (value === '') return field.required ? no('Ce champ est à remplir.') : { ok: true, value: null };
  if (value.length > field.max) return no(`${field.max} caractères au plus.`);
  if (INVISIBLE.test(value)) return no('Ce texte contient des caractères invisibles : retapez-le.');
  const checked = CHECKS[field.kind](value, field);
  if (field.past && checked.ok && checked.value !== null && checked.value > today)
    return no('Cette date est dans le futur : vérifiez l’année.');
  return checked;
}

/** A stored value as people read it: phones in pairs, days as 22/11/2026, choices by their label. */
export function showField(field: Field, value: string | null): string {
  if (value === null || value === '') return '';
  if (field.kind === 'phone') return showPhone(value);
  if (field.kind === 'date') return value.split('-').reverse().join('/');
  if (field.kind === 'yes-no') return value === '1' ? 'Oui' : 'Non';
  if (field.kind === 'choice') return field.choices?.find((c) => c.value === value)?.label ?? value;
  return value;
}

/** A stored value as a form's control wants it: as `showField`, but choices stay what the control sends. */
export const editField = (field: Field, value: string | null): string =>
  field.kind === 'choice' || field.kind === 'yes-no' ? (value ?? '') : showField(field, value);

/** Control characters, soft hyphens, marks of direction, fillers: nobody sees them, and a mail server takes no name that has some. */
const INVISIBLE = /[\p{Cc}\p{Cf}\u115f\u1160\u2028\u2029\u3164\uffa0]/u;
const no = (message: string): Checked => ({ ok: false, message });
const yes = (value: string): Checked => ({ ok: true, value });

const CHECKS: Record<Field['kind'], (value: string, field: Field) => Checked> = {
  text: (value) => yes(value.replace(/\s+/g, ' ')),
  choice: (value, field) => (field.choices?.some((c) => c.value === value) ? yes(value) : no('Choisissez dans la liste.')),
  phone: (value) =>
    isValidPhoneNumber(value, 'FR')
      ? yes(parsePhoneNumberWithError(value, 'FR').number)
      : no('Numéro à 10 chiffres, par exemple 06\u00a012\u00a034\u00a056\u00a078.'),
  email: (value) => (z.email().max(254).safeParse(value).success ? yes(value) : no('Adresse e-mail complète, par exemple nom@exemple.fr.')),
  'postal-code': (value) => (/^[0-9A-Z][0-9A-Z -]{2,9}$/i.test(value) ? yes(value.toUpperCase()) : no('Code postal, par exemple 38000.')),
  date: (value) => {
    const day = typedDay(value);
    if (z.iso.date().safeParse(day).success && day >= '1900') return yes(day);
    return no(day === value ? 'Date, par exemple 08/10/2015.' : 'Cette date n’existe pas : vérifiez le jour, le mois et l’année.');
  },
  'yes-no': (value) => (value === '1' || value === '0' ? yes(value) : no('Choisissez oui ou non.')),
};

/** `8/10/2015`, `08.10.2015` or `08102015` as `2015-10-08`; anything else as it is. Two figures of a year say too little. */
function typedDay(value: string): string {
  const [, day, month, year] = /^(\d{1,2})[ ./-](\d{1,2})[ ./-](\d{4})$/.exec(value) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(value) ?? [];
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : value;
}

/** French numbers in pairs (« 06 12 34 56 78 »), foreign ones in their international form. */
export function showPhone(value: string): string {
  // nearly all there are, and the library takes long over each; it writes 08 numbers in another way
  const [, ...pairs] = /^\+33([1-79])(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(value) ?? [];
  if (pairs.length > 0) return `0${pairs.join(' ')}`;
  const phone = parsePhoneNumberFromString(value, 'FR');
  if (!phone?.isValid()) return value;
  return phone.country === 'FR' ? phone.formatNational() : phone.formatInternational();
}
