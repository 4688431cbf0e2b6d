import { beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '../../shared/contract/index.ts';
import { aWorld, type Person, type World } from '../helpers/world.ts';

// « Facturer »: everybody's invoices at once, from tariffs and enrolments; nothing is invoiced twice, whatever happens in between.

let world: World;
let nadia: Person;
beforeEach(async () => {
  world = await aWorld();
  nadia = await world.signInStaff('nadia');
});

type Period = 'year' | 'term' | 'month';

/** All teaching at one price, and a fee for the household. */
async function priced(amountCents = 30_000, period: Period = 'year') {
  const tariff = {
    siteId: world.cast.sites.centre,
    schoolYearId: world.cast.schoolYearId,
    curriculumId: null,
    disciplineId: null,
    cycleId: null,
  };
  const rate = (cents: number, of: Period) => ({
    quotientFromCents: null,
    quotientToCents: null,
    residence: null,
    childRank: null,
    period: of,
    amountCents: cents,
  });
  await nadia.call('tariffs.save', { ...tariff, name: 'Cursus', charge: 'teaching', rates: [rate(amountCents, period)] });
  await nadia.call('tariffs.save', { ...tariff, name: 'Frais de dossier', charge: 'household', rates: [rate(1_500, 'year')] });
}

const run = (more: { period?: Period; rank?: number; ledger?: 'cotisation' | 'location' } = {}) => ({
  schoolYearId: world.cast.schoolYearId,
  ledger: 'cotisation' as const,
  period: 'year' as const,
  rank: 1,
  ...more,
});
const preview = async (more: Parameters<typeof run>[0] = {}) =>
  (await nadia.call('invoices.preview', { ...run(more), siteId: world.cast.sites.centre })).rows;
const bill = (familyId: string, more: Partial<InputOf<'invoices.bill'>> = {}) => ({
  ...run(),
  familyId,
  dueOn: '2026-12-20',
  issue: false,
  ...more,
});

/** Numbers of this year's invoices, in the order of the list. */
async function numbers(): Promise<string[]> {
  const { rows } = await nadia.call('invoices.list', { order: 'number', descending: false, pageSize: 200 });
  return rows.flatMap(({ number }) => (number?.startsWith('F2026') ? [number] : []));
}
const inARow = (count: number) => Array.from({ length: count }, (_, i) => `F2026-${String(i + 1).padStart(5, '0')}`);

describe('the preview', () => {
  it('says who would be invoiced for what and why, and who not and why not; nothing is written', async () => {
    expect((await preview()).every(({ obstacle, unpriced }) => obstacle !== null && unpriced.length > 0)).toBe(true);
    await priced();
    const rows = await preview();
    const claire = rows.find(({ id }) => id === world.cast.claire.familyId);
    expect(claire).toMatchObject({ cents: 61_500, already: 0, obstacle: null, clientName: 'Mme Claire BERNARD' });
    expect(claire?.lines.map(({ wording, cents }) => [wording, cents])).toEqual([
      ['Léo Bernard – Cursus', 30_000],
      ['Jeanne Bernard – Cursus', 30_000],
      ['Frais de dossier', 1_500],
    ]);
    expect(claire?.lines[0]?.explanation.length).toBeGreaterThan(0);
    // who follows nothing is no matter of the run
    expect(rows.map(({ id }) => id)).not.toContain(world.cast.alice.familyId);
    expect((await nadia.call('invoices.list', { state: 'draft' })).total).toBe(1);
  });

  it('leaves out whoever has no address to stand on an invoice, and says so', async () => {
    await priced();
    await world.service.store.write((db) =>
      db
        .updateTable('guardian')
        .set({ address_line: null, address_extra: null, postal_code: null, city: null })
        .where('id', '=', world.cast.ines.guardianId)
        .execute(),
    );
    const ines = (await preview()).find(({ id }) => id === world.cast.ines.familyId);
    expect(ines?.obstacle).toContain('L’adresse de Inès Haddad manque');
  });

  it('is for those who move money', async () => {
    for (const login of ['marc', 'hugo']) {
      const person = await world.signInStaff(login);
      expect((await person.refused('invoices.preview', { ...run(), siteId: null })).code).toBe('not-allowed');
      expect((await person.refused('invoices.bill', bill(world.cast.claire.familyId))).code).toBe('not-allowed');
    }
    const strange = { ...run(), schoolYearId: crypto.randomUUID(), siteId: null };
    expect((await nadia.refused('invoices.preview', strange)).fields).toHaveProperty('schoolYearId');
    expect((await nadia.refused('invoices.preview', { ...run({ period: 'term', rank: 4 }), siteId: null })).fields).toHaveProperty('rank');
  });
});

describe('one family', () => {
  it('gets a draft of what the tariffs say, in parts a month apart; a second time there is nothing left', async () => {
    await priced();
    const { claire } = world.cast;
    const { id, number } = await nadia.call('invoices.bill', bill(claire.familyId, { parts: 3 }));
    expect(number).toBeNull();
    const draft = await nadia.call('invoices.get', { id });
    expect(draft).toMatchObject({ state: 'draft', wording: 'Cotisation 2026-2027', totalCents: 61_500, guardianId: claire.guardianId });
    expect(draft.instalments).toEqual([
      { on: '2026-12-20', cents: 20_500 },
      { on: '2027-01-20', cents: 20_500 },
      { on: '2027-02-20', cents: 20_500 },
    ]);
    expect(draft.lines[0]?.enrolmentIds).toHaveLength(1);
    expect((await nadia.refused('invoices.bill', bill(claire.familyId))).message).toContain('Tout est déjà facturé');
    const row = (await preview()).find((family) => family.id === claire.familyId);
    expect(row).toMatchObject({ cents: 0, already: 3, obstacle: 'Tout est déjà facturé.' });
  });

  it('is invoiced for the one who came later only, and again for what an avoir took back', async () => {
    await priced();
    const { claire } = world.cast;
    const first = await nadia.call('invoices.bill', bill(claire.familyId, { issue: true, tellFamily: true }));
    expect(first.number).toBe('F2026-00008');
    const { lines } = await nadia.call('invoices.get', { id: first.id });
    const leo = lines.find(({ wording }) => wording.startsWith('Léo'));
    const taken = [{ lineId: leo?.id ?? '', cents: 30_000 }];
    await nadia.call('invoices.credit', { id: first.id, creditedCents: 0, reason: 'Erreur de tarif', lines: taken });
    const again = await nadia.call('invoices.bill', bill(claire.familyId));
    expect((await nadia.call('invoices.get', { id: again.id })).lines.map(({ wording }) => wording)).toEqual(['Léo Bernard – Cursus']);
  });

  it('both parents pay: it is addressed to the household, and both see it', async () => {
    await priced();
    const { yann, soizic } = world.cast;
    const { id } = await nadia.call('invoices.bill', bill(yann.familyId, { issue: true }));
    expect(await nadia.call('invoices.get', { id })).toMatchObject({ guardianId: null });
    for (const person of [yann, soizic]) {
      const family = await world.signInFamily(person);
      const { rows } = await family.call('billing.ledger', { ledger: 'cotisation' });
      expect(rows.map((row) => row.id)).toContain(id);
    }
  });

  it('by term: each says its own, the yearly fee stands on the first alone, and all come to the year', async () => {
    await priced(10_000, 'term');
    const { ines } = world.cast;
    const invoices = [];
    for (const rank of [1, 2, 3]) {
      const { id } = await nadia.call('invoices.bill', bill(ines.familyId, { period: 'term', rank }));
      invoices.push(await nadia.call('invoices.get', { id }));
    }
    expect(invoices.map(({ wording, totalCents }) => [wording, totalCents])).toEqual([
      ['Cotisation 2026-2027, 1er trimestre', 11_500],
      ['Cotisation 2026-2027, 2e trimestre', 10_000],
      ['Cotisation 2026-2027, 3e trimestre', 10_000],
    ]);
    expect(invoices[0]).toMatchObject({ periodFromOn: '2026-09-01', periodToOn: '2026-12-31' });
    expect((await nadia.refused('invoices.bill', bill(ines.familyId))).message).toContain('déjà facturé');
  });
});

describe('everybody at once', () => {
  const items = async (issue: boolean) =>
    (await preview())
      .filter(({ obstacle }) => obstacle === null)
      .map(({ id, familyName }) => ({ label: familyName, input: bill(id, { issue }) }));

  it('is long work with its report: those that cannot be invoiced are named, and nobody is invoiced twice', async () => {
    await priced();
    const all = await items(true);
    expect(all.length).toBeGreaterThan(4);
    await nadia.call('invoices.bill', bill(world.cast.claire.familyId));
    const { id } = await nadia.call('jobs.start', { name: 'invoices.bill', label: 'Facturation', items: all });
    await world.service.jobs.poke();
    const job = await nadia.call('jobs.get', { id });
    expect(job).toMatchObject({ state: 'done', done: all.length, refused: 1 });
    expect(job.report[0]).toMatchObject({ label: 'Bernard', problem: 'Tout est déjà facturé.' });
    expect(await numbers()).toEqual(inARow(7 + all.length - 1));
    expect((await preview()).every(({ obstacle }) => obstacle === 'Tout est déjà facturé.')).toBe(true);
  });

  it('cancelled and resumed, started twice from two desktops: every family once, numbers without a gap', async () => {
    await priced();
    const all = await items(true);
    const first = await nadia.call('jobs.start', { name: 'invoices.bill', label: 'Facturation', items: all });
    const second = await world.staff.call('jobs.start', { name: 'invoices.bill', label: 'La même', items: all });
    await nadia.call('jobs.cancel', { id: first.id });
    await world.service.jobs.poke();
    await nadia.call('jobs.resume', { id: first.id });
    await world.service.jobs.poke();
    const reports = await Promise.all([first, second].map(({ id }) => nadia.call('jobs.get', { id })));
    expect(reports.reduce((sum, { refused }) => sum + refused, 0)).toBe(all.length);
    expect(await numbers()).toEqual(inARow(7 + all.length));
  });

  it('drafts are issued together, by name; those that changed meanwhile are left and said', async () => {
    await priced();
    for (const { input } of await items(false)) await nadia.call('invoices.bill', input);
    const { rows } = await nadia.call('invoices.drafts', {});
    expect(rows.map(({ label }) => label)).toEqual(rows.map(({ label }) => label).toSorted((a, b) => a.localeCompare(b, 'fr')));
    const { id, version } = rows[0] ?? { id: '', version: 0 };
    await nadia.call('invoices.remove', { id, version });
    const job = await nadia.call('jobs.start', {
      name: 'invoices.issue',
      label: 'Émission',
      items: rows.map((row) => ({ label: row.label, input: { id: row.id, version: row.version } })),
    });
    await world.service.jobs.poke();
    expect(await nadia.call('jobs.get', { id: job.id })).toMatchObject({ state: 'done', refused: 1, done: rows.length });
    expect(await numbers()).toEqual(inARow(7 + rows.length - 1));
  });

  it('two desktops issue at the same moment: one after the other, no number twice and none left out', async () => {
    await priced();
    const drafts = [];
    for (const { input } of await items(false)) drafts.push(await nadia.call('invoices.bill', input));
    const answers = await Promise.all(
      drafts.flatMap(({ id }) =>
        [nadia, world.staff].map((person) =>
          person.call('invoices.issue', { id, version: 1 }).then(
            () => 'issued',
            () => 'refused',
          ),
        ),
      ),
    );
    expect(answers.filter((answer) => answer === 'issued')).toHaveLength(drafts.length);
    expect(await numbers()).toEqual(inARow(7 + drafts.length));
  });
});
