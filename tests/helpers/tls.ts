import { once } from 'node:events';
import { type AddressInfo, isIP } from 'node:net';
import {
  type ConnectionOptions,
  connect,
  createServer,
  type SecureContextOptions,
  type TLSSocket,
  checkServerIdentity as verify,
} from 'node:tls';

interface Asking extends Omit<ConnectionOptions, 'host' | 'port'> {
  /** What was typed: a name or an address. */
  name: string;
}

export interface Met {
  /** Why a browser would refuse; null when it would not. */
  error: string | null;
  protocol: string | null;
  cipher: string | null;
}

/** A real connection to a server that shows this certificate, as whoever typed this name sees it. */
export async function connectedTo(identity: SecureContextOptions, asking: Asking): Promise<Met> {
  const server = createServer(identity, (socket) => socket.end()).on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const met = await metAt((server.address() as AddressInfo).port, asking);
  server.close();
  return met;
}

/** The same with a server that is there already, on 127.0.0.1. */
export function metAt(port: number, { name, ...options }: Asking): Promise<Met> {
  // the address of the connection is another matter than the one that was typed
  const socket: TLSSocket = connect({
    port,
    host: '127.0.0.1',
    ...(isIP(name) === 0 && { servername: name }),
    ...options,
    checkServerIdentity,
  });
  function checkServerIdentity(_: string, certificate: Parameters<NonNullable<ConnectionOptions['checkServerIdentity']>>[1]) {
    return verify(name, certificate);
  }
  return new Promise((resolve) => {
    socket.once('secureConnect', () => {
      resolve({ error: null, protocol: socket.getProtocol(), cipher: socket.getCipher().name });
      socket.destroy();
    });
    socket.once('error', (error) => resolve({ error: error.message, protocol: null, cipher: null }));
  });
}
