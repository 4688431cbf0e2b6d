import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerFromBundle, type Bundle, fileAt, listBundle } from '../../main/desktop/bundle.ts';

let outside: string;
let bundle: Bundle;

beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'portee-bundle-'));
  const folder = join(outside, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(outside, 'store.key'), 'secret');
  writeFileSync(join(folder, 'index.html'), '<meta name="csp-nonce" content="%CSP_NONCE%"><style nonce="%CSP_NONCE%"></style>');
  writeFileSync(join(folder, 'assets', 'index-1a2b.js'), 'export {}');
  writeFileSync(join(folder, 'assets', 'index-1a2b.js.map'), '{}');
  writeFileSync(join(folder, '.fingerprint'), 'abc');
  bundle = listBundle(folder);
});
afterEach(() => rmSync(outside, { recursive: true }));

const get = (url: string, method = 'GET') => answerFromBundle({ url, method }, bundle);

describe('what app://bundle serves', () => {
  it('is the files that were built, each as what it is', async () => {
    const page = get('app://bundle/index.html');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const script = get('app://bundle/assets/index-1a2b.js?v=1');
    expect(await script.text()).toBe('export {}');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('is the page itself at the root, whatever follows the # sign', () => {
    expect(get('app://bundle/').status).toBe(200);
    expect(get('app://bundle/#/familles').status).toBe(200);
  });

  it('gives each document a nonce of its own, the same in its text and in its policy', async () => {
    const [first, second] = await Promise.all(
      [get('app://bundle/index.html'), get('app://bundle/index.html')].map(async (answer) => {
        const policy = answer.headers.get('content-security-policy') ?? '';
        return { nonce: /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none', text: await answer.text() };
      }),
    );
    expect(first?.text).toBe(`<meta name="csp-nonce" content="${first?.nonce}"><style nonce="${first?.nonce}"></style>`);
    expect(first?.nonce).not.toBe(second?.nonce);
  });

  it('forbids by its policy all that is not written there', () => {
    const policy = (get('app://bundle/').headers.get('content-security-policy') ?? '').replace(/nonce-[^']+/, 'nonce-…');
    expect(policy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-…'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; " +
        "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });

  it.each([
    'app://bundle/../store.key',
    'app://bundle/assets/../../store.key',
    'app://bundle/%2e%2e/store.key',
    'app://bundle/..%2fstore.key',
    'app://bundle/%2e%2e%2fstore.key',
    'app://bundle/..%5cstore.key',
    'app://bundle/..\\store.key',
    'app://bundle//etc/passwd',
    'app://bundle//index.html',
    'app://bundle/C:/Windows/win.ini',
    'app://bundle/%00',
    'app://bundle/index.html%00.js',
    'app://bundle/index.html\u0000',
    'app://bundle/INDEX.HTML',
    'app://bundle/%69ndex.html',
    'app://bundle/assets',
    'app://bundle/assets/',
    'app://bundle/assets/unknown.js',
    'app://bundle/assets/index-1a2b.js.map',
    'app://bundle/.fingerprint',
    'app://bundle/constructor',
    'app://bundle/__proto__',
    'app://bundle',
    'app://other/index.html',
    'app://bundle.evil/index.html',
    'app://user@bundle/index.html',
    'https://bundle/index.html',
    'file:///etc/passwd',
    '',
  ])('is not %j', (address) => {
    expect(fileAt(address, bundle)).toBe(null);
    expect(get(address).status).toBe(404);
  });

  it('is only read: a POST finds nothing', () => {
    expect(get('app://bundle/index.html', 'POST').status).toBe(404);
    expect(get('app://bundle/index.html', 'HEAD').status).toBe(200);
  });

  it('is refused as a whole when the page is missing', () => {
    expect(() => listBundle(join(outside, 'renderer', 'assets'))).toThrow('no index.html');
  });
});
