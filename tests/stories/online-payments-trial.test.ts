import { describe, expect, it } from 'vitest';
import { changeOnlinePayment, findOnlinePayment } from '../../db/online-payments.ts';
import { type Answer, faultsOf, signedIn, type Visitor } from '../doors/visitor.ts';
import { aPayFipWorld, aTrialWorld, begin, writtenOf } from '../helpers/online-payments.ts';
import type { World } from '../helpers/world.ts';

// The built-in bank: the whole way without any other house, for training; and that a trial never touches a real account.

const stateOf = async ({ service }: World, id: string) => (await findOnlinePayment(service.store.read, id))?.state;

/** As far as the bank's page, by its own forms and links. */
async function atTheBank(world: World): Promise<{ visitor: Visitor; bank: Answer; id: string }> {
  const visitor = await signedIn(world);
  await visitor.get('/facturation/locations/payer');
  const asked = await visitor.submit('/facturation/locations/payer', { choice: 'balance', email: 'claire@exemple.fr' });
  const id = asked.location?.split('/').at(-1) ?? '';
  const ready = await visitor.follow(asked);
  expect(ready.body).toContain(`href="/facturation/paiement-essai/${id}"`);
  return { visitor, bank: await visitor.get(`/facturation/paiement-essai/${id}`), id };
}

const choose = async (visitor: Visitor, world: World, id: string, choice: string): Promise<Answer> => {
  const answer = await visitor.submit(`/facturation/paiement-essai/${id}`, { choice });
  await world.settled();
  await world.service.onlinePayments.poke();
  return visitor.follow(answer);
};

describe('in the demonstration', () => {
  it('the page is marked as a trial, has no field for a card, and paying there makes a receipt', async () => {
    const world = await aTrialWorld();
    const { visitor, bank, id } = await atTheBank(world);
    expect(bank.text).toContain('Ceci est une page d’essai.');
    expect(bank.body).not.toMatch(/<input(?![^>]*type="hidden")/);
    expect(await faultsOf(bank.body)).toEqual([]);
    const paid = await choose(visitor, world, id, 'pay');
    expect(paid.text).toContain('Paiement reçu');
    expect(await writtenOf(world, id)).toEqual([
      { cents: 5000, paidOn: '2026-11-20', operation: expect.any(String), number: expect.any(String) },
    ]);
    // the page of the bank is over
    expect((await visitor.get(`/facturation/paiement-essai/${id}`)).location).toBe(`/facturation/paiement/${id}/retour`);
  });

  it.each([
    ['refuse', 'refused', 'Paiement refusé'],
    ['abandon', 'abandoned', 'Paiement abandonné'],
  ] as const)('%s: %s', async (choice, state, title) => {
    const world = await aTrialWorld();
    const { visitor, id } = await atTheBank(world);
    expect((await choose(visitor, world, id, choice)).text).toContain(title);
    expect([await stateOf(world, id), await writtenOf(world, id)]).toEqual([state, []]);
  });

  it('one that cannot be understood is put off like one that nobody answered, and asked about no more until its turn', async () => {
    const world = await aTrialWorld();
    const { id } = await atTheBank(world);
    const { store } = world.service;
    const now = world.clock.now().toISOString();
    await store.write((db) => changeOnlinePayment(db, id, { answer: 'no JSON', next_check_at: now }));
    await world.service.onlinePayments.poke();
    const row = await findOnlinePayment(store.read, id);
    expect(row?.state).toBe('waiting');
    expect(row?.next_check_at).toBe(new Date(world.clock.now().getTime() + 15_000).toISOString());
  });

  it('the bank that answers later lets the page wait, also without a script, and says yes after two minutes', async () => {
    const world = await aTrialWorld();
    const { visitor, id } = await atTheBank(world);
    const waiting = await choose(visitor, world, id, 'pay-later');
    expect(waiting.text).toContain('Confirmation en attente');
    expect(waiting.headers.get('refresh')).toBeNull();
    const moving = await visitor.get(`/facturation/paiement/${id}/retour?actualiser=oui`);
    expect(moving.headers.get('refresh')).toBe('10');
    expect(await faultsOf(moving.body)).toEqual([]);
    world.clock.pass(3);
    await world.service.onlinePayments.poke();
    const paid = await visitor.get(`/facturation/paiement/${id}/retour?actualiser=oui`);
    expect([paid.headers.get('refresh'), paid.text]).toEqual([null, expect.stringContaining('Paiement reçu')]);
  });

  it('decides once, and nobody but the one who pays', async () => {
    const world = await aTrialWorld();
    const id = await begin(world.family, { ledger: 'location' });
    const yann = await world.signInFamily(world.cast.yann);
    expect((await yann.refused('onlinePayments.decideTrial', { id, choice: 'pay' })).code).toBe('not-found');
    await world.family.call('onlinePayments.decideTrial', { id, choice: 'refuse' });
    expect((await world.family.refused('onlinePayments.decideTrial', { id, choice: 'pay' })).code).toBe('conflict');
  });

  it('nobody decides until its time is over: expired', async () => {
    const world = await aTrialWorld();
    const id = await begin(world.family, { ledger: 'location' });
    world.clock.pass(17);
    await world.service.onlinePayments.poke();
    expect(await stateOf(world, id)).toBe('expired');
    expect((await world.family.refused('onlinePayments.decideTrial', { id, choice: 'pay' })).code).toBe('conflict');
  });
});

describe('in a real office', () => {
  it('a trial is announced at every step and writes nothing into the account', async () => {
    const world = await aTrialWorld({ real: true });
    const visitor = await signedIn(world);
    expect((await visitor.get('/facturation/locations')).text).toContain('Payer en ligne (essai)');
    const { visitor: there, id } = await atTheBank(world);
    const paid = await choose(there, world, id, 'pay');
    expect(paid.text).toContain('votre compte n’a pas changé');
    expect([await stateOf(world, id), await writtenOf(world, id)]).toEqual(['paid', []]);
    expect((await world.mails()).filter(({ subject }) => subject?.startsWith('Reçu'))).toEqual([]);
    expect((await there.get('/facturation/locations')).text).toContain('50,00');
    expect((await world.staff.call('onlinePayments.get', { id })).trial).toBe(true);
  });

  it.each(['T', 'X'] as const)('so does PayFiP in mode %s, even when the mode has become real since', async (mode) => {
    const { world, payfip } = await aPayFipWorld(mode);
    const id = await begin(world.family);
    expect(payfip.last().fields.saisie).toBe(mode);
    payfip.last().result = 'P';
    const { siteId } = world.cast.claire;
    const { settings, version } = await world.staff.call('onlinePayments.settings', { siteId });
    await world.staff.call('onlinePayments.saveSettings', { siteId, version, settings: { ...settings, payfipMode: 'W' } });
    world.clock.pass(1);
    await world.service.onlinePayments.poke();
    expect([await stateOf(world, id), await writtenOf(world, id)]).toEqual(['paid', []]);
  });
});
