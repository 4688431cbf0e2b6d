import { type Page, paramsOf } from '../../main/service/extranet/page.ts';
import { pages } from '../../main/service/features/pages.ts';
import { aWorld, type World } from '../helpers/world.ts';
import type { Answer, Visitor } from './visitor.ts';

/** A world that may be asked as often as a test likes. */
export async function aPatientWorld(): Promise<World> {
  const world = await aWorld();
  const most = 1_000_000;
  await world.staff.call('settings.saveTraffic', { perSession: most, perAddress: most, costlyPerSession: most, networks: [], proxies: [] });
  return world;
}

export interface Step {
  /** With its query. */
  address: string;
  answer: Answer;
}

/** The page of the table that an address belongs to. */
export const pageAt = (address: string, method: Page['method'] = 'GET'): Page | undefined => {
  const [path = ''] = address.split('?');
  return pages.find((page) => page.method === method && paramsOf(page, path));
};

/**
 * Follows every link (and every redirection) from these addresses on, as one visitor: what was seen, by the page of the table it belongs to.
 * Of the same page it looks at no more than `perPage` addresses.
 */
export async function walk(visitor: Visitor, from: readonly string[], perPage = 3): Promise<Map<Page, Step[]>> {
  const seen = new Map<Page, Step[]>();
  const known = new Set(from);
  const ahead = [...from];
  for (let address = ahead.shift(); address !== undefined; address = ahead.shift()) {
    const page = pageAt(address);
    const steps = page && (seen.get(page) ?? []);
    if (!page || !steps || steps.length >= perPage) continue;
    const answer = await visitor.get(address);
    seen.set(page, [...steps, { address, answer }]);
    for (const link of linksOf(answer)) {
      if (known.has(link)) continue;
      known.add(link);
      ahead.push(link);
    }
  }
  return seen;
}

function linksOf({ body, location, headers }: Answer): string[] {
  if (location) return [location];
  if (!headers.get('content-type')?.startsWith('text/html')) return [];
  return [...body.matchAll(/<a [^>]*?href="(\/[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
}

/** The pages that a browser draws. */
export const drawn = (seen: ReadonlyMap<Page, Step[]>): Step[] =>
  [...seen.values()].flat().filter(({ answer }) => answer.headers.get('content-type')?.startsWith('text/html'));
