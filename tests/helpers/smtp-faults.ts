import { createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** What a mail server that misbehaves does, spoken by hand on a socket: a library would be too polite. */
export type Fault =
  | 'silent' // takes the connection and never says a word
  | 'hangs-after-data' // takes the message and never answers
  | 'drops-after-data' // takes the message and hangs up without an answer
  | { greeting?: string; mail?: string; rcpt?: string; data?: string; auth?: string };

export interface FaultyServer {
  url: string;
  port: number;
  /** Each message as it came, and the addresses of its envelope. */
  received: { from: string; to: string[]; raw: string }[];
  /** From now on, or `null`: as it should be. */
  fault(next: Fault | null): void;
}

/** A mail server on loopback that does what it is told to do wrong. */
export async function aFaultyServer(first: Fault | null = null): Promise<FaultyServer> {
  let fault = first;
  const received: FaultyServer['received'] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    converse(socket, fault, received);
  });
  const port = await listening(server);
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    received,
    fault(next) {
      fault = next;
    },
  };
}

function converse(socket: Socket, fault: Fault | null, received: FaultyServer['received']): void {
  if (fault === 'silent') return;
  const answers = typeof fault === 'object' && fault !== null ? fault : {};
  const say = (line: string) => socket.write(`${line}\r\n`);
  let envelope: { from: string; to: string[] } = { from: '', to: [] };
  let raw: string | null = null;
  let rest = '';
  const onMessage = (text: string) => {
    received.push({ ...envelope, raw: text });
    if (fault === 'drops-after-data') socket.destroy();
    else if (fault !== 'hangs-after-data') say(answers.data ?? '250 2.0.0 Ok: queued');
  };
  const onCommand = (line: string) => {
    const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
    if (/^EHLO/i.test(line)) say(`250-faulty.test\r\n250 ${answers.auth ? 'AUTH PLAIN LOGIN' : 'SIZE 1000000'}`);
    else if (/^AUTH/i.test(line)) say(answers.auth ?? '235 ok');
    else if (/^MAIL/i.test(line)) {
      envelope = { from: address, to: [] };
      say(answers.mail ?? '250 ok');
    } else if (/^RCPT/i.test(line)) {
      envelope.to.push(address);
      say(answers.rcpt ?? '250 ok');
    } else if (/^DATA/i.test(line)) {
      raw = '';
      say('354 go on');
    } else if (/^QUIT/i.test(line)) {
      say('221 bye');
      socket.end();
    } else say('250 ok');
  };
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    rest += chunk;
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (raw === null) onCommand(line);
      else if (line === '.') {
        const text = raw;
        raw = null;
        onMessage(text);
      } else raw += `${line}\n`;
    }
  });
  say(answers.greeting ?? '220 faulty.test ESMTP');
}

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
