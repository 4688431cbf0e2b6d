import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface StaticFile {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Style sheets, scripts, fonts and the icon, each under an address that changes with its content: a browser may keep it for ever. */
export interface StaticFiles {
  /** By what stands after `/assets/`. */
  find(name: string): StaticFile | undefined;
  /** `extranet.css` gives `/assets/extranet.1a2b3c4d5e.css`. */
  address(name: string): string;
}

/** One style sheet and one script for every page, made of readable parts; the order of the style sheets matters. */
const STYLES = [
  'base.css',
  'frame.css',
  'forms.css',
  'parts.css',
  'tables.css',
  'home.css',
  'student-file.css',
  'documents.css',
  're-enrolment.css',
  'billing.css',
  'accessibility.css',
  'print.css',
];
const SCRIPTS = ['messages.js', 'forms.js', 'passwords.js', 'session.js', 'rows.js', 'search.js', 'documents.js', 're-enrolment.js'];
const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Reads them all once, at start: nothing that a visitor sends is ever a path on this disk. */
export function readStaticFiles(folder: string): StaticFiles {
  const files = new Map<string, StaticFile>();
  const addresses = new Map<string, string>();
  const add = (name: string, content: Buffer) => {
    const extension = extname(name);
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
    const hashed = `${name.slice(0, -extension.length)}.${hash}${extension}`;
    files.set(hashed, { type: TYPES[extension] ?? 'application/octet-stream', bytes: Uint8Array.from(content) });
    addresses.set(name, `/assets/${hashed}`);
  };
  const address = (name: string) => {
    const found = addresses.get(name);
    if (!found) throw new Error(`no such static file: ${name}`);
    return found;
  };
  for (const font of readdirSync(join(folder, 'fonts')).filter((name) => name.endsWith('.woff2'))) {
    add(font, readFileSync(join(folder, 'fonts', font)));
  }
  add('icon.svg', readFileSync(join(folder, 'icon.svg')));
  const styles = STYLES.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  add('extranet.css', Buffer.from(styles.replace(/url\("fonts\/([^"]+)"\)/g, (_, font: string) => `url("${address(font)}")`)));
  // each part in a block of its own, as a module would be, in one request
  add('extranet.js', Buffer.from(SCRIPTS.map((name) => `{\n${readFileSync(join(folder, name), 'utf8')}\n}`).join('\n')));
  return { find: (name) => files.get(name), address };
}
