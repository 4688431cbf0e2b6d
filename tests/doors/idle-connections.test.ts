import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { closeIdle } from '../../main/service/doors/idle-connections.ts';

/** A listener that has no other rule about time than the one on trial. */
async function aListener(answer: () => Promise<unknown> = async () => {}): Promise<Server> {
  const server = createServer({ headersTimeout: 0, requestTimeout: 0, keepAliveTimeout: 0 }, (_, response) => {
    void answer().then(() => response.end('served'));
  });
  server.on('clientError', (_, socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  closeIdle(server, 100);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return server;
}

function aVisitor(server: Server): Socket {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => {});
  onTestFinished(() => void socket.destroy());
  return socket;
}

/** Also where the other side has cut it short. */
const gone = (socket: Socket): Promise<unknown> => new Promise((resolve) => socket.once('close', resolve));

/** Sends this again and again, for as long as the connection stands. */
function keepSending(socket: Socket, text: string): void {
  const drip = setInterval(() => socket.write(text), 10);
  socket.once('close', () => clearInterval(drip));
}

const REQUEST = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';

describe('a place at the families’ door is not kept by who asks for nothing (NET-4.8)', () => {
  it('blank lines after an answer are no request', async () => {
    const visitor = aVisitor(await aListener());
    visitor.write(REQUEST);
    await once(visitor, 'data');
    keepSending(visitor, '\r\n');
    await gone(visitor);
  });

  it('a head that never ends is none either', async () => {
    const visitor = aVisitor(await aListener());
    visitor.write('GET / HTTP/1.1\r\n');
    keepSending(visitor, 'X: 1\r\n');
    visitor.resume();
    await gone(visitor);
  });

  it('who never takes leave after a refusal is put out', async () => {
    const server = await aListener();
    const accepted = once(server, 'connection');
    // reads nothing, so that it never learns that the other side has ended
    aVisitor(server).write('nonsense\r\n\r\n');
    const [inside] = (await accepted) as [Socket];
    await gone(inside);
  });

  it('an answer may take longer than that', async () => {
    let served = false;
    const server: Server = await aListener(async () => {
      if (served) return;
      served = true;
      // one that came later and asks for nothing is put out before this one is answered
      await gone(aVisitor(server).resume());
    });
    const visitor = aVisitor(server);
    visitor.write(REQUEST);
    expect(String((await once(visitor, 'data'))[0])).toContain('served');
    visitor.write(REQUEST);
    expect(String((await once(visitor, 'data'))[0])).toContain('served');
  });
});
