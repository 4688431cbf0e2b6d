import type { WriteDb } from '../open.ts';
import type { NewRow } from '../tables.ts';

/** What the demonstration's establishment prints on its invoices; the number is nobody's. */
export const DEMO_BILLING: Omit<NewRow<'site_billing'>, 'site_id' | 'updated_at'> = {
  issuer_name: 'Conservatoire Hector-Berlioz',
  siret: '00000000000000',
  vat_mention: 'TVA non applicable, art. 261-7-1° du CGI',
  payment_terms: 'Par chèque à l’ordre du conservatoire, par virement ou à l’accueil. Merci d’indiquer le numéro de la facture.',
  due_days: 30,
};

export const seedSiteBilling = (db: WriteDb, siteIds: readonly string[], at: string) =>
  db
    .insertInto('site_billing')
    .values(siteIds.map((site_id) => ({ ...DEMO_BILLING, site_id, updated_at: at })))
    .execute();
