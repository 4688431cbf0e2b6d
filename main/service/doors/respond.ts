import type { Context } from 'hono';
import { EVERY_HEADER, headersFor } from '../extranet/headers.ts';
import type { WebEnv } from './web-visit.ts';

/**
 * Every answer of this door is made here, so that none lacks a header (NET-4.6). A plain record of headers is written out as it is;
 * through Hono's own `c.header` and `c.body` the same would cost as much as reading the store.
 */
export function respond(
  c: Context<WebEnv>,
  status: number,
  body: string | Uint8Array<ArrayBuffer> | null,
  own: Readonly<Record<string, string>> = {},
): Response {
  const listening = c.get('listening');
  const headers = { ...(listening ? headersFor(listening) : EVERY_HEADER), ...own };
  // none for a host that is not ours
  const cookies = [...(c.get('cookies')?.lines() ?? [])];
  if (cookies.length === 0) return new Response(body, { status, headers });
  const withCookies = new Headers(headers);
  for (const line of cookies) withCookies.append('Set-Cookie', line);
  return new Response(body, { status, headers: withCookies });
}
