import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { encodingFor } from '../../main/service/extranet/compression.ts';
import { squeezeScript, squeezeStyles } from '../../main/service/extranet/static-files.ts';
import type { World } from '../helpers/world.ts';
import { aVisitor, signedIn, type Visitor } from './visitor.ts';
import { aPatientWorld, drawn, walk } from './walk.ts';

const MOST = 30 * 1024;

/** Bytes of what comes for an address, as a browser that takes this encoding receives them. */
async function weigh(
  world: World,
  visitor: Visitor,
  address: string,
  encoding: string,
): Promise<{ bytes: number; type: string; encoding: string | null }> {
  const origin = world.service.extranet().localAddress ?? '';
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { host: new URL(origin).host, cookie, 'accept-encoding': encoding };
  const answer = await world.service.web.app.request(`${origin}${address}`, { headers });
  const { byteLength } = await answer.arrayBuffer();
  return { bytes: byteLength, type: answer.headers.get('content-type') ?? '', encoding: answer.headers.get('content-encoding') };
}

interface Face {
  address: string;
  has(character: string): boolean;
}

/** The fonts of a style sheet; where two have a character, browsers take the one that comes last. */
function facesOf(css: string): Face[] {
  return [...css.matchAll(/@font-face\{([^}]*)\}/g)].map(([, face = '']) => {
    const ranges = (/unicode-range:([^;]*)/.exec(face)?.[1] ?? '').split(',').map((range) => {
      const [first = '', last = first] = range.trim().replace('U+', '').split('-');
      return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
    });
    return {
      address: /url\("([^"]+)"\)/.exec(face)?.[1] ?? '',
      has: (character) =>
        ranges.some(([first, last]) => (character.codePointAt(0) ?? 0) >= first && (character.codePointAt(0) ?? 0) <= last),
    };
  });
}

/** Everything that a browser fetches to draw a page for the first time: style sheet, script, icon, and the fonts of its characters. */
function fetchedFor(body: string, css: string): string[] {
  const files = [...body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, address = '']) => address);
  const read =
    body
      .replace(/<head>.*?<\/head>/s, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&#39;/g, "'")
      .replace(/&\w+;/g, ' ') + [...body.matchAll(/<input type="(?!hidden)[^>]* value="([^"]*)"/g)].map(([, value]) => value).join('');
  const faces = facesOf(css).reverse();
  const fonts = [...new Set(read)]
    .filter((character) => character > ' ')
    .map((character) => faces.find(({ has }) => has(character))?.address);
  return [...new Set([...files, ...fonts.filter((address) => address !== undefined)])];
}

describe('what a page weighs', () => {
  it.each(['br', 'gzip'])(
    'the first page that a family ever opens, whichever it is, comes in 30 KiB with all that belongs to it (%s)',
    async (encoding) => {
      const world = await aPatientWorld();
      const [stranger, claire, inMode] = [aVisitor(world), await signedIn(world), await signedIn(world)];
      inMode.cookies.set('look', '1-200-contrast');
      const weights: [string, number][] = [];
      for (const [visitor, from] of [
        [stranger, ['/connexion', '/plan-du-site']],
        [claire, ['/accueil']],
        [inMode, ['/accueil']],
      ] as const) {
        for (const { address, answer } of drawn(await walk(visitor, from, 2))) {
          const sheet = /href="(\/assets\/[^"]+\.css)"/.exec(answer.body)?.[1] ?? '';
          const { body: css } = await visitor.get(sheet);
          const files = fetchedFor(answer.body, css);
          // these are the letters that French needs: a name such as Żak fetches more, once
          expect(
            files.filter((file) => file.endsWith('.woff2')),
            address,
          ).toEqual([expect.stringMatching(/-french-/)]);
          let total = 0;
          for (const file of [address, ...files]) total += (await weigh(world, visitor, file, encoding)).bytes;
          weights.push([address, total]);
        }
      }
      expect(weights.length).toBeGreaterThan(40);
      expect(weights.toSorted(([, a], [, b]) => b - a)[0]?.[1], JSON.stringify(weights.toSorted(([, a], [, b]) => b - a)[0])).toBeLessThan(
        MOST,
      );
    },
  );

  it('pages, style sheets and scripts are shortened for browsers that take it; fonts, and what is short, are left as they are', async () => {
    const world = await aPatientWorld();
    const visitor = aVisitor(world);
    const { body } = await visitor.get('/connexion');
    const [sheet = '', script = ''] = [/"(\/assets\/[^"]+\.css)"/, /"(\/assets\/[^"]+\.js)"/].map((file) => file.exec(body)?.[1]);
    const font = /url\("(\/assets\/[^"]+)"\)/.exec((await visitor.get(sheet)).body)?.[1] ?? '';
    for (const address of ['/aide', sheet, script]) {
      const [plain, br, gzip] = [
        await weigh(world, visitor, address, ''),
        await weigh(world, visitor, address, 'gzip, br'),
        await weigh(world, visitor, address, 'gzip'),
      ];
      expect([plain.encoding, br.encoding, gzip.encoding]).toEqual([null, 'br', 'gzip']);
      expect(br.bytes).toBeLessThan(plain.bytes * 0.5);
      expect(gzip.bytes).toBeLessThan(plain.bytes * 0.5);
      expect((await visitor.get(address)).headers.get('vary')).toBe('Accept-Encoding');
    }
    expect((await weigh(world, visitor, font, 'gzip, br')).encoding).toBeNull();
    expect((await weigh(world, visitor, '/healthz', 'gzip, br')).encoding).toBeNull();
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['GZIP;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['gzip;q=0, br;q=0.0', null],
    ['identity', null],
    ['', null],
    [undefined, null],
  ])('of « %s » it takes %s', (accepted, encoding) => {
    expect(encodingFor(accepted)).toBe(encoding);
  });

  const folder = 'main/service/extranet/assets';
  const sources = (extension: string) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(extension))
      .map((name) => readFileSync(join(folder, name), 'utf8'));

  it('a script without its comments and its indentation is the same program', () => {
    const program = (js: string) =>
      JSON.stringify(parseSync('script.js', js).program, (key, value) => (['start', 'end'].includes(key) ? 0 : value));
    for (const js of sources('.js')) expect(program(squeezeScript(js))).toBe(program(js));
  });

  it('a style sheet without its spaces says the same: every text in quotes and every selector stays as it was', () => {
    for (const css of sources('.css')) {
      const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
      const squeezed = squeezeStyles(css);
      expect(squeezed.match(/"[^"]*"/g)).toEqual(plain.match(/"[^"]*"/g));
      const words = (text: string) => text.match(/[^\s{};:,]+/g);
      expect(words(squeezed)).toEqual(words(plain));
      const descendants = (text: string) => text.match(/[^\s{},;]\s+:[a-z]/g)?.map((text) => text.replace(/\s+/, ' '));
      expect(descendants(squeezed)).toEqual(descendants(plain));
    }
  });
});
