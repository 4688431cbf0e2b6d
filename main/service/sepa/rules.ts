import { electronicFormatIBAN, isSEPACountry, isValidBIC, isValidIBAN } from 'ibantools';

/** An IBAN as it is kept and sent (`FR7630001007941234567890185`), or why it is none. */
export function readIban(typed: string): { iban: string } | { problem: string } {
  const iban = electronicFormatIBAN(typed) ?? '';
  if (iban === '') return { problem: 'Écrivez l’IBAN du compte.' };
  if (!isValidIBAN(iban)) return { problem: 'Cet IBAN n’est pas juste : vérifiez chaque signe.' };
  return isSEPACountry(iban.slice(0, 2)) ? { iban } : { problem: 'Ce compte est hors de la zone SEPA : il ne peut pas être prélevé.' };
}

export const isBic = (typed: string): boolean => isValidBIC(typed);

/** An « identifiant créancier SEPA » (`FR72ZZZ123456`): two check figures over all but the three of the activity (ISO 7064, mod 97-10). */
export function isCreditorIdentifier(typed: string): boolean {
  const ics = typed.replace(/\s/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{3}[A-Z0-9]{1,28}$/.test(ics)) return false;
  const digits = `${ics.slice(7)}${ics.slice(0, 4)}`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}

/** What banks take: plain Latin letters, digits and few signs (EPC217-08). « Élise Łukasz » gives « Elise Lukasz ». */
export const sepaText = (text: string, most: number): string =>
  text
    .replace(/[œŒ]/g, 'oe')
    .replace(/[æÆ]/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/[łŁ]/g, (letter) => (letter === 'ł' ? 'l' : 'L'))
    .replace(/[øØ]/g, (letter) => (letter === 'ø' ? 'o' : 'O'))
    .replace(/[’ʼ]/g, "'")
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9/\-?:().,'+ ]/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, most)
    .trim();
