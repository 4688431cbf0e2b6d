import type { ExtranetState } from '../../shared/contract/office.ts';

/** The origin of Portée's own pages, the only one that may be shown and that may call the shell. */
export const OWN_ORIGIN = 'app://bundle';

/** Whether a window may go to this address: a page of the bundle, exactly (ELE-2.2). */
export function isOwnPage(address: string): boolean {
  const url = parsed(address);
  return url !== null && url.protocol === 'app:' && url.host === 'bundle' && !url.username && !url.password;
}

/**
 * What may be opened in the person's own browser (ELE-2.3): the extranet over HTTPS, or on this very machine; null when there is no such
 * address. It comes from the service, never from a page.
 */
export function extranetToOpen(extranet: Pick<ExtranetState, 'address' | 'localAddress'> | null): string | null {
  const candidates = [extranet?.address, extranet?.localAddress].map((address) => parsed(address ?? ''));
  return candidates.find((url) => url !== null && mayOpen(url))?.href ?? null;
}

function mayOpen({ protocol, hostname, username, password }: URL): boolean {
  if (username || password) return false;
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname));
}

function parsed(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}
