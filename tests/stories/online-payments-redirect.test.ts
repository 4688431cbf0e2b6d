import { describe, expect, it } from 'vitest';
import { findOnlinePayment } from '../../db/online-payments.ts';
import { aVisitor, faultsOf, signedIn, type Visitor } from '../doors/visitor.ts';
import { begin, offerOnline, signed, writtenOf } from '../helpers/online-payments.ts';
import { aWorld, type World } from '../helpers/world.ts';

// A payment page of another house: we sign what we ask, it signs what it answers. Only a signature makes anything happen.

const KEY = 'une-cle-partagee-de-quarante-deux-signes-42';
const PAGE = 'https://paiement.exemple.fr/payer?boutique=7';
const REDIRECT = { provider: 'redirect', redirectPage: PAGE, redirectMerchant: 'CRR-GRENOBLE' } as const;

async function anotherHouse() {
  const world = await aWorld();
  await offerOnline(world, REDIRECT, KEY);
  const id = await begin(world.family);
  const row = await findOnlinePayment(world.service.store.read, id);
  const said = {
    marchand: 'CRR-GRENOBLE',
    reference: row?.reference ?? '',
    montant: '34600',
    etat: 'paye',
    operation: 'OP-778899',
    date: '2026-11-20T08:05:00Z',
  };
  return { world, id, said };
}

/** What the other house's browser, or its server, brings. */
const bring = (visitor: Visitor, fields: Record<string, string>, signature = signed('retour', fields, KEY)) =>
  visitor.get(`/facturation/paiement/retour?${new URLSearchParams({ ...fields, signature })}`);
const stateOf = async ({ service }: World, id: string) => (await findOnlinePayment(service.store.read, id))?.state;

describe('we sign what we ask', () => {
  it('the address holds the amount, the reference and where to come back, under a signature of all of it', async () => {
    const { world, id } = await anotherHouse();
    const { goTo } = await world.family.call('onlinePayments.mine', { id });
    const address = new URL(goTo ?? '');
    expect(address.origin + address.pathname).toBe('https://paiement.exemple.fr/payer');
    const { boutique, signature, ...fields } = Object.fromEntries(address.searchParams);
    expect([boutique, signature]).toEqual(['7', signed('demande', fields, KEY)]);
    expect(fields).toMatchObject({ marchand: 'CRR-GRENOBLE', montant: '34600', devise: 'EUR', courriel: 'claire.bernard@exemple.fr' });
    expect(fields.retour).toContain('/facturation/paiement/retour?paiement=');
  });
});

describe('a return that is signed', () => {
  it('pays once, whoever brings it and however often', async () => {
    const { world, id, said } = await anotherHouse();
    const family = await signedIn(world);
    const server = aVisitor(world);
    const first = await bring(server, said);
    expect([first.status, first.headers.get('refresh')]).toEqual([200, `0; url=/facturation/paiement/${id}/retour`]);
    await bring(family, said);
    await bring(server, said);
    expect(await stateOf(world, id)).toBe('paid');
    expect(await writtenOf(world, id)).toEqual([
      { cents: 34_600, paidOn: '2026-11-20', operation: 'OP-778899', number: expect.stringMatching(/^R2026-/) },
    ]);
    expect((await family.get(`/facturation/paiement/${id}`)).text).toContain('Paiement reçu');
  });

  it.each([
    ['refuse', 'refused'],
    ['abandonne', 'abandoned'],
  ] as const)('%s: %s, and a payment announced afterwards is for staff to look into', async (etat, state) => {
    const { world, id, said } = await anotherHouse();
    const visitor = aVisitor(world);
    await bring(visitor, { ...said, etat });
    expect(await stateOf(world, id)).toBe(state);
    await bring(visitor, said);
    expect([await stateOf(world, id), await writtenOf(world, id)]).toEqual([state, []]);
    expect((await world.staff.call('onlinePayments.list', { state: 'look' })).rows.map(({ alarm }) => alarm)).toEqual(['paid-after']);
  });

  it('of another amount pays nothing', async () => {
    const { world, id, said } = await anotherHouse();
    await bring(aVisitor(world), { ...said, montant: '100' });
    expect([await stateOf(world, id), await writtenOf(world, id)]).toEqual(['waiting', []]);
    expect((await world.staff.call('onlinePayments.get', { id })).alarm).toBe('other-amount');
  });

  it('never comes: after a day it is expired', async () => {
    const { world, id } = await anotherHouse();
    world.clock.pass(23 * 60);
    await world.service.onlinePayments.poke();
    expect(await stateOf(world, id)).toBe('waiting');
    world.clock.pass(2 * 60);
    await world.service.onlinePayments.poke();
    expect(await stateOf(world, id)).toBe('expired');
  });
});

describe('a return that is forged', () => {
  const FORGED: [string, (said: Record<string, string>) => [Record<string, string>, string]][] = [
    ['without a signature', (said) => [said, '']],
    ['with a signature of another key', (said) => [said, signed('retour', said, `${KEY}!`)]],
    ['with our own signature of the demand', (said) => [said, signed('demande', said, KEY)]],
    ['whose state was changed after it was signed', (said) => [said, signed('retour', { ...said, etat: 'refuse' }, KEY)]],
    ['whose amount was changed after it was signed', (said) => [said, signed('retour', { ...said, montant: '1' }, KEY)]],
    ['signed for another reference', (said) => [said, signed('retour', { ...said, reference: 'P261120AAAAAAAAA' }, KEY)]],
    ['of another merchant', (said) => [{ ...said, marchand: 'AUTRE' }, signed('retour', { ...said, marchand: 'AUTRE' }, KEY)]],
    ['with a state that nobody knows', (said) => [{ ...said, etat: 'ok' }, signed('retour', { ...said, etat: 'ok' }, KEY)]],
  ];

  it.each(FORGED)('%s changes nothing, and staff see that somebody tried', async (_, forge) => {
    const { world, id, said } = await anotherHouse();
    const visitor = aVisitor(world);
    const [fields, signature] = forge(said);
    const answer = await bring(visitor, fields, signature);
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('Ce retour n’a pas été accepté.')]);
    expect(answer.headers.get('refresh')).toBeNull();
    expect(await faultsOf(answer.body)).toEqual([]);
    await bring(visitor, fields, signature);
    expect([await stateOf(world, id), await writtenOf(world, id)]).toEqual(['waiting', []]);
    const { events } = await world.staff.call('onlinePayments.get', { id });
    expect(events.filter(({ said: heard }) => heard === 'forged')).toHaveLength(1);
    // the true one still does
    await bring(visitor, said);
    expect(await stateOf(world, id)).toBe('paid');
  });

  it('for a payment that does not exist, or that is made with PayFiP, is worth nothing either', async () => {
    const { world, said } = await anotherHouse();
    expect((await bring(aVisitor(world), { ...said, reference: 'P261120ZZZZZZZZZ' })).status).toBe(400);
    world.clock.pass(21);
    await world.signInFamily(world.cast.claire);
    const staff = await world.signInStaff('sonia');
    await offerOnline({ ...world, staff }, { ...REDIRECT, provider: 'test' });
    const trial = await begin(await world.signInFamily(world.cast.claire));
    const row = await findOnlinePayment(world.service.store.read, trial);
    expect((await bring(aVisitor(world), { ...said, reference: row?.reference ?? '' })).status).toBe(400);
    expect(await stateOf(world, trial)).toBe('waiting');
  });

  it('says nothing where no key is kept, and a return without a signature only leads on', async () => {
    const { world, id, said } = await anotherHouse();
    const visitor = aVisitor(world);
    const plain = await visitor.get(`/facturation/paiement/retour?paiement=${id}&etat=paye`);
    expect(plain.headers.get('refresh')).toBe(`0; url=/facturation/paiement/${id}/retour`);
    expect(await stateOf(world, id)).toBe('waiting');
    const elsewhere = await visitor.get('/facturation/paiement/retour?paiement=https://evil.test');
    expect(elsewhere.headers.get('refresh')).toBe('0; url=/facturation');
    await offerOnline(world, { provider: 'test' }, '');
    expect((await bring(visitor, said, signed('retour', said, ''))).status).toBe(400);
    expect(await stateOf(world, id)).toBe('waiting');
  });
});
