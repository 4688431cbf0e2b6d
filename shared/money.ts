const euros = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });

/** Integer cents as French money: 123450 gives « 1 234,50 € » (with the narrow and the wide no-break space), -500 gives « −5,00 € ». */
export function formatCents(cents: number): string {
  if (!Number.isSafeInteger(cents)) throw new TypeError(`cents must be a whole number, got ${cents}`);
  // a hyphen is not a minus: screen readers pass over it
  return euros.format(cents / 100).replace('-', '\u2212');
}

/** What somebody typed as an amount, in cents: « 1 234,5 », « 1234.50 € » give 123450; null for what is no amount or has thirds of cents. */
export function readCents(typed: string): number | null {
  const plain = typed.replace(/[\s\u00a0\u202f€]/g, '').replace(',', '.');
  if (!/^[-\u2212]?\d{1,9}(\.\d{0,2})?$/.test(plain)) return null;
  const [euros = '', part = ''] = plain.replace(/[-\u2212]/, '').split('.');
  const cents = Number(euros) * 100 + Number(part.padEnd(2, '0'));
  return /^[-\u2212]/.test(plain) ? -cents : cents;
}

/** Cents as they are typed: 123450 gives « 1234,50 ». */
export const editCents = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',');
