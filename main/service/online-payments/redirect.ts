import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Answer } from '../../../shared/rules/online-payment.ts';
import { NotTaken, type Provider, plainAnswer } from './provider.ts';

// A payment page of another house, reached by an address that we sign; it comes back by an address that it signs with the same key.
// Both are described for the other house in docs/online-payment-redirect.md.

export interface RedirectSettings {
  /** Address of the page where one pays. */
  page: string;
  /** What the other house calls this site. */
  merchant: string;
  /** Shared key, at least 32 characters. */
  key: string;
}

const HOUR = 3_600_000;

export const redirect = ({ page, merchant, key }: RedirectSettings): Provider => ({
  name: 'redirect',
  kept: 'redirect',
  isTrial: false,
  minimum: 1,
  opensFor: 24 * HOUR,
  // nothing is announced: the signed address is the announcement
  async create({ reference }) {
    if (!key) throw new NotTaken('La clé partagée manque : saisissez-la dans Paramètres, Paiement en ligne.');
    return { providerReference: reference };
  },
  page(known) {
    const fields = {
      marchand: merchant,
      reference: known.reference,
      montant: String(known.cents),
      devise: 'EUR',
      objet: known.wording,
      courriel: known.email,
      retour: known.returnTo,
      expire: known.expiresAt.toISOString(),
    };
    const address = new URL(page);
    for (const [name, value] of Object.entries(fields)) address.searchParams.set(name, value);
    address.searchParams.set('signature', signatureOf('demande', fields, key));
    return address.href;
  },
  // the other house speaks by its signed return, in the browser or from its own server; after a day nothing comes any more
  status: async ({ expiresAt }, now) =>
    now > expiresAt ? plainAnswer('expired', 'Aucun retour signé dans les 24 heures') : plainAnswer('waiting'),
});

/** What a signed return says, in its own names. */
export const RETURN_FIELDS = ['marchand', 'reference', 'montant', 'etat', 'operation', 'date'] as const;
export type Returned = Readonly<Record<(typeof RETURN_FIELDS)[number] | 'signature', string>>;

const STATES: Readonly<Record<string, Answer['said']>> = { paye: 'paid', refuse: 'refused', abandonne: 'abandoned' };

/** What a return says once its signature holds, amount, reference and state included; null when it does not, or says nothing that we know. */
export function readReturn(returned: Returned, { merchant, key }: Pick<RedirectSettings, 'merchant' | 'key'>): Answer | null {
  const { signature, ...fields } = returned;
  if (!isSame(signature, signatureOf('retour', fields, key)) || returned.marchand !== merchant) return null;
  const said = STATES[returned.etat];
  if (!said || !/^\d{1,11}$/.test(returned.montant) || Number.isNaN(Date.parse(returned.date))) return null;
  return {
    said,
    detail: `Retour signé : ${returned.etat}`,
    cents: Number(returned.montant),
    reference: returned.reference,
    operation: returned.operation || null,
    paidOn: null,
    isTrial: false,
  };
}

/** HMAC-SHA-256 in hexadecimal over the purpose, then each field as `name=value` in order of names, a line each. */
export function signatureOf(purpose: 'demande' | 'retour', fields: Readonly<Record<string, string>>, key: string): string {
  const lines = Object.entries(fields)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return createHmac('sha256', key)
    .update([purpose, ...lines].join('\n'))
    .digest('hex');
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
