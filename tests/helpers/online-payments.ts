import { createHmac } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { DEMONSTRATION } from '../../db/demo/mark.ts';
import { setSetting } from '../../db/settings.ts';
import type { InputOf } from '../../shared/contract/index.ts';
import { aPayFip, type PayFip } from './payfip.ts';
import { aWorld, type Person, type World } from './world.ts';

type Settings = InputOf<'onlinePayments.saveSettings'>['settings'];

export const NO_SETTINGS: Settings = {
  provider: null,
  payfipClient: '',
  payfipMode: 'W',
  payfipService: 'https://www.payfip.gouv.fr/tpa/services/securite',
  payfipPage: 'https://www.payfip.gouv.fr/tpa/paiementws.web',
  redirectPage: '',
  redirectMerchant: '',
};

/** Saves what the site of the cast offers from now on. */
export async function offerOnline(world: World, settings: Partial<Settings>, key?: string | null): Promise<void> {
  const { siteId } = world.cast.claire;
  const { version } = await world.staff.call('onlinePayments.settings', { siteId });
  await world.staff.call('onlinePayments.saveSettings', { siteId, version, settings: { ...NO_SETTINGS, ...settings }, key: key ?? null });
}

/** A world whose families pay on PayFiP. */
export async function aPayFipWorld(mode: Settings['payfipMode'] = 'W'): Promise<{ world: World; payfip: PayFip }> {
  const world = await aWorld();
  const payfip = await aPayFip();
  onTestFinished(payfip.close);
  await offerOnline(world, {
    provider: 'payfip',
    payfipClient: payfip.client,
    payfipMode: mode,
    payfipService: payfip.service,
    payfipPage: payfip.page,
  });
  return { world, payfip };
}

/** A world whose families pay with the built-in bank; `real`: not the demonstration, so that nothing is written. */
export async function aTrialWorld({ real = false } = {}): Promise<World> {
  const world = await aWorld();
  if (!real) await world.service.store.write((db) => setSetting(db, DEMONSTRATION, '2026-11-20', world.clock.now()));
  await offerOnline(world, { provider: 'test' });
  return world;
}

/** Begins a payment and makes it known to the provider, as the page does; gives its id. */
export async function begin(person: Person, input: Partial<InputOf<'onlinePayments.start'>> = {}): Promise<string> {
  const { id } = await person.call('onlinePayments.start', {
    ledger: 'cotisation',
    choice: 'balance',
    email: 'claire.bernard@exemple.fr',
    ...input,
  });
  await person.call('onlinePayments.send', { id });
  return id;
}

/** All that is written of one account: payments that a payment on line became, with their receipts. */
export const writtenOf = (world: World, id: string) =>
  world.service.store.read
    .selectFrom('payment')
    .leftJoin('receipt', 'receipt.payment_id', 'payment.id')
    .select(['payment.amount_cents as cents', 'payment.paid_on as paidOn', 'payment.operation_number as operation', 'receipt.number'])
    .where('payment.online_payment_id', '=', id)
    .execute();

/** What the other house of a signed redirect does: independent of the code under test. */
export function signed(purpose: 'demande' | 'retour', fields: Record<string, string>, key: string): string {
  const text = [
    purpose,
    ...Object.keys(fields)
      .sort()
      .map((name) => `${name}=${encodeURIComponent(fields[name] ?? '')}`),
  ].join('\n');
  return createHmac('sha256', key).update(text).digest('hex');
}
