import { describe, expect, it } from 'vitest';
import { crawl, unhurried } from '../doors/crawl.ts';
import { faultsOf, signedIn } from '../doors/visitor.ts';
import { aWorld } from '../helpers/world.ts';

const MONTHS = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'];

/** The content of a page without what is only there to work it: heads of columns, labels, links, scriptless notes. */
const content = (html: string): string =>
  (/<main.*<\/main>/s.exec(html)?.[0] ?? '')
    .replace(/<(thead|label|noscript|nav|button|select|legend|caption)\b.*?<\/\1>/gs, ' ')
    .replace(/<dt\b.*?<\/dt>/gs, ' ')
    .replace(/<a [^>]*class="[^"]*(?:open-link|button)[^"]*".*?<\/a>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, '’')
    .replace(/&[a-z]+;/g, ' ')
    .replace(/\b1er\b/g, '1');

/** Words and figures of a text; days are one word, however they are written. */
function valuesOf(html: string): Set<string> {
  const text = content(html)
    .toLowerCase()
    .replace(
      new RegExp(`(\\d{1,2})[\\s\\u00a0](${MONTHS.join('|')})[\\s\\u00a0](\\d{4})`, 'g'),
      (_, day: string, month: string, year: string) =>
        [day.padStart(2, '0'), String(MONTHS.indexOf(month) + 1).padStart(2, '0'), year].join('/'),
    )
    .replace(/(\d)[\u00a0\u202f](?=\d)/g, '$1');
  return new Set(text.match(/\d[\d/:,.-]*\d|\d|\p{L}[\p{L}’'-]+/gu) ?? []);
}

/** « Absent : Non » in a table is « présent » in a sentence. */
const SAID_OTHERWISE = new Set(['oui', 'non']);

describe('A11Y-6.11: the accessibility mode', () => {
  it('tells the same as the usual one on every page that a family can reach: no value is missing', async () => {
    const world = await aWorld();
    const claire = await signedIn(world);
    const usual = await crawl(world, claire);
    expect(usual.size).toBeGreaterThan(30);
    await claire.get('/accessibilite');
    await claire.submit('/accessibilite');
    const missing: [string, string[]][] = [];
    for (const [path, page] of usual) {
      if (path.startsWith('/accessibilite') || path === '/aide') continue;
      await unhurried(world);
      const accessible = await claire.get(path);
      expect(accessible.body, path).toContain('class="accessible"');
      const told = valuesOf(accessible.body);
      const left = [...valuesOf(page.body)].filter((value) => !told.has(value) && !SAID_OTHERWISE.has(value));
      if (left.length > 0) missing.push([path, left]);
    }
    expect(missing).toEqual([]);
  });

  it('shows no table, and its pages are valid', async () => {
    const world = await aWorld();
    const claire = await signedIn(world);
    await claire.get('/accessibilite');
    await claire.submit('/accessibilite');
    for (const [path, page] of await crawl(world, claire)) {
      expect([path, await faultsOf(page.body)]).toEqual([path, []]);
      expect([path, page.body.includes('<table')]).toEqual([path, false]);
    }
  });
});
