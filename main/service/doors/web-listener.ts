import type { IncomingMessage } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import type { Logger } from 'pino';
import { headersFor } from '../extranet/headers.ts';
import { isPlainHost } from '../extranet/hosts.ts';
import { limitedServer, refuse } from './limited-server.ts';
import { LIMITS } from './limits.ts';
import type { Listening } from './listening.ts';

export interface WebListener {
  /** With the port that it really has. */
  readonly at: Listening;
  /** Goes on in the same place under other names, with another certificate. */
  adopt(other: Omit<Listening, 'host' | 'port'>): void;
  close(): Promise<void>;
}

/** What a page is asked with: Node's own request and response, and the listener by which it came. */
export type WebBindings = HttpBindings & { listening: Listening };

interface Parts {
  fetch(request: Request, bindings: WebBindings): Response | Promise<Response>;
  at: Listening;
  log: Logger;
  /** How many connections an address may hold. */
  mostFrom(address: string): number;
}

/** Opens the families' port. What is not a request as we speak it is answered here, shortly, and goes no further. */
export async function openListener({ fetch, at, log, mostFrom }: Parts): Promise<WebListener> {
  let now = at;
  const headers = () => headersFor(now);
  const answer = getRequestListener((request, bindings) => fetch(request, Object.assign(bindings as HttpBindings, { listening: now })), {
    errorHandler: (error) => {
      log.warn({ err: error }, 'a request that could not be read');
      return new Response(null, { status: 400, headers: headers() });
    },
  });
  const server = await limitedServer({
    at,
    identity: at.identity,
    headers,
    mostFrom,
    answer(request, response) {
      const status = refusedBeforeReading(request);
      if (status) return refuse(response, status, headers());
      void answer(request, response);
    },
  });
  now = { ...at, port: server.port };
  return {
    get at() {
      return now;
    },
    adopt(other) {
      if (other.identity) server.renew(other.identity);
      now = { ...other, host: now.host, port: now.port };
    },
    close: server.close,
  };
}

function refusedBeforeReading(request: IncomingMessage): 400 | 421 | 431 | null {
  const hosts = request.rawHeaders.filter((_, i) => i % 2 === 1 && request.rawHeaders[i - 1]?.toLowerCase() === 'host');
  if (!isPlainHost(hosts)) return 421;
  if (request.rawHeaders.length / 2 > LIMITS.headers) return 431;
  // an absolute target would name a host of its own, past the one that is checked
  return request.url?.startsWith('/') ? null : 400;
}
