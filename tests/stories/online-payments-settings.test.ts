import { describe, expect, it, onTestFinished } from 'vitest';
import { findSetting, setSetting } from '../../db/settings.ts';
import { PAYMENT_KEY } from '../../main/service/online-payments/settings.ts';
import { NO_SETTINGS, offerOnline } from '../helpers/online-payments.ts';
import { aPayFip } from '../helpers/payfip.ts';
import { aWorld, type World } from '../helpers/world.ts';

const KEY = 'une-cle-partagee-de-quarante-deux-signes-42';
const siteOf = (world: World) => world.cast.claire.siteId;

async function refusedFor(world: World, settings: object, key: string | null = null): Promise<Record<string, string>> {
  const siteId = siteOf(world);
  const { version } = await world.staff.call('onlinePayments.settings', { siteId });
  return (
    (await world.staff.refused('onlinePayments.saveSettings', { siteId, version, settings: { ...NO_SETTINGS, ...settings }, key }))
      .fields ?? {}
  );
}

describe('Paramètres, Paiement en ligne', () => {
  it('PayFiP: six digits and addresses over HTTPS; the connection is tried and tells who PayFiP says we are', async () => {
    const world = await aWorld();
    const siteId = siteOf(world);
    const wrong = await refusedFor(world, {
      provider: 'payfip',
      payfipClient: '12',
      payfipService: 'http://payfip.test/x',
      payfipPage: '',
    });
    expect(Object.keys(wrong)).toEqual(['settings.payfipClient', 'settings.payfipService', 'settings.payfipPage']);
    const payfip = await aPayFip();
    onTestFinished(payfip.close);
    await offerOnline(world, { provider: 'payfip', payfipClient: '012345', payfipService: payfip.service });
    const { sentence } = await world.staff.call('onlinePayments.testConnection', { siteId });
    expect(sentence).toBe('PayFiP connaît le client 012345 : VILLE DE GRENOBLE, CONSERVATOIRE & ÉCOLES.');
    payfip.client = '999999';
    expect((await world.staff.refused('onlinePayments.testConnection', { siteId })).message).toContain('C1');
    payfip.trouble('html');
    expect((await world.staff.refused('onlinePayments.testConnection', { siteId })).code).toBe('unavailable');
  });

  it('a signed page: its key is long, kept sealed, never shown, and wanted again when the address moves', async () => {
    const world = await aWorld();
    const siteId = siteOf(world);
    const page = { provider: 'redirect', redirectPage: 'https://paiement.exemple.fr/', redirectMerchant: 'CRR' } as const;
    expect(Object.keys(await refusedFor(world, page))).toEqual(['key']);
    expect(Object.keys(await refusedFor(world, page, 'trop-courte'))).toEqual(['key']);
    expect(Object.keys(await refusedFor(world, { ...page, redirectMerchant: 'é è', redirectPage: '' }, KEY))).toEqual([
      'settings.redirectPage',
      'settings.redirectMerchant',
    ]);
    await offerOnline(world, page, KEY);
    const kept = await world.staff.call('onlinePayments.settings', { siteId });
    expect([kept.keyKept, JSON.stringify(kept)]).toEqual([true, expect.not.stringContaining(KEY)]);
    expect(JSON.stringify(await findSetting(world.service.store.read, PAYMENT_KEY, siteId))).not.toContain(KEY);
    await offerOnline(world, page);
    expect(await refusedFor(world, { ...page, redirectPage: 'https://ailleurs.exemple.fr/' })).toHaveProperty('key');
    // nor does it move while another service is chosen, to sign there once the page is chosen again
    for (const redirectPage of ['https://ailleurs.exemple.fr/', ''])
      expect(await refusedFor(world, { ...page, provider: null, redirectPage })).toHaveProperty('key');
    const { rows } = await world.staff.call('history.list', {});
    expect(rows.map(({ sentence }) => sentence).join('\n')).toContain('a modifié les réglages du paiement en ligne');
  });

  it('a key that this store cannot open signs nothing: the demand is not made, the account still opens', async () => {
    const world = await aWorld();
    await offerOnline(world, { provider: 'redirect', redirectPage: 'https://paiement.exemple.fr/', redirectMerchant: 'CRR' }, KEY);
    await world.service.store.write((db) =>
      setSetting(db, PAYMENT_KEY, 'bm90IG91cnMgYXQgYWxsLCBub3QgYXQgYWxs', world.clock.now(), siteOf(world)),
    );
    expect((await world.family.call('onlinePayments.offer', { ledger: 'cotisation' })).offered).toBe(true);
    const { id } = await world.family.call('onlinePayments.start', { ledger: 'cotisation', choice: 'balance', email: 'claire@exemple.fr' });
    expect((await world.family.refused('onlinePayments.send', { id })).code).toBe('unavailable');
    const { events } = await world.staff.call('onlinePayments.get', { id });
    expect(events.at(-1)).toMatchObject({ said: 'not-taken', detail: expect.stringContaining('clé partagée') });
  });

  it('two windows at once: the second is told; only an administrator sees them', async () => {
    const world = await aWorld();
    const siteId = siteOf(world);
    const { version } = await world.staff.call('onlinePayments.settings', { siteId });
    await offerOnline(world, { provider: 'test' });
    const second = await world.staff.refused('onlinePayments.saveSettings', { siteId, version, settings: NO_SETTINGS });
    expect(second.code).toBe('conflict');
    const nadia = await world.signInStaff('nadia');
    expect((await nadia.refused('onlinePayments.settings', { siteId })).code).toBe('not-allowed');
    expect((await world.staff.call('onlinePayments.testConnection', { siteId })).sentence).toContain('essai');
  });

  it('one site offers it, another does not', async () => {
    const world = await aWorld();
    await offerOnline(world, { provider: 'test' });
    const offered = await world.family.call('onlinePayments.offer', { ledger: 'cotisation' });
    expect(offered.offered).toBe(true);
    const other = await world.staff.call('onlinePayments.settings', { siteId: world.cast.sites.alpes });
    expect(other.settings.provider).toBeNull();
    expect((await world.staff.refused('onlinePayments.settings', { siteId: crypto.randomUUID() })).code).toBe('not-found');
  });
});
