import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import type { Logger } from 'pino';
import { EVERY_HEADER } from '../extranet/headers.ts';
import { isPlainHost } from '../extranet/hosts.ts';
import { closeIdle } from './idle-connections.ts';
import { subscriberOf } from './networks.ts';

export interface WebListener {
  readonly at: { readonly host: string; readonly port: number };
  close(): Promise<void>;
}

/** NET-4.7. Times in milliseconds, sizes in bytes. */
export const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  // Node looks at its connections every 30 s by default: a slow client would live that long whatever the times above say (T6)
  connectionsCheckingInterval: 1000,
  keepAliveTimeout: 5000,
  maxHeaderSize: 8 * 1024,
  headers: 64,
  connections: 256,
  connectionsPerAddress: 24,
  /** A connection on which nothing has moved for so long is closed: a reader who never reads the answer, too. */
  silence: 65_000,
  /** Without a request under way, whatever else arrives: longer than `keepAliveTimeout` and `headersTimeout` after one another. */
  idle: 16_000,
  finishing: 10_000,
} as const;

type Fetch = Parameters<typeof getRequestListener>[0];

/**
 * Opens the families' port; `mostFrom` says how many connections an address may hold. What is not even HTTP as we speak it is answered
 * here, shortly, and goes no further.
 */
export async function openListener(
  fetch: Fetch,
  at: { host: string; port: number },
  log: Logger,
  mostFrom: (address: string) => number,
): Promise<WebListener> {
  const answer = getRequestListener(fetch, {
    errorHandler: (error) => {
      log.warn({ err: error }, 'a request that could not be read');
      return new Response(null, { status: 400, headers: EVERY_HEADER });
    },
  });
  const server = createServer(
    {
      headersTimeout: LIMITS.headersTimeout,
      requestTimeout: LIMITS.requestTimeout,
      connectionsCheckingInterval: LIMITS.connectionsCheckingInterval,
      keepAliveTimeout: LIMITS.keepAliveTimeout,
      maxHeaderSize: LIMITS.maxHeaderSize,
      // answered with 421 below instead of Node's own bare 400
      requireHostHeader: false,
    },
    (request, response) => {
      const status = refusedBeforeReading(request);
      if (status) return refuse(response, status);
      void answer(request, response);
    },
  );
  // no browser asks for a word before its body; Node would give it by itself, before the host has been looked at
  for (const asking of ['checkContinue', 'checkExpectation'] as const) server.on(asking, (_, response) => refuse(response, 417));
  server.setTimeout(LIMITS.silence);
  closeIdle(server, LIMITS.idle);
  server.maxConnections = LIMITS.connections;
  limitPerAddress(server, mostFrom);
  server.on('connect', (_, socket) => end(socket, '405 Method Not Allowed'));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    return end(socket, CLIENT_ERRORS[error.code ?? ''] ?? '400 Bad Request');
  });
  await listening(server, at);
  const { port } = server.address() as AddressInfo;
  return { at: { host: at.host, port }, close: () => closed(server) };
}

const CLIENT_ERRORS: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

function refusedBeforeReading(request: IncomingMessage): 400 | 421 | 431 | null {
  const hosts = request.rawHeaders.filter((_, i) => i % 2 === 1 && request.rawHeaders[i - 1]?.toLowerCase() === 'host');
  if (!isPlainHost(hosts)) return 421;
  if (request.rawHeaders.length / 2 > LIMITS.headers) return 431;
  // an absolute target would name a host of its own, past the one that is checked
  return request.url?.startsWith('/') ? null : 400;
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...EVERY_HEADER, 'Content-Length': 0, Connection: 'close' });
  response.end();
}

function end(socket: Duplex, status: string): void {
  const headers = Object.entries({ ...EVERY_HEADER, 'Content-Length': '0', Connection: 'close' }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  socket.end(`HTTP/1.1 ${status}\r\n${headers.join('\r\n')}\r\n\r\n`);
}

function limitPerAddress(server: Server, mostFrom: (address: string) => number): void {
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = subscriberOf(socket.remoteAddress ?? '');
    const count = (open.get(address) ?? 0) + 1;
    if (count > mostFrom(socket.remoteAddress ?? '')) return socket.destroy();
    open.set(address, count);
    return socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
  });
}

const listening = (server: Server, { host, port }: { host: string; port: number }): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const impatience = setTimeout(() => server.closeAllConnections(), LIMITS.finishing);
    server.close(() => {
      clearTimeout(impatience);
      resolve();
    });
    server.closeIdleConnections();
  });
