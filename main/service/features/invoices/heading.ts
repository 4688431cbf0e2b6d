import { guardiansOf } from '../../../../db/guardians.ts';
import type { Heading } from '../../../../db/invoices.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { findSiteBilling } from '../../../../db/site-billing.ts';
import { findSite } from '../../../../db/sites.ts';
import type { Row } from '../../../../db/tables.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';
import { formatSiret } from '../../../../shared/rules/invoices.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import { addressBlock } from '../../letters/address.ts';
import { addresseeOf } from '../../letters/people.ts';
import { postalLines } from '../../site-contact.ts';

/**
 * Issuer, client and mentions as they are on the day of issue; kept with the invoice, which says them for ever. Refused while something is
 * missing that every invoice must say (CGI, annexe II, art. 242 nonies A).
 */
export async function headingOf(db: ReadDb, invoice: { site_id: string; family_id: string; guardian_id: string | null }): Promise<Heading> {
  const { issuer, billing } = await issuerOf(db, invoice.site_id);
  const client = clientOf(await guardiansOf(db, invoice.family_id), invoice.guardian_id);
  return {
    client_name: client.name,
    client_address: client.address.join('\n'),
    issuer: issuer.join('\n'),
    vat_mention: billing.vat_mention,
    payment_terms: billing.payment_terms,
  };
}

async function issuerOf(db: ReadDb, siteId: string) {
  const [site, billing] = await Promise.all([findSite(db, siteId), findSiteBilling(db, siteId)]);
  if (!site) throw notFound('Ce site');
  if (!billing?.siret)
    throw new Refusal('conflict', `Le SIRET de « ${site.name} » manque : complétez les mentions des factures avant d’en émettre.`);
  const place = postalLines(site);
  if (place.length === 0)
    throw new Refusal('conflict', `L’adresse de « ${site.name} » manque : complétez-la dans les paramètres avant d’émettre des factures.`);
  const name = billing.issuer_name ?? site.name;
  const below = billing.issuer_name && billing.issuer_name !== site.name ? [site.name] : [];
  return { issuer: [name, ...below, ...place, `SIRET ${formatSiret(billing.siret)}`], billing };
}

/** Whoever pays; for the household, both, at the address of the first. */
export function clientOf(guardians: readonly Row<'guardian'>[], guardianId: string | null): { name: string; address: string[] } {
  const [first, second] = guardianId === null ? payersOf(guardians) : guardians.filter(({ id }) => id === guardianId);
  if (!first) throw new Refusal('conflict', 'Cette famille n’a pas de responsable à qui adresser la facture.');
  const [name = fullName(first), ...address] = addressBlock(addresseeOf(first));
  if (address.length === 0)
    throw new Refusal(
      'conflict',
      `L’adresse de ${fullName(first)} manque : complétez sa fiche, une facture porte l’adresse de qui la paie.`,
    );
  return { name: second ? `${name} et ${fullName(second)}` : name, address };
}

interface Payer {
  id: string;
  pays: 0 | 1 | number;
}

/** Those who pay; all, where nobody was said to. */
export function payersOf<G extends Payer>(guardians: readonly G[]): readonly G[] {
  const paying = guardians.filter(({ pays }) => pays === 1);
  return paying.length > 0 ? paying : guardians;
}

/** Whom a run addresses an invoice to: the one who pays, or the household where both do. */
export function defaultClient(guardians: readonly Payer[]): string | null {
  const [only, ...others] = payersOf(guardians);
  return only && others.length === 0 ? only.id : null;
}
