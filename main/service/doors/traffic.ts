import { isIP } from 'node:net';
import { LRUCache } from 'lru-cache';
import type { SettingOf } from '../../../shared/contract/settings.ts';
import { LIMITS } from './limits.ts';
import { networksOf, plainAddress, subscriberOf } from './networks.ts';

/** The office's settings about traffic, ready to be asked at each request. */
export interface Rules {
  readonly perSession: number;
  readonly costlyPerSession: number;
  /** Requests per minute from this address. */
  perMinute(address: string): number;
  /** Connections at once from this peer. */
  connections(peer: string): number;
  /**
   * For whom a peer asks (NET-4.10): itself, unless it is one of our proxies. Then what these have written is read from the right, past
   * our own, to the first hop that is not ours: what stands further left, anybody may have written. `Forwarded` and the other
   * `X-Forwarded-…` are never read.
   */
  clientOf(peer: string, forwardedFor: string | undefined): string;
}

export function rulesFrom({ perSession, costlyPerSession, perAddress, networks, proxies }: SettingOf<'traffic'>): Rules {
  const isProxy = networksOf(proxies);
  const listed = networks.map((one) => ({ ...one, includes: networksOf([one.network]) }));
  const listing = (address: string) => listed.find(({ includes }) => includes(address));
  return {
    perSession,
    costlyPerSession,
    perMinute: (address) => listing(address)?.perMinute ?? perAddress,
    connections: (peer) =>
      isProxy(plainAddress(peer)) ? LIMITS.connections : (listing(plainAddress(peer))?.connections ?? LIMITS.connectionsPerAddress),
    clientOf(peer, forwardedFor) {
      let client = plainAddress(peer);
      const hops = (forwardedFor ?? '').split(',').map(hopOf);
      while (isProxy(client)) {
        const hop = hops.pop();
        if (!hop) break;
        client = hop;
      }
      return client;
    },
  };
}

/** The address of one hop, without the port that some proxies add; null for anything else (« unknown », a name, nonsense). */
function hopOf(text: string): string | null {
  const bare = text.trim().replace(/^\[(.*)\](?::\d+)?$|^([\d.]+):\d+$/, '$1$2');
  return isIP(bare) === 0 ? null : plainAddress(bare);
}

/** One request too many. */
export interface Excess {
  /** Seconds until the next minute begins. */
  readonly wait: number;
  /** The first of this minute: one line in the log is enough. */
  readonly isFirst: boolean;
}

/** Counts one more request under a name; what comes of it when there are more than `most` in its minute (NET-4.9). */
export type CountRequest = (name: string, most: number, now: Date) => Excess | null;

const MINUTE = 60_000;
/** Names counted at once; the one not heard of for longest goes first. */
const NAMES = 10_000;

export function requestCounter(): CountRequest {
  const minutes = new LRUCache<string, { began: number; count: number }>({ max: NAMES });
  return (name, most, now) => {
    const at = now.getTime();
    const known = minutes.get(name);
    // a clock set back begins anew
    const minute = known && at >= known.began && at < known.began + MINUTE ? known : { began: at, count: 0 };
    minute.count += 1;
    if (minute !== known) minutes.set(name, minute);
    if (minute.count <= most) return null;
    return { wait: Math.ceil((minute.began + MINUTE - at) / 1000), isFirst: minute.count === most + 1 };
  };
}

/** What an address is counted under. */
export const nameOfAddress = (address: string): string => `address ${subscriberOf(address)}`;
