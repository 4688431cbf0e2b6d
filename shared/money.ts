const euros = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });

/** Integer cents as French money: 123450 gives « 1 234,50 € » (with the narrow and the wide no-break space), -500 gives « −5,00 € ». */
export function formatCents(cents: number): string {
  if (!Number.isSafeInteger(cents)) throw new TypeError(`cents must be a whole number, got ${cents}`);
  // a hyphen is not a minus: screen readers pass over it
  return euros.format(cents / 100).replace('-', '\u2212');
}
