import type { World } from '../helpers/world.ts';
import type { Answer, Visitor } from './visitor.ts';

/** Every page that links lead to from the home page, by its address; documents that are no pages are left out. */
export async function crawl(world: World, visitor: Visitor, from = '/accueil'): Promise<Map<string, Answer>> {
  const pages = new Map<string, Answer>();
  const waiting = [from];
  const seen = new Set(waiting);
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    await unhurried(world);
    const answer = await visitor.get(path);
    if (answer.location) waiting.push(...fresh([answer.location], seen));
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
    if (!answer.location) pages.set(path, answer);
    waiting.push(...fresh(linksOf(answer.body), seen));
  }
  return pages;
}

/** As slowly as a person: below every limit of requests (NET-4.9), and no session ends meanwhile. */
export async function unhurried(world: World): Promise<void> {
  world.clock.pass(0.1);
  await world.service.settled();
}

function fresh(paths: readonly string[], seen: Set<string>): string[] {
  const unseen = paths.filter((path) => !seen.has(path));
  for (const path of unseen) seen.add(path);
  return unseen;
}

const linksOf = (html: string): string[] =>
  [...html.matchAll(/<a [^>]*href="(\/[^"#]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
