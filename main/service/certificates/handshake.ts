import { X509Certificate } from 'node:crypto';
import { duplexPair } from 'node:stream';
// not by name: Node 20 has no getCACertificates, and would not even load this file
import tls, { type SecureContextOptions, TLSSocket } from 'node:tls';

export interface Shown {
  /** As a browser is given it: the server's own first, then whoever signed the one before. */
  chain: X509Certificate[];
  /** True when this machine, which knows the authorities that browsers know, believes it. */
  isTrusted: boolean;
}

/**
 * What a browser would be shown with this certificate and this key: both ends of a connection in memory. Rejects with what OpenSSL says of
 * a key that is another's, of a password that does not open, of a file that is none.
 */
export async function shownBy(identity: SecureContextOptions): Promise<Shown> {
  const [near, far] = duplexPair();
  const server = new TLSSocket(near, { isServer: true, secureContext: tls.createSecureContext(identity) });
  const browser = tls.connect({ socket: far, rejectUnauthorized: false, checkServerIdentity: () => undefined });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      browser.once('error', reject).once('secureConnect', resolve);
    });
    const chain = chainOf(browser.getPeerX509Certificate());
    return { chain, isTrusted: browser.authorized || isKnownToSystem(chain.at(-1)) };
  } finally {
    browser.destroy();
    server.destroy();
  }
}

function chainOf(first: X509Certificate | undefined): X509Certificate[] {
  const chain: X509Certificate[] = [];
  for (let one = first; one && !chain.some(({ fingerprint256 }) => fingerprint256 === one?.fingerprint256); one = one.issuerCertificate)
    chain.push(one);
  return chain;
}

/** An authority of the house, which the administrator has added to this machine; only from Node 22 on can that be asked. */
function isKnownToSystem(last: X509Certificate | undefined): boolean {
  const authorities = typeof tls.getCACertificates === 'function' ? tls.getCACertificates('system') : [];
  return authorities.some((text) => {
    const authority = new X509Certificate(text);
    return last?.checkIssued(authority) && last.verify(authority.publicKey);
  });
}
