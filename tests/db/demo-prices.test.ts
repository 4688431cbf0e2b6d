import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { seedDemonstration } from '../../db/demo/index.ts';
import { openStore } from '../../db/open.ts';
import { type PricedFamily, pricedFamiliesOf } from '../../db/pricing-facts.ts';
import { listSchoolYears, tariffsInUse } from '../../db/tariffs.ts';
import { priceOf } from '../../shared/rules/tariffs.ts';

test('what the demonstration has billed is what its tariffs say today', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portee-prices-'));
  const store = await openStore({ file: join(folder, 'portee.sqlite') });
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  await store.write((db) => seedDemonstration(db, { families: 60, hash: (password) => `plain:${password}` }));
  const db = store.read;
  const year = (await listSchoolYears(db)).find(({ current }) => current === 1);
  if (!year) throw new Error('the demonstration has no school year');
  const sites = await db.selectFrom('site').select('id').execute();
  let compared = 0;
  for (const { id: siteId } of sites) {
    const tariffs = await tariffsInUse(db, siteId, year.id);
    for await (const lot of pricedFamiliesOf(db, siteId, { id: year.id, startsOn: year.starts_on, endsOn: year.ends_on }))
      for (const family of lot) {
        const price = priceOf({ ...family.facts, period: 'year' }, tariffs);
        expect(price.unpriced, family.name).toEqual([]);
        if (!followsAll(family)) continue;
        const billed = await db
          .selectFrom('invoice')
          .select(['ledger', 'total_cents'])
          .where('family_id', '=', family.id)
          .where('school_year_id', '=', year.id)
          .execute();
        const sum = (ledger: string) => billed.reduce((total, row) => total + (row.ledger === ledger ? row.total_cents : 0), 0);
        expect([family.name, price.totals]).toEqual([family.name, { cotisation: sum('cotisation'), location: sum('location') }]);
        compared++;
      }
  }
  expect(compared).toBeGreaterThan(40);
});

/** Everybody of the family is taught something today; who waits or has left was billed all the same when the year began. */
const followsAll = ({ facts }: PricedFamily): boolean => facts.students.every(({ studies }) => studies.length > 0);
