import type { Site } from '../../../shared/contract/sites.ts';
import { type Knock, NOBODY } from '../context.ts';
import { readSiteLooks, type SiteLooks } from '../extranet/site-look.ts';
import { type ReadSetting, setting } from '../features/settings/read.ts';
import { keptUntilWrite } from '../kept.ts';
import { type Rules, rulesFrom } from './traffic.ts';
import type { WebParts } from './web.ts';

/** What the office has said once and every page needs. */
export interface Known {
  sites(): Promise<readonly Site[]>;
  /** What the sites have in common in their names. */
  officeName(): Promise<string>;
  setting: ReadSetting;
  /** Logos and colours of the sites. */
  looks(): Promise<SiteLooks>;
  /** The settings about traffic, made ready. */
  rules(): Promise<Rules>;
}

const KNOCK: Knock = { door: 'web', ip: '', userAgent: '' };

/** Read again only after something was written. */
export function knownFrom({ dispatch, store }: WebParts): Known {
  const kept = keptUntilWrite(store);
  return {
    sites: () => kept('sites', () => dispatch.callAs(NOBODY, KNOCK, 'sites.list', {})),
    officeName: () => kept('office', async () => (await dispatch.callAs(NOBODY, KNOCK, 'office.state', {})).officeName ?? 'Portée'),
    setting: (name, siteId) => kept(`${name} of ${siteId ?? 'all'}`, () => setting(store.read, name, siteId)),
    looks: () => kept('looks', () => readSiteLooks(store.read)),
    rules: () => kept('rules', async () => rulesFrom(await setting(store.read, 'traffic'))),
  };
}
