import { requireSchoolYear } from '../../../../db/campaign-settings.ts';
import { findSite } from '../../../../db/sites.ts';
import { asTariff, findSchoolYear, insertTariff, listTariffs, ratesOf } from '../../../../db/tariffs.ts';
import { notFound, Refusal, refuseField } from '../../../../shared/refusal.ts';
import { raised } from '../../../../shared/rules/tariffs-check.ts';
import type { PlainWriteVerb } from '../../context.ts';

/** A year's tariffs, all at once, for another year; those of every year hold there already. */
export const copy: PlainWriteVerb<'tariffs.copy'> = async (ctx, { siteId, fromYearId, toYear, percentHundredths, roundToCents }) => {
  const { db } = ctx;
  const site = await findSite(db, siteId);
  if (!site) throw notFound('Ce site');
  const from = await findSchoolYear(db, fromYearId);
  if (!from) throw notFound('Cette année scolaire');
  const [start = 0, end = 0] = toYear.split('-').map(Number);
  if (end !== start + 1) throw refuseField('toYear', 'Une année scolaire va d’une année à la suivante, par exemple 2027-2028.');
  if (from.label === toYear) throw refuseField('toYear', 'Choisissez une autre année que celle qui est copiée.');
  const copied = (await listTariffs(db, siteId, fromYearId)).filter((row) => row.school_year_id === fromYearId && row.archived_at === null);
  if (copied.length === 0)
    throw new Refusal('conflict', `Ce site n’a aucun tarif propre à l’année ${from.label} : il n’y a rien à copier.`);
  const schoolYearId = await requireSchoolYear(db, toYear, {
    startsOn: `${start}${from.starts_on.slice(4)}`,
    endsOn: `${end}${from.ends_on.slice(4)}`,
  });
  const there = (await listTariffs(db, siteId, schoolYearId)).filter(
    (row) => row.school_year_id === schoolYearId && row.archived_at === null,
  );
  if (there.length > 0)
    throw refuseField(
      'toYear',
      `${toYear} a déjà ${there.length} tarif${there.length > 1 ? 's' : ''} : archivez-${there.length > 1 ? 'les' : 'le'} avant de copier, ou modifiez-${there.length > 1 ? 'les' : 'le'}.`,
      'conflict',
    );
  const rates = await ratesOf(
    db,
    copied.map(({ id }) => id),
  );
  for (const row of copied) {
    const { id: _id, ...tariff } = asTariff(
      row,
      (rates.get(row.id) ?? []).map((rate) => ({
        ...rate,
        // without a raise an amount stays as it is, to the cent
        amountCents: percentHundredths === 0 ? rate.amountCents : raised(rate.amountCents, percentHundredths, roundToCents),
      })),
    );
    await insertTariff(db, { ...tariff, siteId, schoolYearId });
  }
  await ctx.record({
    subjectKind: 'site',
    subjectId: siteId,
    siteId,
    details: { site: site.short_name, from: from.label, to: toYear, count: copied.length, percentHundredths },
  });
  ctx.tell('billing', 'history');
  return { schoolYearId, count: copied.length };
};
