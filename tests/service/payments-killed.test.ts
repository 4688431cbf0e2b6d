import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { booksOf } from '../../db/billing.ts';
import { seedCast } from '../../db/demo/cast.ts';
import { accountOf } from '../../shared/rules/ledger.ts';
import { newStoreFile, openOffice } from '../helpers/office-folder.ts';

/** Lets another process take payments, and kills it in the middle of its work once it has said so of some. */
async function payThenKill(file: string, familyId: string, siteId: string, after: number): Promise<number> {
  const script = new URL('pay-until-killed.ts', import.meta.url).pathname;
  const other = spawn(process.execPath, [script, file, familyId, siteId], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = 0;
  for await (const chunk of other.stdout) {
    said += String(chunk).split('\n').length - 1;
    if (said >= after) break;
  }
  other.kill('SIGKILL');
  if (other.exitCode === null && other.signalCode === null) await once(other, 'exit');
  return said;
}

it('a process killed while it takes payments leaves no payment without its receipt, no gap in the numbers, and a balance to the cent', async () => {
  const file = newStoreFile();
  const first = await openOffice(file);
  const { inesFamily, site, before } = await first.write(async (db) => {
    const cast = await seedCast(db, { now: new Date('2026-11-20T08:00:00.000Z') });
    const books = await booksOf(db, cast.ines.familyId);
    return { inesFamily: cast.ines.familyId, site: cast.ines.siteId, before: accountOf(books, 'cotisation', null).balanceCents };
  });
  await first.close();
  let said = 0;
  for (const after of [3, 8, 1]) {
    said += await payThenKill(file, inesFamily, site, after);
    const store = await openOffice(file);
    const books = await booksOf(store.read, inesFamily);
    const taken = books.payments.filter(({ cents, createdAt }) => cents === 100 && createdAt === '2026-11-20T08:00:00.000Z');
    // what it has said is kept, whatever it was doing when it died
    expect(taken.length).toBeGreaterThanOrEqual(said);
    expect(taken.filter(({ receiptNumber }) => receiptNumber === null)).toEqual([]);
    expect(accountOf(books, 'cotisation', null).balanceCents).toBe(before - taken.length * 100);
    const rows = await store.read.selectFrom('receipt').select('number').where('number', 'like', 'R2026-%').execute();
    const numbers = rows.map(({ number }) => Number(number.slice(6))).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    await store.close();
  }
}, 120_000);
