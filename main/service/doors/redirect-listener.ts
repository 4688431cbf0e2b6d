import type { ServerResponse } from 'node:http';
import { EVERY_HEADER } from '../extranet/headers.ts';
import { isPlainHost } from '../extranet/hosts.ts';
import { type LimitedServer, limitedServer, refuse } from './limited-server.ts';
import type { Listening } from './listening.ts';

interface Parts {
  at: { host: string; port: number };
  /** Where HTTPS is served now. */
  secure(): Listening;
  /** An origin, where the office has said one. */
  publicUrl(): Promise<string | null>;
  mostFrom(address: string): number;
}

/**
 * The port of plain HTTP beside HTTPS (NET-4.2): who only looks is sent to the same page over HTTPS; who sends something is refused, for
 * it has crossed the network in clear already. Nothing is kept by the browser: the office may choose another way tomorrow.
 */
export const openRedirect = ({ at, secure, publicUrl, mostFrom }: Parts): Promise<LimitedServer> =>
  limitedServer({
    at,
    identity: null,
    headers: () => EVERY_HEADER,
    mostFrom,
    async answer(request, response) {
      const { host = '' } = request.headers;
      const known = await publicUrl().catch(() => null);
      const origin = isPlainHost([host]) ? secureOrigin(host.toLowerCase().replace(/:\d+$/, ''), secure(), known) : null;
      if (!origin) return refuse(response, 421, EVERY_HEADER);
      if (request.method === 'POST') return sayWhere(response, origin);
      if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, { ...EVERY_HEADER, Allow: 'GET, HEAD' });
      if (!request.url?.startsWith('/')) return refuse(response, 400, EVERY_HEADER);
      return refuse(response, 307, { ...EVERY_HEADER, Location: `${origin}${request.url}` });
    },
  });

/** To whoever sends a form from a page that was opened before HTTPS was. */
function sayWhere(response: ServerResponse, origin: string): void {
  const page = Buffer.from(`<!DOCTYPE html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Adresse sécurisée – Extranet</title></head>
<body><main><h1>L’extranet a maintenant une adresse sécurisée</h1>
<p>Ce que vous venez d’envoyer n’a pas été enregistré. Connectez-vous à la nouvelle adresse et recommencez :</p>
<p><a href="${origin}/connexion">${origin}/connexion</a></p></main></body>
</html>
`);
  response.writeHead(403, {
    ...EVERY_HEADER,
    'Content-Type': 'text/html; charset=UTF-8',
    'Content-Length': page.length,
    Connection: 'close',
  });
  response.end(page);
}

/** The same name over HTTPS; null when it is none of ours (NET-4.4). */
function secureOrigin(name: string, { host, port, names }: Listening, publicUrl: string | null): string | null {
  if (publicUrl?.startsWith('https:') && new URL(publicUrl).hostname === name) return publicUrl;
  const bare = name.replace(/^\[|\]$/g, '');
  if (bare !== host && !names.includes(bare)) return null;
  return `https://${name}${port === 443 ? '' : `:${port}`}`;
}
