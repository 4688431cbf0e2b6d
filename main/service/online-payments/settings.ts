import { DEMONSTRATION } from '../../../db/demo/mark.ts';
import type { ReadDb } from '../../../db/open.ts';
import { findSetting } from '../../../db/settings.ts';
import type { SettingOf } from '../../../shared/contract/settings.ts';
import type { ProviderName } from '../../../shared/rules/online-payment-words.ts';
import { setting } from '../features/settings/read.ts';
import type { Secrets } from '../secrets.ts';
import { type PayFipMode, payFip } from './payfip.ts';
import type { Provider } from './provider.ts';
import { type RedirectSettings, redirect } from './redirect.ts';
import { trial } from './trial.ts';

export type OnlineSettings = SettingOf<'onlinePayment'>;

/** Under which the shared key of a site is kept, sealed. */
export const PAYMENT_KEY = 'onlinePayment.key';

export const onlineSettings = (db: ReadDb, siteId: string): Promise<OnlineSettings> => setting(db, 'onlinePayment', siteId);

export const isDemonstration = async (db: ReadDb): Promise<boolean> => (await findSetting(db, DEMONSTRATION)) !== undefined;

/** With whom new payments of a site are made; null when it offers none. */
export async function providerOf(db: ReadDb, secrets: Secrets, siteId: string): Promise<Provider | null> {
  const settings = await onlineSettings(db, siteId);
  return settings.provider && build(db, secrets, siteId, settings, settings.provider, settings.payfipMode);
}

/** With whom a payment was begun, whatever the site has chosen since; `kept` is the name that the store has. */
export async function providerKept(db: ReadDb, secrets: Secrets, siteId: string, kept: string): Promise<Provider> {
  const settings = await onlineSettings(db, siteId);
  const mode = (Object.entries(MODES).find(([, name]) => name === kept)?.[0] ?? 'W') as PayFipMode;
  return build(db, secrets, siteId, settings, providerName(kept), mode);
}

const MODES: Readonly<Record<PayFipMode, string>> = { T: 'payfip-t', X: 'payfip-x', W: 'payfip' };

export const PAYFIP_KEPT: readonly string[] = Object.values(MODES);

export const providerName = (kept: string): ProviderName => (kept === 'redirect' || kept === 'test' ? kept : 'payfip');

/** Whether a payment was only tried out: nothing of it goes into the family's account. */
export const isTrial = (kept: string, demonstration: boolean): boolean =>
  kept === 'payfip-t' || kept === 'payfip-x' || (kept === 'test' && !demonstration);

async function build(
  db: ReadDb,
  secrets: Secrets,
  siteId: string,
  settings: OnlineSettings,
  name: ProviderName,
  mode: PayFipMode,
): Promise<Provider> {
  if (name === 'test') return trial({ isTrial: !(await isDemonstration(db)) });
  if (name === 'redirect') return redirect(await redirectSettings(db, secrets, siteId, settings));
  return payFip({ client: settings.payfipClient, mode, service: settings.payfipService, page: settings.payfipPage });
}

/** With the shared key in clear; '' where there is none, with which nothing can be verified. */
export async function redirectSettings(
  db: ReadDb,
  secrets: Secrets,
  siteId: string,
  { redirectPage, redirectMerchant }: OnlineSettings,
): Promise<RedirectSettings> {
  const sealed = await findSetting(db, PAYMENT_KEY, siteId);
  return { page: redirectPage, merchant: redirectMerchant, key: typeof sealed === 'string' ? unsealed(secrets, sealed) : '' };
}

/** What another store key has sealed (a copy of the folder without its key) is no key any more. */
function unsealed(secrets: Secrets, sealed: string): string {
  try {
    return secrets.unseal(Buffer.from(sealed, 'base64'));
  } catch {
    return '';
  }
}
