/** The names under which this listener answers (NET-4.4): the public address of the settings, and this machine itself. */
export interface Names {
  /** An origin without a path (`https://extranet.exemple.fr`), or null. */
  readonly publicUrl: string | null;
  /** The address and the port on which the listener really is; null before it listens. */
  readonly listening: { readonly host: string; readonly port: number } | null;
}

export interface Matched {
  /** What a form's `Origin` must be. */
  readonly origin: string;
  readonly secure: boolean;
}

/** What the sent `Host` stands for, or null when it is none of ours: the answer is then 421, before anything else is read. */
export function matchHost(host: string, names: Names): Matched | null {
  const sent = host.toLowerCase();
  if (names.publicUrl && sent === new URL(names.publicUrl).host) {
    return { origin: names.publicUrl, secure: names.publicUrl.startsWith('https:') };
  }
  return ownNames(names).includes(sent) ? { origin: `http://${sent.replace(/:80$/, '')}`, secure: false } : null;
}

/** Exactly one `Host`, and nothing in it but a name or an address and a port: no userinfo, no path, no second header. */
export const isPlainHost = (sent: readonly string[]): boolean =>
  sent.length === 1 && /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i.test(sent[0] ?? '');

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
const EVERY_ADDRESS = ['0.0.0.0', '::', ''];

function ownNames({ listening }: Names): string[] {
  if (!listening) return LOOPBACK;
  const host = listening.host.includes(':') ? `[${listening.host}]` : listening.host;
  const names = EVERY_ADDRESS.includes(listening.host) ? LOOPBACK : [...new Set([...LOOPBACK, host])];
  // browsers leave the usual port out
  return names.flatMap((name) => (listening.port === 80 ? [name, `${name}:80`] : [`${name}:${listening.port}`]));
}
