// A small HTTP client on bare sockets: Node's own would be slower than what is measured.
import { connect } from 'node:net';

/**
 * Asks as fast as answers come, over so many connections that stay open, for so many milliseconds: connection i asks `requests[i]` (turning
 * round) again and again. Gives requests per second, the bytes of an answer, and milliseconds at which half and 99 % were answered.
 */
export async function hammer(port, requests, { connections, ms }) {
  const until = performance.now() + ms;
  const times = [];
  let bytes = 0;
  const one = (request) =>
    new Promise((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port, noDelay: true });
      let began = 0;
      let answer = null;
      const ask = () => {
        if (performance.now() > until) return socket.end(resolve);
        began = performance.now();
        answer = null;
        return socket.write(request);
      };
      socket.on('connect', ask);
      socket.on('error', reject);
      socket.on('close', () => reject(new Error('the connection was closed')));
      socket.on('data', (chunk) => {
        answer ??= { length: lengthOf(chunk), got: 0 };
        answer.got += chunk.length;
        if (answer.got < answer.length) return;
        times.push(performance.now() - began);
        bytes += answer.got;
        ask();
      });
    });
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, (_, i) => one(requests[i % requests.length])));
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(times.length * share)] ?? 0;
  return { perSecond: times.length / seconds, bytes: bytes / times.length, p50: at(0.5), p99: at(0.99) };
}

/** Bytes of the whole answer; anything but a page is an error of the benchmark. */
function lengthOf(chunk) {
  const head = chunk.latin1Slice(0, Math.min(chunk.length, 8192));
  const body = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (!head.startsWith('HTTP/1.1 200 ') || !body) throw new Error(`not a page: ${head}`);
  return head.indexOf('\r\n\r\n') + 4 + Number(body);
}

/** A GET as a browser would send it, as bytes. */
export const wire = (port, path, headers = {}) =>
  Buffer.from(
    [
      `GET ${path} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      'User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      'Accept: text/html',
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      '\r\n',
    ].join('\r\n'),
  );
