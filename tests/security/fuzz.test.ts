import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Page } from '../../main/service/extranet/page.ts';
import { pages } from '../../main/service/features/pages.ts';
import { hiddenFields, signedIn, type Visitor } from '../doors/visitor.ts';
import { tick } from '../helpers/tick.ts';
import { aWorld, type World } from '../helpers/world.ts';

const REQUESTS = 20_000;
/** Whatever is written for business; sessions, counters and tries are written by refusals too. */
const BUSINESS = ['change_request', 'change_request_field', 're_enrolment', 're_enrolment_course', 're_enrolment_wish'] as const;
const PAPERS = ['document', 'document_file', 'blob', 'outbox'] as const;

/** Names of our own forms and addresses, so that much of what is sent gets past the first check. */
const NAMES = [
  ...['csrf', 'owner', 'draft', 'siteId', 'identifier', 'email', 'password', 'current', 'again', 'shown', 'guardianId', 'id', 'suite'],
  ...['campaign', 'version', 'draft', 'then', 'administrative', 'doesNotReEnrol', 'wish-1', 'wish-1-discipline', 'wish-2', 'requests'],
  ...[
    'piece',
    'issuedOn',
    'fichier',
    'lastName',
    'firstName',
    'birthDate',
    'city',
    'postalCode',
    'phoneMobile',
    'quotient',
    'size',
    'theme',
  ],
  ...['page', 'onglet', 'recherche', 'message', 'compte', 'eleve', 'seances', 'mode', '__proto__', 'constructor', 'toString', 'length', ''],
];
const NASTY = [
  ...[
    '',
    ' ',
    '\0',
    '\r\nSet-Cookie: a=b',
    '../../etc/passwd',
    '<script>alert(1)</script>',
    "' OR 1=1 --",
    '%',
    '%zz',
    '{{secret}}',
    '\u202e',
    '\ud800',
  ],
  ...['-1', '0', '1', '1.5', '1e400', 'NaN', 'Infinity', '9007199254740993', '99999999999999999999', 'null', 'true', '[]', '{}'],
  ...['{"__proto__":{"lastName":"x"}}', '{"lastName":1}', '[[[[]]]]', '"x"', '2026-02-30', '31/02/2026', '29/02/0000', '01/01/99999'],
  ...[
    'javascript:alert(1)',
    '//evil.test',
    '/\\evil.test',
    'https://evil.test',
    '/deconnexion',
    '/accueil?message=x',
    'oui',
    'valider',
    'importer',
    'brouillon',
  ],
];

const asked = fc.record({
  page: fc.nat(),
  ids: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
  fields: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.string({ unit: 'binary', maxLength: 60 })), { maxLength: 9 }),
  /** Of what comes first: a form as our page has it, and what its fields hold. */
  kind: fc.nat(99),
  noise: fc.uint8Array({ maxLength: 300 }),
  name: fc.string({ unit: 'binary', maxLength: 40 }),
});
type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never;

it('NET-4.13 whatever is sent to whichever address, nothing breaks, nothing is told of the inside, and nothing is written that was not taken', async () => {
  const world = await aWorld();
  await tick(world.family, Object.values(world.cast.claire.students)[0] ?? '');
  const known = await knownIds(world);
  let claire = await comeIn(world);
  let written = await counts(world);
  let at = world.service.store.writes();
  const seen = new Map<number, number>();

  for (const one of fc.sample(asked, { numRuns: REQUESTS, seed: 20261126 })) {
    // slowly enough for every limit of requests
    world.clock.pass(0.01);
    const page = pages[one.page % pages.length] as Page;
    const answer = await send(claire.visitor, page, one, known, claire.csrf);
    seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
    const what = () => `${page.method} ${page.path} ${JSON.stringify(one)}\n${answer.text.slice(0, 300)}\n${world.log().slice(-1500)}`;
    if (answer.status >= 500) expect.fail(`${answer.status}: ${what()}`);
    if (INSIDE.test(answer.body)) expect.fail(`of the inside: ${what()}`);
    if (world.service.store.writes() !== at) {
      const now = await counts(world);
      if (answer.status >= 400 && now !== written) expect.fail(`refused, and written (${written} → ${now}): ${what()}`);
      written = now;
      at = world.service.store.writes();
    }
    // logged out by what was sent: somebody who has come in sees more
    if (answer.status === 401 || answer.location?.startsWith('/connexion')) {
      claire = await comeIn(world);
      written = await counts(world);
    }
  }
  expect(world.log()).not.toContain('unexpected error');
  // it was not only turned away at the door: pages were shown, forms taken, refused beside their fields, and what is not theirs not found
  for (const status of [200, 303, 404, 422]) expect([status, (seen.get(status) ?? 0) > REQUESTS / 100, seen]).toEqual([status, true, seen]);
}, 1_800_000);

/** What no page of ours says. */
const INSIDE = /\bat \S+ \(|node:internal|node_modules|SQLITE|Kysely|ZodError/;

async function comeIn(world: World) {
  const visitor = await signedIn(world);
  await world.service.settled();
  return { visitor, csrf: hiddenFields((await visitor.get('/accessibilite')).body, '/accessibilite').csrf ?? '' };
}

async function send(visitor: Visitor, page: Page, one: Asked, known: Ids, csrf: string) {
  const all = Object.values(known).flat();
  const ids = one.ids.map((n) => all[n % all.length] ?? '');
  let at = 0;
  const noise = encodeURIComponent(wellFormed(one.name).slice(0, 20)) || 'x';
  const path = page.path.replace(/:(\w+)/g, (_, name: string) => {
    const n = one.ids[at++ % 4] ?? 0;
    const own = known[name];
    return one.kind % 10 === 9 ? noise : own?.length && n % 5 > 0 ? (own[n % own.length] ?? '') : (ids[at % 4] ?? '');
  });
  const fields: [string, string][] = one.fields.map(([name, value, text]) => {
    const named =
      NAMES[name % (NAMES.length * 2)] ?? (name % 3 === 0 ? `course-${ids[name % 4]}` : name % 3 === 1 ? `curriculum-${text}` : text);
    const pool = [...NASTY, ...ids];
    return [named, pool[value % (pool.length * 2)] ?? text];
  });
  // a form as our page has it around what it holds
  const place: [string, string][] = [
    ['campaign', known.campaign?.[0] ?? ''],
    ['version', String(one.kind % 4)],
    ['guardianId', known.guardian?.[0] ?? ''],
  ];
  if (one.kind % 2) fields.unshift(...place);
  const token: [string, string][] = one.kind < 90 ? [['csrf', csrf]] : [];
  const body = new URLSearchParams([...fields, ...token]).toString();
  if (page.method === 'GET') return visitor.get(`${path}?${body.slice(0, 1500)}`);
  if (one.kind % 7 === 0) return visitor.send(path, 'application/x-www-form-urlencoded', Buffer.from(one.noise));
  if (page.takesFiles && one.kind % 3 !== 0)
    return visitor.send(path, 'multipart/form-data; boundary=b', multipart([...token, ...fields], one));
  return visitor.send(path, 'application/x-www-form-urlencoded', body);
}

function multipart(fields: [string, string][], { noise, name, kind }: Asked): Buffer<ArrayBuffer> {
  const part = (head: string, content: Uint8Array | string) => [`--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n`, content, '\r\n'];
  const quoted = (text: string) => wellFormed(text).replace(/["\r\n]/g, encodeURIComponent);
  const pieces = [
    ...fields.flatMap(([field, value]) => part(`name="${quoted(field)}"`, wellFormed(value))),
    ...(kind % 4 ? part(`name="fichier"; filename="${quoted(name)}${['', '.pdf', '.png', '.jpg'][kind % 4]}"`, noise) : []),
    ...(kind % 5 ? ['--b--\r\n'] : [noise]),
  ];
  return Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)));
}

type Ids = Readonly<Record<string, readonly string[]>>;

/** Ids of Claire's own and of others', by the name that they have in an address or a form. */
async function knownIds({ service, cast }: World): Promise<Ids> {
  const { read } = service.store;
  const students = Object.values(cast.claire.students);
  const of = async (table: 'past_course' | 'participation' | 'enrolment') =>
    (await read.selectFrom(table).select('id').where('student_id', 'in', students).execute()).map(({ id }) => id);
  const some = async (table: 'invoice' | 'receipt' | 'credit_note' | 'campaign' | 'curriculum' | 'discipline' | 'required_document') =>
    (await read.selectFrom(table).select('id').limit(6).execute()).map(({ id }) => id);
  return {
    student: students,
    enrolment: await of('enrolment'),
    past: await of('past_course'),
    participation: await of('participation'),
    invoice: await some('invoice'),
    receipt: await some('receipt'),
    creditNote: await some('credit_note'),
    requirement: await some('required_document'),
    campaign: await some('campaign'),
    guardian: [cast.claire.guardianId],
    others: [...(await some('curriculum')), ...(await some('discipline')), ...Object.values(cast.yann.students), randomUUID()],
  };
}

async function counts({ service }: World): Promise<string> {
  const { read } = service.store;
  const rows = [...BUSINESS, ...PAPERS].map((table) =>
    read
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  );
  // a login that fails is told in the history too
  const history = read
    .selectFrom('history')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('verb', 'not like', 'accounts.%')
    .executeTakeFirstOrThrow();
  return (await Promise.all([history, ...rows])).map(({ n }) => n).join();
}

/** Half a sign cannot be sent. */
const wellFormed = (text: string): string => Buffer.from(text).toString();
