import { findSiteBilling, listSiteBilling, saveSiteBilling } from '../../../../db/site-billing.ts';
import { findSite } from '../../../../db/sites.ts';
import { notFound, Refusal, refuseField } from '../../../../shared/refusal.ts';
import { siretOf } from '../../../../shared/rules/invoices.ts';
import type { PlainWriteVerb, ReadVerb } from '../../context.ts';

/** What each site prints on its invoices. */
export const settings: ReadVerb<'invoices.settings'> = async ({ db }) => ({
  sites: (await listSiteBilling(db)).map((row) => ({
    siteId: row.siteId,
    siteName: row.siteName,
    issuerName: row.issuer_name,
    siret: row.siret,
    vatMention: row.vat_mention,
    paymentTerms: row.payment_terms,
    dueDays: row.due_days ?? 30,
    version: row.version ?? 0,
  })),
});

/** For invoices issued from now on: those that are keep what they say. */
export const saveSettings: PlainWriteVerb<'invoices.saveSettings'> = async (ctx, { siteId, version, siret, ...typed }) => {
  const { db, clock } = ctx;
  const site = await findSite(db, siteId);
  if (!site) throw notFound('Ce site');
  const known = await findSiteBilling(db, siteId);
  // the demonstration's number is nobody's: kept as it is, it is not judged again
  const number = siret === null || siret === known?.siret ? siret : siretOf(siret);
  if (siret !== null && number === null)
    throw refuseField('siret', 'Un SIRET a 14 chiffres, et ceux-ci n’en forment pas un : vérifiez-les.');
  const values = {
    issuer_name: typed.issuerName,
    siret: number,
    vat_mention: typed.vatMention,
    payment_terms: typed.paymentTerms,
    due_days: typed.dueDays,
  };
  const saved = await saveSiteBilling(db, siteId, version, values, clock.now().toISOString());
  if (saved === undefined)
    throw new Refusal('conflict', 'Ces mentions ont changé depuis que vous les avez ouvertes : relisez-les. Rien n’a été enregistré.');
  await ctx.record({ subjectKind: 'site', subjectId: siteId, siteId, details: { site: site.short_name } });
  ctx.tell('billing', 'history');
  return { version: saved };
};
