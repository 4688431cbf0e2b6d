import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seedCast } from '../../db/demo/cast.ts';
import { insertCreditNote, insertDraft, issueDraft } from '../../db/invoices.ts';
import type { Store } from '../../db/open.ts';
import { newStoreFile, openOffice } from '../helpers/office-folder.ts';

// Numbers of invoices and credit notes: chronological, without gaps, whatever is refused, fails or is killed in between.

const AT = '2026-11-22T10:00:00.000Z';
const HEADING = { client_name: 'Claire', client_address: '', issuer: 'Conservatoire', vat_mention: null, payment_terms: null };

async function anOffice(file = newStoreFile()) {
  const store = await openOffice(file);
  const cast = await store.write((db) => seedCast(db, { now: new Date(AT) }));
  const draft = () =>
    store.write((db) =>
      insertDraft(
        db,
        {
          siteId: cast.sites.centre,
          familyId: cast.claire.familyId,
          madeBy: cast.staff.nadia.id,
          ledger: 'cotisation',
          guardianId: null,
          schoolYearId: null,
          wording: 'Stage',
          periodFromOn: null,
          periodToOn: null,
          dueOn: null,
          lines: [{ wording: 'Stage', quantityHundredths: 100, unitPriceCents: 1_000, enrolmentIds: [] }],
          instalments: [],
        },
        AT,
      ),
    );
  return { store, cast, draft };
}

const numbersOf = async ({ read }: Store, table: 'invoice' | 'credit_note', prefix: string): Promise<number[]> => {
  const rows = await read.selectFrom(table).select('number').where('number', 'like', `${prefix}%`).orderBy('number').execute();
  return rows.map(({ number }) => Number(number?.slice(prefix.length)));
};
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

test('of any sequence of issues, avoirs and transactions that fail after the number was taken, numbers are 1, 2, 3 …', async () => {
  const { store, cast, draft } = await anOffice();
  const before = { invoices: 7, notes: 2 };
  let [invoices, notes] = [before.invoices, before.notes];
  const issued: string[] = [];
  const step = fc.constantFrom('issue', 'fail', 'credit', 'fail-credit');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      for (const what of steps) {
        const of = issued.at(-1);
        const fails = what.startsWith('fail');
        const credits = what.endsWith('credit') && of !== undefined;
        const id = credits ? of : await draft();
        const work = store.write(async (db) => {
          const note = { invoiceId: id, issuedOn: '2026-11-22', reason: 'Erreur', madeBy: cast.staff.nadia.id };
          if (credits) await insertCreditNote(db, { ...note, lines: [{ lineId: null, wording: 'Stage', cents: 1 }] }, AT);
          else await issueDraft(db, id, '2026-11-22', HEADING);
          if (fails) throw new Error('the power went');
        });
        if (fails) await expect(work).rejects.toThrow('the power went');
        else await work;
        if (!fails && credits) notes += 1;
        if (!fails && !credits) {
          invoices += 1;
          issued.push(id);
        }
      }
      expect(await numbersOf(store, 'invoice', 'F2026-')).toEqual(upTo(invoices));
      expect(await numbersOf(store, 'credit_note', 'A2026-')).toEqual(upTo(notes));
    }),
    { numRuns: 30 },
  );
});

test('each year begins at 1, and goes on where it stopped', async () => {
  const { store, draft } = await anOffice();
  const issue = async (day: string) => {
    const id = await draft();
    return store.write((db) => issueDraft(db, id, day, HEADING));
  };
  expect(await issue('2026-12-31')).toBe('F2026-00008');
  expect(await issue('2027-01-01')).toBe('F2027-00001');
  expect(await issue('2027-01-02')).toBe('F2027-00002');
});

test('killed again and again while it issues: what was said issued is, and no number is left out', async () => {
  const file = newStoreFile();
  const first = await anOffice(file);
  for (let i = 0; i < 120; i++) await first.draft();
  await first.store.close();
  const said: string[] = [];
  let rounds = 0;
  for (let done = false; !done && rounds < 12; rounds++) {
    const child = spawn(process.execPath, [new URL('issue-and-die.ts', import.meta.url).pathname, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let heard = '';
    child.stdout.on('data', (chunk: Buffer) => {
      heard += chunk;
      // somewhere in its work, elsewhere each time
      if (heard.split('\n').length > 4 + 5 * rounds && rounds < 6) child.kill('SIGKILL');
    });
    await once(child, 'close');
    said.push(...heard.split('\n').slice(0, -1));
    done = said.at(-1) === 'all';
  }
  expect(rounds).toBeGreaterThan(4);
  const store = await openOffice(file);
  const numbers = await numbersOf(store, 'invoice', 'F2026-');
  // the cast's seven, one of its own drafts, and the hundred and twenty
  expect(numbers).toEqual(upTo(7 + 1 + 120));
  const standing = new Set(numbers.map((number) => `F2026-${String(number).padStart(5, '0')}`));
  expect(said.filter((number) => number !== 'all' && !standing.has(number))).toEqual([]);
});
