import type { ReadDb, WriteDb } from './open.ts';
import type { Row } from './tables.ts';

export type SiteBillingRow = Row<'site_billing'>;

/** What a site prints on its invoices; undefined as long as nothing was saved. */
export const findSiteBilling = (db: ReadDb, siteId: string): Promise<SiteBillingRow | undefined> =>
  db.selectFrom('site_billing').selectAll().where('site_id', '=', siteId).executeTakeFirst();

export const listSiteBilling = (db: ReadDb) =>
  db
    .selectFrom('site')
    .leftJoin('site_billing as billing', 'billing.site_id', 'site.id')
    .select(['site.id as siteId', 'site.short_name as siteName'])
    .select(['billing.issuer_name', 'billing.siret', 'billing.vat_mention', 'billing.payment_terms', 'billing.due_days', 'billing.version'])
    .orderBy('site.position')
    .orderBy('site.name')
    .execute();

/** Gives the version that it has now; undefined when somebody has saved another meanwhile. */
export async function saveSiteBilling(
  db: WriteDb,
  siteId: string,
  version: number,
  values: Omit<SiteBillingRow, 'site_id' | 'version' | 'updated_at'>,
  at: string,
): Promise<number | undefined> {
  const known = await findSiteBilling(db, siteId);
  if ((known?.version ?? 0) !== version) return undefined;
  const row = { ...values, version: version + 1, updated_at: at };
  await db
    .insertInto('site_billing')
    .values({ ...row, site_id: siteId })
    .onConflict((conflict) => conflict.column('site_id').doUpdateSet(row))
    .execute();
  return version + 1;
}
