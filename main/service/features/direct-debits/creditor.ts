import type { z } from 'zod';
import type { ReadDb } from '../../../../db/open.ts';
import { findSetting, setSetting } from '../../../../db/settings.ts';
import { findSite } from '../../../../db/sites.ts';
import { creditor as shape } from '../../../../shared/contract/direct-debits.ts';
import { notFound, refuseFields } from '../../../../shared/refusal.ts';
import type { PlainWriteVerb, ReadVerb } from '../../context.ts';
import { isBic, isCreditorIdentifier, readIban } from '../../sepa/rules.ts';

const KEY = 'creditor';

/** To whose account a site collects; null as long as nobody has said so. */
export async function creditorOf(db: ReadDb, siteId: string): Promise<z.output<typeof shape> | null> {
  const kept = shape.safeParse(await findSetting(db, KEY, siteId));
  return kept.success ? kept.data : null;
}

export const settings: ReadVerb<'directDebits.settings'> = async ({ db }, { siteId }) => ({ creditor: await creditorOf(db, siteId) });

export const saveSettings: PlainWriteVerb<'directDebits.saveSettings'> = async (ctx, { siteId, creditor }) => {
  if (!(await findSite(ctx.db, siteId))) throw notFound('Ce site');
  const read = readIban(creditor.iban);
  const bic = creditor.bic.replace(/\s/g, '').toUpperCase();
  const ics = creditor.ics.replace(/\s/g, '').toUpperCase();
  const problems = {
    ...('problem' in read && { 'creditor.iban': read.problem }),
    ...(bic !== '' && !isBic(bic) && { 'creditor.bic': 'Ce BIC n’est pas juste : 8 ou 11 signes.' }),
    ...(!isCreditorIdentifier(ics) && { 'creditor.ics': 'Cet identifiant n’est pas juste, par exemple FR72ZZZ123456.' }),
  };
  if (Object.keys(problems).length > 0 || 'problem' in read) throw refuseFields(problems);
  await setSetting(ctx.db, KEY, { name: creditor.name, iban: read.iban, bic, ics }, ctx.clock.now(), siteId);
  await ctx.record({ subjectKind: 'settings', subjectId: null, siteId, details: { name: creditor.name } });
  ctx.tell('settings', 'billing', 'history');
  return {};
};
