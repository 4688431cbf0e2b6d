import { createServer as createHttp, type RequestListener, type Server, type ServerOptions, type ServerResponse } from 'node:http';
import { createServer as createHttps, Server as HttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { SecureContextOptions } from 'node:tls';
import { closeIdle } from './idle-connections.ts';
import { LIMITS } from './limits.ts';
import { subscriberOf } from './networks.ts';
import { modern } from './tls.ts';

export interface LimitedServer {
  readonly port: number;
  /** Shows another certificate from the next connection on. */
  renew(identity: SecureContextOptions): void;
  /** Accepts nothing new at once; resolves when what runs is finished, 10 s at most. */
  close(): Promise<void>;
}

interface Parts {
  at: { host: string; port: number };
  identity: SecureContextOptions | null;
  /** On every answer, also on those that are given here. */
  headers(): Readonly<Record<string, string>>;
  /** How many connections an address may hold. */
  mostFrom(address: string): number;
  answer: RequestListener;
}

/** A server of HTTP/1.1, with or without TLS, within the limits (NET-4.7); what is not even HTTP is answered here, shortly. */
export async function limitedServer({ at, identity, headers, mostFrom, answer }: Parts): Promise<LimitedServer> {
  const server = identity
    ? createHttps({ ...OPTIONS, ...modern(identity), handshakeTimeout: LIMITS.handshakeTimeout, ALPNProtocols: ['http/1.1'] }, answer)
    : createHttp(OPTIONS, answer);
  // no browser asks for a word before its body; Node would give it by itself, before the host has been looked at
  for (const asking of ['checkContinue', 'checkExpectation'] as const) server.on(asking, (_, response) => refuse(response, 417, headers()));
  server.setTimeout(LIMITS.silence);
  closeIdle(server, LIMITS.idle);
  server.maxConnections = LIMITS.connections;
  limitPerAddress(server, mostFrom);
  server.on('connect', (_, socket) => end(socket, '405 Method Not Allowed', headers()));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    return end(socket, CLIENT_ERRORS[error.code ?? ''] ?? '400 Bad Request', headers());
  });
  await listening(server, at);
  return {
    port: (server.address() as AddressInfo).port,
    renew: (other) => server instanceof HttpsServer && server.setSecureContext(modern(other)),
    close: () => closed(server),
  };
}

const OPTIONS: ServerOptions = {
  headersTimeout: LIMITS.headersTimeout,
  requestTimeout: LIMITS.requestTimeout,
  connectionsCheckingInterval: LIMITS.connectionsCheckingInterval,
  keepAliveTimeout: LIMITS.keepAliveTimeout,
  maxHeaderSize: LIMITS.maxHeaderSize,
  // answered with 421 by whoever answers, instead of Node's own bare 400
  requireHostHeader: false,
};

const CLIENT_ERRORS: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** An answer with nothing in it, after which the connection ends. */
export function refuse(response: ServerResponse, status: number, headers: Readonly<Record<string, string>>): void {
  response.writeHead(status, { ...headers, 'Content-Length': 0, Connection: 'close' });
  response.end();
}

function end(socket: Duplex, status: string, headers: Readonly<Record<string, string>>): void {
  const lines = Object.entries({ ...headers, 'Content-Length': '0', Connection: 'close' }).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status}\r\n${lines.join('\r\n')}\r\n\r\n`);
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
