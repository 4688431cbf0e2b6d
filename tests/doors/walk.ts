import { randomUUID } from 'node:crypto';
import { addInvoice, type Desk } from '../../db/demo/cast-books.ts';
import { randomFor } from '../../db/demo/random.ts';
import { addOnlinePayment } from '../../db/online-payments.ts';
import { type Page, paramsOf } from '../../main/service/extranet/page.ts';
import { pages } from '../../main/service/features/pages.ts';
import { offerOnline } from '../helpers/online-payments.ts';
import { saveSetting } from '../helpers/settings.ts';
import { aPdf } from '../helpers/some-files.ts';
import { tick } from '../helpers/tick.ts';
import { aWorld, type World } from '../helpers/world.ts';
import type { Answer, Visitor } from './visitor.ts';

/** A world that may be asked as often as a test likes. */
export async function aPatientWorld(): Promise<World> {
  const world = await aWorld();
  const most = 1_000_000;
  await saveSetting(world.staff, 'settings.saveTraffic', {
    perSession: most,
    perAddress: most,
    costlyPerSession: most,
    networks: [],
    proxies: [],
  });
  return world;
}

/**
 * A patient world in which something of every kind is under way: Claire, Inès and Yann have begun to re-enrol and given a document, and the
 * other site has a document to fill in, too.
 */
export async function aFullWorld(): Promise<World> {
  const world = await aPatientWorld();
  for (const who of [world.cast.claire, world.cast.ines, world.cast.yann]) {
    const person = await world.signInFamily(who);
    await tick(person, Object.values(who.students)[0] ?? '');
    const address = (await person.call('documents.ofFamily', {})).family.find(({ name }) => name === 'Justificatif de domicile');
    const files = [{ name: 'justificatif.pdf', bytes: await aPdf() }];
    const { id } = await person.call('documents.give', { studentId: null, requirementId: address?.requirementId ?? '', files });
    await person.call('documents.examined', { id });
  }
  await world.service.store.write(async (db) => {
    const model = await db.selectFrom('required_document').selectAll().where('model_file_name', 'is not', null).executeTakeFirstOrThrow();
    await db
      .insertInto('required_document')
      .values({ ...model, id: randomUUID(), site_id: world.cast.sites.alpes })
      .execute();
  });
  await payOnline(world);
  return world;
}

/** Each of the three has invoices to choose from, and has once begun to pay online and not finished. */
async function payOnline(world: World): Promise<void> {
  const { cast, clock } = world;
  await offerOnline(world, { provider: 'test' });
  const began = new Date(clock.now().getTime() - 3_600_000).toISOString();
  await world.service.store.write(async (db) => {
    const desk: Desk = { db, random: randomFor('walk'), people: cast, madeBy: cast.staff.nadia.id, methods: {} as Desk['methods'] };
    for (const [i, who] of (['claire', 'ines', 'yann'] as const).entries()) {
      const { id } = await addInvoice(desk, who, `F2026-0008${i}`, '2026-11-02', [['Stage de printemps', 4_000]]);
      await addInvoice(desk, who, `F2026-0009${i}`, '2026-11-02', [['Stage d’été', 4_500]]);
      const { siteId, familyId, guardianId } = cast[who];
      await addOnlinePayment(
        db,
        {
          site_id: siteId,
          family_id: familyId,
          guardian_id: guardianId,
          account_id: null,
          ledger: 'cotisation',
          provider: 'test',
          reference: `PAVANT0${i}`,
          amount_cents: 4_000,
          state: 'expired',
          created_at: began,
          expires_at: began,
          ended_at: began,
        },
        [{ invoiceId: id, cents: 4_000 }],
      );
    }
  });
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
