import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { compressFile, type Encoding } from './compression.ts';

export interface StaticFile {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The same, made shorter at its first use; not for what is compressed already. */
  readonly compressed?: (encoding: Encoding) => Promise<Uint8Array<ArrayBuffer>>;
}

/** Style sheets, scripts, fonts and the icon, each under an address that changes with its content: a browser may keep it for ever. */
export interface StaticFiles {
  /** By what stands after `/assets/`. */
  find(name: string): StaticFile | undefined;
  /** `extranet.css` gives `/assets/extranet.1a2b3c4d5e.css`. */
  address(name: string): string;
  /** The scripts of its own that a page needs, by what stands in it. */
  scriptsFor(html: string): string[];
}

/** One style sheet and one script that every page has, made of readable parts; the order of the style sheets matters. */
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
  'payment.css',
  'print.css',
];
const SCRIPTS = ['messages.js', 'forms.js', 'session.js', 'rows.js'];
/** Only for the accessibility mode and the themes that it offers. */
const OTHER_STYLES = ['accessibility.css'];
/** Only for pages that hold what the script works on. */
const OTHER_SCRIPTS = {
  'choices.js': 'data-of="',
  'passwords.js': 'type="password"',
  'search.js': 'data-search',
  'documents.js': 'type="file"',
  'payment.js': 'data-waiting-payment',
  're-enrolment.js': 'id="champ-answer"',
};
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
    const bytes = Uint8Array.from(content);
    const compressed = extension !== '.woff2' && { compressed: once((encoding: Encoding) => compressFile(bytes, encoding)) };
    files.set(hashed, { type: TYPES[extension] ?? 'application/octet-stream', bytes, ...compressed });
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
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const addStyles = (name: string, parts: readonly string[]) => {
    const styles = squeezeStyles(parts.map(read).join('\n'));
    add(name, Buffer.from(styles.replace(/url\("fonts\/([^"]+)"\)/g, (_, font: string) => `url("${address(font)}")`)));
  };
  // each part in a block of its own, as a module would be
  const addScript = (name: string, parts: readonly string[]) =>
    add(name, Buffer.from(squeezeScript(parts.map((part) => `{\n${read(part)}\n}`).join('\n'))));
  addStyles('extranet.css', STYLES);
  for (const name of OTHER_STYLES) addStyles(name, [name]);
  addScript('extranet.js', SCRIPTS);
  for (const name of Object.keys(OTHER_SCRIPTS)) addScript(name, [name]);
  return {
    find: (name) => files.get(name),
    address,
    scriptsFor: (html) => Object.entries(OTHER_SCRIPTS).flatMap(([name, mark]) => (html.includes(mark) ? [address(name)] : [])),
  };
}

function once<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

/** Without what only we read. A space before a colon stays: between two selectors it means something. */
export const squeezeStyles = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replaceAll(';}', '}');

/** Without indentation and lines that are only a comment; everything else stays as it was written. */
export const squeezeScript = (js: string): string =>
  js
    .replace(/^[ \t]*(\/\/.*|\/\*\*?.*\*\/)?$/gm, '')
    .replace(/^[ \t]+/gm, '')
    .replace(/\n+/g, '\n');
