import { dirname } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findOnlinePayment } from '../../db/online-payments.ts';
import { start } from '../../main/service/start.ts';
import { faultsOf, signedIn } from '../doors/visitor.ts';
import { aPayFipWorld, begin, offerOnline, writtenOf } from '../helpers/online-payments.ts';
import { aWorld, type World } from '../helpers/world.ts';

// Paying online with PayFiP, as a family and the office live it: every state, and that nothing wrong is ever marked paid.

const poke = (world: World) => world.service.onlinePayments.poke();
const stateOf = async ({ service }: Pick<World, 'service'>, id: string) => (await findOnlinePayment(service.store.read, id))?.state;

describe('a family pays what it owes', () => {
  it('sees « Payer en ligne » only where the site offers it and something is due', async () => {
    const world = await aWorld();
    const visitor = await signedIn(world);
    expect((await visitor.get('/facturation/cotisations')).text).not.toContain('Payer en ligne');
    expect((await visitor.get('/facturation/cotisations/payer')).text).toContain('ne propose pas le paiement en ligne');
    expect((await world.family.refused('onlinePayments.start', { ledger: 'cotisation', choice: 'balance', email: 'a@b.fr' })).code).toBe(
      'not-allowed',
    );
    await offerOnline(world, { provider: 'test' });
    expect((await visitor.get('/facturation/cotisations')).body).toContain('href="/facturation/cotisations/payer"');
    // Inès has 30 € in her favour there
    const ines = await signedIn(world, world.cast.ines);
    expect((await ines.get('/facturation/cotisations')).text).not.toContain('Payer en ligne');
    expect((await ines.get('/facturation/cotisations/payer')).text).toContain('rien à payer en ligne');
    expect((await ines.get('/facturation/locations')).text).toContain('Payer en ligne');
  });

  it('chooses, goes to PayFiP, pays, comes back, and has a receipt, an e-mail and nothing left to pay', async () => {
    const { world, payfip } = await aPayFipWorld();
    const visitor = await signedIn(world);
    const choice = await visitor.get('/facturation/cotisations/payer');
    expect(await faultsOf(choice.body)).toEqual([]);
    expect(choice.text).toContain('Tout ce qui est dû : 346,00');
    const asked = await visitor.submit('/facturation/cotisations/payer', { choice: 'balance', email: 'claire.bernard@exemple.fr' });
    const page = await visitor.follow(asked);
    expect(page.text).toContain('Votre paiement est prêt');
    expect(page.body).toContain(`href="${payfip.page}?idop=${payfip.last().idop}"`);
    expect(await faultsOf(page.body)).toEqual([]);
    expect(payfip.last().fields).toMatchObject({ montant: '34600', saisie: 'W', mel: 'claire.bernard@exemple.fr' });

    payfip.last().result = 'P';
    const id = asked.location?.split('/').at(-1) ?? '';
    const bounce = await visitor.get(`/facturation/paiement/retour?paiement=${id}`);
    expect(bounce.headers.get('refresh')).toBe(`0; url=/facturation/paiement/${id}/retour`);
    expect(await faultsOf(bounce.body)).toEqual([]);
    await visitor.get(`/facturation/paiement/${id}/retour`);
    await poke(world);
    const paid = await visitor.get(`/facturation/paiement/${id}/retour`);
    expect(paid.text).toContain('Paiement reçu');
    expect(paid.text).toMatch(/n° R2026-\d{5}/);
    expect(await faultsOf(paid.body)).toEqual([]);
    const account = await visitor.get('/facturation/cotisations');
    expect(account.text).toContain('Paiement en ligne');
    expect(account.text).toContain('soldé');
    expect(account.text).not.toContain('Payer en ligne');
    expect(await writtenOf(world, id)).toEqual([
      { cents: 34_600, paidOn: '2026-11-20', operation: '112233', number: expect.stringMatching(/^R2026-/) },
    ]);
    const mail = (await world.mails()).at(-1);
    expect(mail?.subject).toMatch(/^Reçu n°\sR2026-\d{5}\s: paiement en ligne de 346,00/);
    expect(mail?.text).toContain('112233');
    const { rows } = await world.staff.call('history.list', {});
    expect(rows.map(({ sentence }) => sentence).join('\n')).toMatch(/réponse d’un paiement en ligne de 346,00.*: payé/);
  });

  it('pays the next instalment, or the invoices that it ticks, and each gets its part', async () => {
    const { world, payfip } = await aPayFipWorld();
    const offer = await world.family.call('onlinePayments.offer', { ledger: 'cotisation' });
    const next = await begin(world.family, { choice: 'next', seenCents: offer.next?.cents ?? 0 });
    expect(Number(payfip.last().fields.montant)).toBe(offer.next?.cents);
    payfip.last().result = 'V';
    world.clock.pass(1);
    await poke(world);
    expect(await stateOf(world, next)).toBe('paid');
    const yann = await world.signInFamily(world.cast.yann);
    const { invoices, balanceCents } = await yann.call('onlinePayments.offer', { ledger: 'cotisation' });
    expect([invoices.length, balanceCents]).toEqual([2, 23_000]);
    const own = invoices.find(({ leftCents }) => leftCents === 15_000);
    await begin(yann, { choice: 'invoices', invoices: [own?.id ?? ''], email: 'yann@exemple.fr' });
    expect(payfip.last().fields.montant).toBe('15000');
  });

  it('is told beside the field what cannot be, and what was typed stays', async () => {
    const { world } = await aPayFipWorld();
    const visitor = await signedIn(world, world.cast.yann);
    await visitor.get('/facturation/cotisations/payer');
    const nothing = await visitor.submit('/facturation/cotisations/payer', { choice: 'invoices', email: 'yann@exemple' });
    expect([nothing.status, nothing.text]).toEqual([422, expect.stringContaining('Adresse e-mail complète')]);
    expect(nothing.body).toContain('value="yann@exemple"');
    const unticked = await visitor.submit('/facturation/cotisations/payer', { choice: 'invoices', email: 'yann@exemple.fr' });
    expect(unticked.text).toContain('Cochez au moins une facture à payer.');
    expect(await faultsOf(unticked.body)).toEqual([]);
    const box = /name="(facture-[^"]+)"/.exec(unticked.body)?.[1] ?? '';
    const all = { choice: 'balance', [box]: 'oui', email: '' };
    const more = await visitor.submit('/facturation/cotisations/payer', { ...all, email: 'yann@exemple.fr' });
    expect([more.status, more.text]).toEqual([422, expect.stringContaining('Vous avez coché des factures')]);
    const emptied = await visitor.submit('/facturation/cotisations/payer', all);
    expect(/<input[^>]*name="email"[^>]*>/.exec(emptied.body)?.[0]).not.toContain('@exemple.fr"');
    const yann = await world.signInFamily(world.cast.yann);
    const changed = await yann.refused('onlinePayments.start', {
      ledger: 'cotisation',
      choice: 'balance',
      email: 'yann@exemple.fr',
      seenCents: 1,
    });
    expect([changed.code, changed.message]).toEqual(['conflict', expect.stringContaining('230,00')]);
  });
});

describe('what PayFiP says is followed, once', () => {
  it.each([
    ['R', 1, 'refused', 'Paiement refusé'],
    ['Z', 1, 'refused', 'Paiement refusé'],
    ['A', 21, 'abandoned', 'Paiement abandonné'],
    [null, 21, 'expired', 'Paiement expiré'],
  ] as const)('%s after %d minutes: %s, and one may begin again', async (result, minutes, state, title) => {
    const { world, payfip } = await aPayFipWorld();
    const visitor = await signedIn(world);
    const id = await begin(world.family);
    payfip.last().result = result;
    world.clock.pass(minutes);
    await poke(world);
    expect(await stateOf(world, id)).toBe(state);
    const page = await visitor.get(`/facturation/paiement/${id}`);
    expect(page.text).toContain(title);
    expect(page.body).toContain('href="/facturation/cotisations/payer"');
    expect(await faultsOf(page.body)).toEqual([]);
    expect(await writtenOf(world, id)).toEqual([]);
    expect((await visitor.get('/facturation/cotisations/payer')).text).toContain('Continuer vers le paiement');
  });

  it('within twenty minutes « abandoned » and « not known » still wait, as one may come back and pay', async () => {
    const { world, payfip } = await aPayFipWorld();
    const id = await begin(world.family);
    payfip.last().result = 'A';
    world.clock.pass(10);
    await poke(world);
    expect(await stateOf(world, id)).toBe('waiting');
    payfip.last().result = 'P';
    world.clock.pass(2);
    await poke(world);
    expect(await stateOf(world, id)).toBe('paid');
  });

  it('the same answer however often, through every door, makes one payment, one receipt and one e-mail', async () => {
    const { world, payfip } = await aPayFipWorld();
    const id = await begin(world.family);
    payfip.last().result = 'P';
    world.clock.pass(1);
    await Promise.all([
      poke(world),
      world.staff.call('onlinePayments.askAgain', { id }),
      world.staff.call('onlinePayments.askAgain', { id }),
      world.stranger.call('onlinePayments.notified', { idop: payfip.last().idop }),
      world.family.call('onlinePayments.mine', { id }),
    ]);
    await world.staff.call('onlinePayments.askAgain', { id });
    await poke(world);
    expect(await writtenOf(world, id)).toHaveLength(1);
    expect((await world.mails()).filter(({ subject }) => subject?.startsWith('Reçu n°'))).toHaveLength(1);
    const { events } = await world.staff.call('onlinePayments.get', { id });
    expect(events.filter(({ said }) => said === 'paid')).toHaveLength(1);
  });

  it('is still asked about after the service has been started again', async () => {
    const { world, payfip } = await aPayFipWorld();
    const id = await begin(world.family);
    await world.service.stop();
    payfip.last().result = 'P';
    world.clock.pass(1);
    const service = await start({
      dataDir: dirname(world.service.store.file),
      storeKey: Buffer.alloc(32, 7),
      keyProtected: true,
      version: '0.0.0-test',
      clock: world.clock,
      log: pino({ level: 'silent' }),
      env: {},
      extranet: { host: '127.0.0.1', port: 0 },
    });
    onTestFinished(service.stop);
    await service.onlinePayments.poke();
    expect(await stateOf({ service }, id)).toBe('paid');
    expect(payfip.calls).toMatchObject({ creerPaiementSecurise: 1, recupererDetailPaiementSecurise: 1 });
  });
});

describe('nothing wrong is ever marked paid, and staff see it', () => {
  const lies = [
    ['another amount', { montant: '1' }, 'other-amount'],
    ['another reference', { refdet: 'P261120AAAAAAAAA' }, 'other-reference'],
    ['another client', { numcli: '999999' }, 'other-reference'],
    ['a try-out for a real payment', { saisie: 'T' }, 'trial'],
  ] as const;

  it.each(lies)('an answer for %s pays nothing: it waits for somebody to look', async (_, told, alarm) => {
    const { world, payfip } = await aPayFipWorld();
    const visitor = await signedIn(world);
    const id = await begin(world.family);
    payfip.last().result = 'P';
    payfip.last().lies = told;
    world.clock.pass(1);
    await poke(world);
    expect(await writtenOf(world, id)).toEqual([]);
    const seen = await world.staff.call('onlinePayments.list', { state: 'look' });
    expect(seen.rows.map((row) => [row.id, row.state, row.alarm])).toEqual([[id, 'waiting', alarm]]);
    const page = await visitor.get(`/facturation/paiement/${id}`);
    expect(page.text).toContain('ne payez pas une seconde fois');
    expect(page.body).not.toContain(payfip.page);
  });

  it('a payment announced after the end is not written: accounting hears of it, checks and says so', async () => {
    const { world, payfip } = await aPayFipWorld();
    const id = await begin(world.family);
    world.clock.pass(21);
    await poke(world);
    expect(await stateOf(world, id)).toBe('expired');
    payfip.last().result = 'P';
    const nadia = await world.signInStaff('nadia');
    expect(await nadia.call('onlinePayments.askAgain', { id })).toMatchObject({ state: 'expired', said: 'paid' });
    expect(await writtenOf(world, id)).toEqual([]);
    const late = await nadia.call('onlinePayments.get', { id });
    expect(late.alarm).toBe('paid-after');
    const note = 'Vérifié sur le relevé PayFiP du 20/11 : encaissé, saisi à la main.';
    const old = await nadia.refused('onlinePayments.settle', { id, version: late.version - 1, note });
    expect(old.code).toBe('conflict');
    await nadia.call('onlinePayments.settle', { id, version: late.version, note });
    const settled = await nadia.call('onlinePayments.get', { id });
    expect([settled.alarm, settled.events.at(-1)?.detail]).toEqual([null, note]);
    const marc = await world.signInStaff('marc');
    expect((await marc.refused('onlinePayments.askAgain', { id })).code).toBe('not-allowed');
  });

  it('PayFiP in trouble: nothing is lost, nothing is paid, and it is asked again later', async () => {
    const { world, payfip } = await aPayFipWorld();
    const visitor = await signedIn(world);
    payfip.trouble('html');
    await visitor.get('/facturation/cotisations/payer');
    const page = await visitor.follow(
      await visitor.submit('/facturation/cotisations/payer', { choice: 'balance', email: 'claire@exemple.fr' }),
    );
    expect(page.text).toContain('Paiement non transmis');
    expect(page.text).toContain('ne répond pas');
    payfip.trouble(null);
    const action = /action="(\/facturation\/paiement\/[^"]+)"/.exec(page.body)?.[1] ?? '';
    expect((await visitor.follow(await visitor.submit(action))).text).toContain('Votre paiement est prêt');
    const id = action.split('/').at(-1) ?? '';
    payfip.last().result = 'P';
    payfip.trouble('cut');
    world.clock.pass(1);
    await poke(world);
    const unreached = await world.staff.call('onlinePayments.get', { id });
    expect([unreached.state, unreached.events.at(-1)?.said]).toEqual(['waiting', 'unreachable']);
    expect((await world.staff.refused('onlinePayments.askAgain', { id })).code).toBe('unavailable');
    payfip.trouble(null);
    world.clock.pass(2);
    await poke(world);
    expect(await stateOf(world, id)).toBe('paid');
  });

  it('what the provider never heard of expires after its time, and there is nothing to ask', async () => {
    const { world, payfip } = await aPayFipWorld();
    payfip.trouble('technical');
    const { id } = await world.family.call('onlinePayments.start', { ledger: 'cotisation', choice: 'balance', email: 'claire@exemple.fr' });
    expect((await world.family.refused('onlinePayments.send', { id })).code).toBe('unavailable');
    expect((await world.staff.refused('onlinePayments.askAgain', { id })).code).toBe('conflict');
    world.clock.pass(16);
    await poke(world);
    expect(await stateOf(world, id)).toBe('expired');
    expect((await world.family.refused('onlinePayments.send', { id })).code).toBe('conflict');
  });

  it('what was paid otherwise meanwhile stays in the family’s favour', async () => {
    const { world, payfip } = await aPayFipWorld();
    const id = await begin(world.family);
    const nadia = await world.signInStaff('nadia');
    const [method] = (await nadia.call('payments.methods', {})).methods.filter(({ kind }) => kind === 'cheque');
    const { invoices } = await world.family.call('onlinePayments.offer', { ledger: 'cotisation' });
    await nadia.call('payments.record', {
      familyId: world.cast.claire.familyId,
      guardianId: world.cast.claire.guardianId,
      ledger: 'cotisation',
      methodId: method?.id ?? '',
      amountCents: 34_600,
      paidOn: '2026-11-20',
      shares: [{ invoiceId: invoices[0]?.id ?? '', cents: 34_600 }],
    });
    payfip.last().result = 'P';
    world.clock.pass(1);
    await poke(world);
    expect(await stateOf(world, id)).toBe('paid');
    const { balanceCents } = await world.family.call('billing.ledger', { ledger: 'cotisation' });
    expect(balanceCents).toBe(-34_600);
  });
});

describe('two at once', () => {
  it('the same family does not pay the same twice within twenty minutes, in another window or on the other parent’s telephone', async () => {
    const { world } = await aPayFipWorld();
    const yann = await world.signInFamily(world.cast.yann);
    const soizic = await world.signInFamily(world.cast.soizic);
    const id = await begin(yann, { email: 'yann@exemple.fr' });
    const again = await yann.refused('onlinePayments.start', { ledger: 'cotisation', choice: 'balance', email: 'yann@exemple.fr' });
    expect([again.code, again.message]).toEqual(['conflict', expect.stringContaining('déjà en cours')]);
    // what is left of the household's invoice is both parents'
    const other = await soizic.refused('onlinePayments.start', { ledger: 'cotisation', choice: 'balance', email: 'soizic@exemple.fr' });
    expect([other.code, other.message]).toEqual(['conflict', expect.stringContaining('dans votre famille')]);
    expect((await soizic.refused('onlinePayments.mine', { id })).code).toBe('not-found');
    const page = await (await signedIn(world, world.cast.yann)).get('/facturation/cotisations/payer');
    expect(page.text).toContain('est en cours');
    expect(page.body).toContain(`href="/facturation/paiement/${id}"`);
    world.clock.pass(21);
    await begin(yann, { email: 'yann@exemple.fr' });
  });
});

describe('a word of PayFiP’s server', () => {
  it('makes us ask, without a session or a token, and is believed in nothing', async () => {
    const { world, payfip } = await aPayFipWorld();
    const id = await begin(world.family);
    const visitor = await signedIn(world);
    const notice = (fields: Record<string, string>) =>
      visitor.post('/facturation/paiement/notification', fields, { origin: 'https://www.payfip.gouv.fr' });
    expect((await notice({ idop: payfip.last().idop, resultrans: 'P' })).status).toBe(204);
    await world.settled();
    await poke(world);
    expect(await stateOf(world, id)).toBe('waiting');
    expect((await notice({ idop: 'nobody-knows-this' })).status).toBe(204);
    payfip.last().result = 'P';
    world.clock.pass(1);
    expect((await notice({ idop: payfip.last().idop })).status).toBe(204);
    await world.settled();
    await poke(world);
    expect(await stateOf(world, id)).toBe('paid');
  });
});
