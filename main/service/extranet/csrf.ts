/** What a posted form shows of where it comes from. */
export interface Provenance {
  readonly fetchSite: string | undefined;
  readonly origin: string | undefined;
  /** True when the form carries the token of this very browser. */
  readonly tokenHolds: boolean;
}

/**
 * Why a posted form is refused, or null (NET-4.5). The token is always asked, and headers can only refuse: on plain HTTP under a
 * name Chromium sends no `Sec-Fetch-Site` (T5), and our own `Referrer-Policy: no-referrer` makes it send `Origin: null`, which
 * therefore says nothing.
 */
export function crossSite(sent: Provenance, ownOrigin: string): 'fetch-site' | 'origin' | 'token' | null {
  if (sent.fetchSite !== undefined && sent.fetchSite !== 'same-origin' && sent.fetchSite !== 'none') return 'fetch-site';
  if (sent.origin !== undefined && sent.origin !== 'null' && sent.origin !== ownOrigin) return 'origin';
  return sent.tokenHolds ? null : 'token';
}
