import { isIP } from 'node:net';
import { EVERY_NETWORK } from '../../shared/contract/extranet.ts';
import type { SettingOf } from '../../shared/contract/settings.ts';
import type { Names } from './certificates/x509.ts';
import type { Network } from './machine-networks.ts';

export type ExtranetSetting = SettingOf<'extranet'>;

/** Why the extranet cannot be served as the settings say: a sentence, and the setting that it is about. */
export class CannotListen extends Error {
  readonly field: 'network' | 'port' | 'redirectPort' | 'mode';
  constructor(field: CannotListen['field'], sentence: string) {
    super(sentence);
    this.field = field;
  }
}

export interface Place {
  /** To listen on. */
  host: string;
  /** Of this machine there, for browsers. */
  addresses: string[];
}

const LOOPBACK = '127.0.0.1';
const EVERY_ADDRESS = '0.0.0.0';

export const isOnNetwork = ({ mode }: Pick<ExtranetSetting, 'mode'>): boolean => mode !== 'local';
export const isEncrypted = ({ mode }: Pick<ExtranetSetting, 'mode'>): boolean => mode === 'own-authority' || mode === 'imported';

/** Where the settings want families to be served; refuses when this machine is not there. */
export function placeOf({ mode, network }: Pick<ExtranetSetting, 'mode' | 'network'>, networks: readonly Network[]): Place {
  if (mode === 'local') return { host: LOOPBACK, addresses: [LOOPBACK] };
  if (network === EVERY_NETWORK) return { host: EVERY_ADDRESS, addresses: networks.flatMap(({ addresses }) => addresses) };
  const addresses = networks.find(({ name }) => name === network)?.addresses ?? [];
  const [host] = addresses;
  if (!host)
    throw new CannotListen(
      'network',
      `Cet ordinateur n’est plus relié au réseau « ${network} » : rebranchez-le, ou choisissez-en un autre.`,
    );
  return { host, addresses };
}

/** What families type to come here, as a certificate must name it: the public address, the names, the addresses. */
export function namesOf({ publicUrl, names }: Pick<ExtranetSetting, 'publicUrl' | 'names'>, { addresses }: Place): Names {
  const typed = publicUrl ? [new URL(publicUrl).hostname.replace(/^\[|\]$/g, '')] : [];
  const all = [...typed, ...names, ...addresses];
  return {
    dns: unique(all.filter((name) => isIP(name) === 0)),
    addresses: unique(all.filter((name) => isIP(name) !== 0)),
  };
}

const unique = (list: readonly string[]): string[] => [...new Set(list)];
