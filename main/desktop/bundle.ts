import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { OWN_ORIGIN } from './addresses.ts';

/** Path inside the bundle (`assets/index-1a2b.js`) → where the file lies and what it is. */
export type Bundle = ReadonlyMap<string, { file: string; type: string }>;

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/** Lists once what may be served from a folder; a file of an unknown kind is not part of it. Refuses a folder without `index.html`. */
export function listBundle(folder: string): Bundle {
  const bundle = new Map(
    filesUnder(folder, '').flatMap((path) => {
      const type = TYPES[extname(path)];
      return type ? [[path, { file: join(folder, path), type }] as const] : [];
    }),
  );
  if (!bundle.has('index.html')) throw new Error(`no index.html in ${folder}: the installation is not complete`);
  return bundle;
}

/** The file that an address names, letter for letter: nothing is decoded and no `..` is followed (ELE-2.5). */
export function fileAt(address: string, bundle: Bundle): { file: string; type: string } | null {
  const [path = ''] = address.split(/[?#]/, 1);
  if (!path.startsWith(`${OWN_ORIGIN}/`)) return null;
  return bundle.get(path.slice(OWN_ORIGIN.length + 1) || 'index.html') ?? null;
}

/** Answers one request for the bundle: the file with the headers of ELE-2.6, or 404. A document gets a nonce of its own. */
export function answerFromBundle({ url, method }: { url: string; method: string }, bundle: Bundle): Response {
  const found = method === 'GET' || method === 'HEAD' ? fileAt(url, bundle) : null;
  const nonce = randomBytes(16).toString('base64');
  if (!found) return new Response(null, { status: 404, headers: headers('text/plain; charset=utf-8', nonce) });
  const bytes = readFileSync(found.file);
  const body = found.type.startsWith('text/html') ? bytes.toString('utf8').replaceAll('%CSP_NONCE%', nonce) : bytes;
  return new Response(method === 'HEAD' ? null : body, { headers: headers(found.type, nonce) });
}

function headers(type: string, nonce: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}

/** Inside `app.asar` Electron's readdir knows no `recursive`. */
function filesUnder(folder: string, inner: string): string[] {
  return readdirSync(join(folder, inner), { withFileTypes: true }).flatMap((entry) => {
    const path = inner ? `${inner}/${entry.name}` : entry.name;
    return entry.isDirectory() ? filesUnder(folder, path) : [path];
  });
}
