import { describe, expect, test } from 'vitest';
import { eligibilityOf } from '../../db/eligibility.ts';
import type { InputOf } from '../../shared/contract/index.ts';
import { aWorld, type World } from '../helpers/world.ts';

type Item = InputOf<'inventory.save'>;
type Begun = InputOf<'rentals.begin'>;

async function aStore() {
  const w = await aWorld();
  const marc = await w.signInStaff('marc');
  const { siteId } = w.cast.claire;
  const { rows } = await marc.call('families.list', { search: 'Bernard' });
  const familyId = rows[0]?.id ?? '';
  const item = (more: Partial<Item> = {}): Item => ({
    siteId,
    kind: 'Cordes frottées',
    number: 'V-001',
    name: 'Violon 1/2',
    brand: 'Atelier du Drac',
    serialNumber: null,
    boughtOn: '2020-09-01',
    valueCents: 60_000,
    condition: 'Bon état',
    comment: null,
    ...more,
  });
  const begun = (itemId: string | null, more: Partial<Begun> = {}): Begun => ({
    familyId,
    studentId: w.cast.claire.students.Jeanne ?? null,
    itemId,
    roomId: null,
    tariffId: null,
    startsOn: '2026-11-20',
    dueOn: '2027-06-25',
    depositCents: 30_000,
    depositHeld: false,
    insurer: 'Mutuelle des Trois Massifs',
    policyNumber: 'MU-1',
    insuredUntilOn: '2026-12-15',
    conditionOut: null,
    comment: null,
    ...more,
  });
  const add = async (more: Partial<Item> = {}) => (await marc.call('inventory.save', item(more))).id;
  const rental = (id: string) => marc.call('rentals.get', { id });
  const inventory = async (view: InputOf<'inventory.list'>['view'] = 'all') =>
    (await marc.call('inventory.list', { siteId, view, search: 'violon 1/2' })).rows;
  return { w, marc, siteId, familyId, item, begun, add, rental, inventory };
}

test('a violin leaves for a family, is kept longer, comes back scratched, and a part of its deposit is kept', async () => {
  const { w, marc, begun, add, rental, inventory } = await aStore();
  const itemId = await add();
  expect((await inventory('free')).map(({ number, kind, condition }) => [number, kind, condition])).toEqual([
    ['V-001', 'Cordes frottées', 'Bon état'],
  ]);
  const { id } = await marc.call('rentals.begin', begun(itemId));
  expect(await rental(id)).toMatchObject({
    thing: 'Violon 1/2',
    number: 'V-001',
    studentName: 'Jeanne Bernard',
    state: 'out',
    insurance: 'soon',
    deposit: 'expected',
    conditionOut: 'Bon état',
  });
  expect((await inventory('out'))[0]?.out).toMatchObject({ rentalId: id, studentName: 'Jeanne Bernard', late: false });

  await marc.call('rentals.holdDeposit', { id, version: 1, on: '2026-11-20' });
  await marc.call('rentals.extend', { id, version: 2, dueOn: '2027-08-31' });
  w.clock.set(new Date('2027-09-02T08:00:00.000Z'));
  const late = await w.signInStaff('marc');
  expect(await late.call('rentals.get', { id })).toMatchObject({ state: 'late', daysLate: 2, deposit: 'held', insurance: 'expired' });
  const list = await late.call('rentals.list', { view: 'late' });
  expect(list.rows.map((row) => row.id)).toContain(id);
  expect(list.counts.late).toBe(list.total);

  await late.call('rentals.return', { id, version: 3, on: '2027-09-02', conditionIn: 'Rayure sur la table', comment: null });
  expect(await late.call('rentals.get', { id })).toMatchObject({
    state: 'returned',
    deposit: 'to-return',
    insurance: 'none',
    conditionIn: 'Rayure sur la table',
  });
  const [back] = (await late.call('inventory.list', { view: 'free', search: 'V-001' })).rows;
  expect(back).toMatchObject({ condition: 'Rayure sur la table', out: null, lent: 1 });
  await late.call('rentals.returnDeposit', { id, version: 4, on: '2027-09-02', keptCents: 5_000, reason: 'Vernis à reprendre.' });
  expect(await late.call('rentals.get', { id })).toMatchObject({
    deposit: 'kept',
    depositKeptCents: 5_000,
    comment: 'Caution : Vernis à reprendre.',
  });
  const { rows } = await (await w.signInStaff('sonia')).call('history.list', { search: 'V-001' });
  expect(rows.slice(0, 6).map(({ sentence }) => sentence)).toEqual([
    'a rendu la caution : Violon 1/2 n°\u00a0V-001, 250,00\u00a0€ (50,00\u00a0€ gardés)',
    'a noté le retour : Violon 1/2 n°\u00a0V-001 (Rayure sur la table)',
    'a prolongé la location : Violon 1/2 n°\u00a0V-001, jusqu’au 31/08/2027',
    'a reçu la caution : Violon 1/2 n°\u00a0V-001, 300,00\u00a0€',
    'a commencé une location : Violon 1/2 n°\u00a0V-001 pour Jeanne Bernard',
    'a ajouté à l’inventaire : Violon 1/2 n°\u00a0V-001',
  ]);
});

test('what is not given back in time stands in the re-enrolment’s panel until its return is noted', async () => {
  const { w, marc, begun, add, familyId } = await aStore();
  const { id } = await marc.call('rentals.begin', begun(await add(), { startsOn: '2026-09-15', dueOn: '2026-11-19', studentId: null }));
  const late = await marc.call('rentals.list', { view: 'late', search: 'bernard' });
  expect(late.rows.map((row) => [row.id, row.daysLate])).toEqual([[id, 1]]);
  expect(await lateInstruments(w, familyId)).toEqual(['Violon 1/2']);
  await marc.call('rentals.return', { id, version: 1, on: '2026-11-20', conditionIn: 'Bon état', comment: null });
  expect(await lateInstruments(w, familyId)).toEqual([]);
  await marc.call('rentals.reopen', { id, version: 2 });
  expect(await lateInstruments(w, familyId)).toEqual(['Violon 1/2']);
  await marc.call('rentals.extend', { id, version: 3, dueOn: '2027-06-25' });
  expect(await lateInstruments(w, familyId)).toEqual([]);
});

/** As the panel reads it. */
async function lateInstruments(w: World, familyId: string): Promise<readonly string[]> {
  const { siteId, students } = w.cast.claire;
  const panel = await eligibilityOf(
    w.service.store.read,
    { familyId, siteId, studentId: students.Jeanne ?? '', reader: null },
    w.clock.now(),
  );
  return panel.notReturned;
}

describe('a contract is refused', () => {
  test('for what is already out, retired, of another site or nothing at all, and for whom it does not concern', async () => {
    const { marc, begun, add, siteId, item } = await aStore();
    const itemId = await add();
    await marc.call('rentals.begin', begun(itemId));
    expect((await marc.refused('rentals.begin', begun(itemId))).fields?.itemId).toContain('est déjà chez la famille');
    const retired = await add({ number: 'V-002' });
    await marc.call('inventory.retire', { id: retired, version: 1 });
    expect((await marc.refused('rentals.begin', begun(retired))).fields?.itemId).toContain('retiré du prêt');
    expect((await marc.refused('rentals.begin', begun(null))).fields?.itemId).toContain('Choisissez ce qui est loué');
    const free = await add({ number: 'V-003' });
    const { rooms } = await marc.call('rentals.choices', { siteId });
    const both = begun(free, { roomId: rooms[0]?.id ?? free });
    expect((await marc.refused('rentals.begin', both)).fields?.itemId).toContain('Choisissez ce qui est loué');
    const wrong = begun(free, {
      studentId: free,
      dueOn: '2026-11-01',
      insurer: null,
      tariffId: free,
      depositCents: null,
      depositHeld: true,
    });
    expect(Object.keys((await marc.refused('rentals.begin', wrong)).fields ?? {}).sort()).toEqual([
      'depositCents',
      'dueOn',
      'insurer',
      'studentId',
      'tariffId',
    ]);
    expect((await marc.refused('rentals.begin', begun(free, { familyId: item().siteId }))).code).toBe('not-found');
    expect((await marc.refused('rentals.begin', begun(free, { startsOn: '2028-01-01', dueOn: null }))).fields?.startsOn).toContain(
      'plus d’un an',
    );
  });

  test('when it is over, when dates go backwards, and from the second of two windows', async () => {
    const { marc, begun, add } = await aStore();
    const { id } = await marc.call('rentals.begin', begun(await add(), { depositHeld: true }));
    const terms = begun(null);
    const { familyId: _f, studentId: _s, itemId: _i, roomId: _r, startsOn: _d, depositHeld: _h, ...kept } = terms;
    expect((await marc.refused('rentals.edit', { id, version: 1, ...kept, depositCents: 10_000 })).fields?.depositCents).toContain(
      'déjà reçue',
    );
    await marc.call('rentals.edit', { id, version: 1, ...kept, insuredUntilOn: '2027-08-31' });
    expect((await marc.refused('rentals.edit', { id, version: 1, ...kept })).code).toBe('conflict');
    expect((await marc.refused('rentals.extend', { id, version: 2, dueOn: '2027-06-25' })).fields?.dueOn).toContain('pas plus tard');
    expect((await marc.refused('rentals.holdDeposit', { id, version: 2, on: '2026-11-20' })).message).toContain('déjà reçue');
    const deposit = { id, on: '2026-11-20', keptCents: 0, reason: null };
    expect((await marc.refused('rentals.returnDeposit', { ...deposit, version: 2 })).message).toContain('n’est pas revenu');
    const back = { id, version: 2, conditionIn: 'Bon état', comment: null };
    expect((await marc.refused('rentals.return', { ...back, on: '2026-11-21' })).fields?.on).toContain('à venir');
    expect((await marc.refused('rentals.return', { ...back, on: '2026-11-01' })).fields?.on).toContain('avant le début');
    expect((await marc.refused('rentals.return', { ...back, on: '2026-11-20', conditionIn: ' ' })).fields?.conditionIn).toContain(
      'quel état',
    );
    await marc.call('rentals.return', { ...back, on: '2026-11-20' });
    expect((await marc.refused('rentals.return', { ...back, version: 3, on: '2026-11-20' })).message).toContain('déjà noté');
    expect((await marc.refused('rentals.extend', { id, version: 3, dueOn: '2027-07-25' })).message).toContain('terminée');
    expect(
      (await marc.refused('rentals.returnDeposit', { ...deposit, version: 3, keptCents: 40_000, reason: 'Cassé' })).fields?.keptCents,
    ).toContain('300,00');
    expect((await marc.refused('rentals.returnDeposit', { ...deposit, version: 3, keptCents: 100 })).fields?.reason).toContain('pourquoi');
    await marc.call('rentals.returnDeposit', { ...deposit, version: 3 });
    expect((await marc.refused('rentals.returnDeposit', { ...deposit, version: 4 })).message).toContain('déjà rendue');
    expect((await marc.refused('rentals.reopen', { id, version: 4 })).message).toContain('déjà rendue');
  });

  test('to be opened again when somebody else has the thing by now', async () => {
    const { marc, begun, add } = await aStore();
    const itemId = await add();
    const { id } = await marc.call('rentals.begin', begun(itemId));
    expect((await marc.refused('rentals.reopen', { id, version: 1 })).message).toContain('en cours');
    await marc.call('rentals.return', { id, version: 1, on: '2026-11-20', conditionIn: 'Bon état', comment: null });
    await marc.call('rentals.begin', begun(itemId));
    expect((await marc.refused('rentals.reopen', { id, version: 2 })).message).toContain('déjà loué de nouveau');
  });
});

test('a room is rented too: it has no insurance to show and its number is nobody’s', async () => {
  const { marc, begun, siteId, rental } = await aStore();
  const { rooms } = await marc.call('rentals.choices', { siteId });
  expect(rooms.length).toBeGreaterThan(0);
  const roomId = rooms[0]?.id ?? '';
  const { id } = await marc.call('rentals.begin', begun(null, { roomId, insurer: null, insuredUntilOn: null, depositCents: null }));
  expect(await rental(id)).toMatchObject({ thing: rooms[0]?.label, number: null, insurance: 'none', deposit: 'none' });
});

test('the inventory is kept: added, changed, retired, put back; what was never lent can be removed', async () => {
  const { marc, begun, add, item, inventory } = await aStore();
  const id = await add();
  expect((await marc.refused('inventory.save', item({ name: 'Alto' }))).fields?.number).toContain('déjà celui de «\u00a0Violon 1/2\u00a0»');
  expect((await marc.refused('inventory.save', item({ number: 'V-9', boughtOn: '2027-01-01' }))).fields?.boughtOn).toContain('à venir');
  await marc.call('inventory.save', { ...item({ kind: 'cordes frottées', condition: 'À réviser' }), id, version: 1 });
  expect((await inventory())[0]).toMatchObject({ kind: 'Cordes frottées', condition: 'À réviser', version: 2 });
  expect((await marc.refused('inventory.save', { ...item(), id, version: 1 })).message).toContain('a changé depuis');
  await marc.call('inventory.retire', { id, version: 2 });
  expect((await marc.refused('inventory.retire', { id, version: 3 })).message).toContain('déjà retiré');
  expect(await inventory()).toEqual([]);
  await marc.call('inventory.restore', { id, version: 3 });
  expect((await marc.refused('inventory.restore', { id, version: 4 })).message).toContain('déjà au prêt');
  const { id: contract } = await marc.call('rentals.begin', begun(id));
  expect((await marc.refused('inventory.retire', { id, version: 4 })).message).toContain('notez d’abord son retour');
  expect((await marc.refused('inventory.remove', { id, version: 4 })).message).toContain('déjà été loué');
  expect(contract).not.toBe('');
  const mistake = await add({ number: 'V-404' });
  await marc.call('inventory.remove', { id: mistake, version: 1 });
  expect((await marc.refused('inventory.remove', { id: mistake, version: 1 })).code).toBe('not-found');
});

test('whoever only looks sees the lists and changes nothing', async () => {
  const { w, begun, add } = await aStore();
  const hugo = await w.signInStaff('hugo');
  const id = await add();
  expect((await hugo.call('inventory.list', {})).counts.free).toBeGreaterThan(0);
  await hugo.call('rentals.list', {});
  expect((await hugo.refused('rentals.begin', begun(id))).code).toBe('not-allowed');
  expect((await hugo.refused('inventory.retire', { id, version: 1 })).code).toBe('not-allowed');
});
