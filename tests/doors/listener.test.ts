import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LIMITS } from '../../main/service/doors/limits.ts';
import { EVERY_HEADER } from '../../main/service/extranet/headers.ts';
import { aWorld, type World } from '../helpers/world.ts';

/** Opens a real connection to the world's extranet. */
async function aSocket(world: World): Promise<Socket> {
  const { hostname, port } = new URL(world.service.extranet().localAddress ?? '');
  const socket = connect({ host: hostname, port: Number(port) });
  onTestFinished(() => void socket.destroy());
  // a refused client is cut in the middle of its sentence
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

/** Unlike `once`, does not take the error of a sentence that was cut for a failure. */
const closed = (socket: Socket): Promise<void> => new Promise((resolve) => void socket.once('close', () => resolve()));

/** What comes back for these bytes until the other side closes. */
async function answerTo(world: World, bytes: string): Promise<string> {
  const socket = await aSocket(world);
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  socket.write(bytes);
  await closed(socket);
  return answer;
}

const own = (world: World) => new URL(world.service.extranet().localAddress ?? '').host;
const request = (lines: string[]) => `${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n`;
const statusOf = (answer: string) => answer.split('\r\n', 1)[0];

describe('what is not even a request of ours is answered shortly, with every header (NET-4.4, 4.6, 4.7, 4.12)', () => {
  it('a missing, doubled, foreign or decorated Host is 421, with nothing in it', async () => {
    const world = await aWorld();
    for (const hosts of [
      [],
      ['evil.test', own(world)],
      [own(world), own(world)],
      ['evil.test'],
      [`user@${own(world)}`],
      [`${own(world)}/x`],
    ]) {
      const answer = await answerTo(world, request(['GET /connexion HTTP/1.1', ...hosts.map((host) => `Host: ${host}`)]));
      expect([hosts, statusOf(answer)]).toEqual([hosts, 'HTTP/1.1 421 Misdirected Request']);
      expect(answer.split('\r\n\r\n')[1]).toBe('');
      for (const [name, value] of Object.entries(EVERY_HEADER)) expect(answer.toLowerCase()).toContain(`${name}: ${value}`.toLowerCase());
    }
  });

  it('an address that names another host past ours is refused', async () => {
    const world = await aWorld();
    expect(statusOf(await answerTo(world, request(['GET http://evil.test/connexion HTTP/1.1', `Host: ${own(world)}`])))).toContain(' 400 ');
  });

  it('headers over 8 KiB or more than 64 of them are refused', async () => {
    const world = await aWorld();
    expect(statusOf(await answerTo(world, request(['GET / HTTP/1.1', `Host: ${own(world)}`, `X-Long: ${'x'.repeat(9000)}`])))).toContain(
      ' 431 ',
    );
    const many = Array.from({ length: 70 }, (_, i) => `X-${i}: 1`);
    expect(statusOf(await answerTo(world, request(['GET / HTTP/1.1', `Host: ${own(world)}`, ...many])))).toContain(' 431 ');
  });

  it('two lengths, a length beside chunks, a bare line feed and noise are refused', async () => {
    const world = await aWorld();
    const start = ['POST /connexion HTTP/1.1', `Host: ${own(world)}`];
    for (const bytes of [
      request([...start, 'Content-Length: 3', 'Content-Length: 4']),
      request([...start, 'Content-Length: 3', 'Transfer-Encoding: chunked']),
      `GET / HTTP/1.1\nHost: ${own(world)}\n\n`,
      request(['GET / HTTP/1.1', `Host: ${own(world)}`, 'X-Nul: a\0b']),
      '\x16\x03\x01\x02\x00\x01\x00\r\n\r\n',
    ]) {
      const answer = await answerTo(world, bytes);
      expect(statusOf(answer), JSON.stringify(bytes)).toContain(' 400 ');
      expect(answer).not.toMatch(/Error|node:|\.ts/);
    }
  });

  it('CONNECT, TRACE and an upgrade are not spoken here', async () => {
    const world = await aWorld();
    expect(statusOf(await answerTo(world, `CONNECT evil.test:443 HTTP/1.1\r\nHost: ${own(world)}\r\n\r\n`))).toContain(' 405 ');
    expect(statusOf(await answerTo(world, request(['TRACE / HTTP/1.1', `Host: ${own(world)}`])))).toContain(' 405 ');
    const upgrade = ['GET /connexion HTTP/1.1', `Host: ${own(world)}`, 'Upgrade: websocket', 'Connection: Upgrade'];
    expect(statusOf(await answerTo(world, request(upgrade)))).toContain(' 405 ');
  });

  it('whoever asks for a word before sending the body gets ours, whatever host is named', async () => {
    const world = await aWorld();
    for (const host of [own(world), 'evil.test'])
      for (const expectation of ['100-continue', 'something-else']) {
        const answer = await answerTo(
          world,
          request(['POST /connexion HTTP/1.1', `Host: ${host}`, `Expect: ${expectation}`, 'Content-Length: 3']),
        );
        expect(statusOf(answer), expectation).toContain(' 417 ');
        expect(answer.toLowerCase()).toContain('x-content-type-options: nosniff');
      }
  });

  it('a body that keeps coming is cut at the limit of a form', async () => {
    const world = await aWorld();
    const socket = await aSocket(world);
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    const type = 'Content-Type: application/x-www-form-urlencoded';
    socket.write(`POST /connexion HTTP/1.1\r\nHost: ${own(world)}\r\n${type}\r\nTransfer-Encoding: chunked\r\n\r\n`);
    const chunk = `4000\r\n${'a'.repeat(0x4000)}\r\n`;
    const flood = setInterval(() => socket.write(chunk), 1);
    onTestFinished(() => clearInterval(flood));
    await closed(socket);
    expect(statusOf(answer)).toContain(' 413 ');
    expect(socket.bytesWritten).toBeLessThan(1_000_000);
  });
});

describe('connections', () => {
  it('one address holds at most 24 of them, and gets in again when it lets one go', async () => {
    const world = await aWorld();
    const sockets = [];
    for (let i = 0; i < LIMITS.connectionsPerAddress; i++) sockets.push(await aSocket(world));
    const oneMore = await aSocket(world);
    await closed(oneMore);
    const [first] = sockets;
    first?.destroy();
    // the server hears of it a moment later: until then it goes on refusing
    await expect.poll(async () => (await fetch(`http://${own(world)}/healthz`).catch(() => null))?.status).toBe(200);
  });

  it('slow clients are cut by limits that are looked at every second', () => {
    expect(LIMITS).toMatchObject({
      headersTimeout: 10_000,
      requestTimeout: 60_000,
      connectionsCheckingInterval: 1000,
      keepAliveTimeout: 5000,
      maxHeaderSize: 8192,
      connections: 256,
    });
  });

  it('a busy port is told in words of the office, and the service stays', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const world = await aWorld();
    const place = { host: '127.0.0.1', identity: null, names: [], strict: false };
    await expect(world.service.web.listen({ ...place, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    const opened = await world.service.web.listen({ ...place, port: 0 });
    expect(opened.at.port).toBeGreaterThan(0);
    await opened.close();
  });
});
