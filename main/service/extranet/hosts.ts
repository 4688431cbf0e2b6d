/** The names under which this listener answers (NET-4.4): the public address of the settings, its own names, and this machine itself. */
export interface Names {
  /** An origin without a path (`https://extranet.exemple.fr`), or null. */
  readonly publicUrl: string | null;
  /** Where and how the listener really is; null before it listens. */
  readonly listening: Own | null;
}

interface Own {
  readonly host: string;
  readonly port: number;
  /** Present where it speaks HTTPS itself. */
  readonly identity?: object | null;
  readonly names?: readonly string[];
}

export interface Matched {
  /** What a form's `Origin` must be. */
  readonly origin: string;
  readonly secure: boolean;
}

/** What the sent `Host` stands for, or null when it is none of ours: the answer is then 421, before anything else is read. */
export function matchHost(host: string, { publicUrl, listening }: Names): Matched | null {
  const sent = host.toLowerCase();
  const isEncrypted = Boolean(listening?.identity);
  if (publicUrl && sent === new URL(publicUrl).host && (!isEncrypted || publicUrl.startsWith('https:'))) {
    return { origin: publicUrl, secure: publicUrl.startsWith('https:') };
  }
  if (!ownNames(listening).includes(sent)) return null;
  const [scheme, usual] = isEncrypted ? ['https', /:443$/] : ['http', /:80$/];
  return { origin: `${scheme}://${sent.replace(usual, '')}`, secure: isEncrypted };
}

/** Exactly one `Host`, and nothing in it but a name or an address and a port: no userinfo, no path, no second header. */
export const isPlainHost = (sent: readonly string[]): boolean =>
  sent.length === 1 && /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i.test(sent[0] ?? '');

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
const EVERY_ADDRESS = ['0.0.0.0', '::', ''];

function ownNames(listening: Own | null): string[] {
  if (!listening) return LOOPBACK;
  const hosts = [listening.host, ...(listening.names ?? [])].filter((name) => !EVERY_ADDRESS.includes(name));
  const names = [...new Set([...LOOPBACK, ...hosts.map((name) => (name.includes(':') ? `[${name}]` : name))])];
  // browsers leave the usual port out
  const usual = listening.identity ? 443 : 80;
  return names.flatMap((name) => (listening.port === usual ? [name, `${name}:${usual}`] : [`${name}:${listening.port}`]));
}
