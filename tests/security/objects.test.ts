import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ReadDb } from '../../db/open.ts';
import type { Page } from '../../main/service/extranet/page.ts';
import { pages } from '../../main/service/features/pages.ts';
import { type Answer, hiddenFields, signedIn, type Visitor } from '../doors/visitor.ts';
import { aFullWorld, type Step, walk } from '../doors/walk.ts';
import type { World } from '../helpers/world.ts';

// SEC-1.13. What is compared is always the same question twice: once with an id of another family's, once with one that nobody has.

interface Two {
  mine: string;
  theirs: string;
}

/**
 * For each name that stands in the path of a page: the ids of it that are another family's and not one's own. A page with a name that is
 * not here fails below, so that nobody adds one without saying whose it is.
 */
const THEIRS: Record<string, (db: ReadDb, families: Two) => Promise<string[]>> = {
  student: (db, { theirs }) => idsOf(db.selectFrom('student').select('id').where('family_id', '=', theirs)),
  enrolment: (db, { theirs }) => idsOf(enrolmentsOf(db, theirs).select('enrolment.id')),
  // a lesson that both attend is not another's
  session: (db, { mine, theirs }) =>
    idsOf(
      db
        .selectFrom('course_session')
        .select('id')
        .where('course_id', 'in', enrolmentsOf(db, theirs).select('enrolment.course_id'))
        .where('course_id', 'not in', enrolmentsOf(db, mine).select('enrolment.course_id')),
    ),
  mark: (db, { theirs }) =>
    idsOf(db.selectFrom('evaluation_mark').select('id').where('enrolment_id', 'in', enrolmentsOf(db, theirs).select('enrolment.id'))),
  absence: (db, { theirs }) =>
    idsOf(db.selectFrom('absence').select('id').where('enrolment_id', 'in', enrolmentsOf(db, theirs).select('enrolment.id'))),
  past: (db, { theirs }) => idsOf(pastOf(db, theirs).select('past_course.id')),
  evaluation: (db, { theirs }) =>
    idsOf(db.selectFrom('past_evaluation').select('id').where('past_course_id', 'in', pastOf(db, theirs).select('past_course.id'))),
  participation: (db, { theirs }) =>
    idsOf(
      db
        .selectFrom('participation')
        .innerJoin('student', 'student.id', 'participation.student_id')
        .select('participation.id')
        .where('student.family_id', '=', theirs),
    ),
  file: (db, { theirs }) =>
    idsOf(
      db
        .selectFrom('document_file')
        .innerJoin('document', 'document.id', 'document_file.document_id')
        .select('document_file.id')
        .where('document.family_id', '=', theirs),
    ),
  // models belong to a site: those of the others are nobody's business
  requirement: (db, { mine }) =>
    idsOf(
      db
        .selectFrom('required_document')
        .select('id')
        .where('site_id', 'not in', db.selectFrom('family').select('site_id').where('id', '=', mine)),
    ),
  invoice: (db, { theirs }) => idsOf(db.selectFrom('invoice').select('id').where('family_id', '=', theirs)),
  receipt: (db, { theirs }) =>
    idsOf(
      db
        .selectFrom('receipt')
        .innerJoin('payment', 'payment.id', 'receipt.payment_id')
        .select('receipt.id')
        .where('family_id', '=', theirs),
    ),
  onlinePayment: (db, { theirs }) => idsOf(db.selectFrom('online_payment').select('id').where('family_id', '=', theirs)),
  creditNote: (db, { theirs }) =>
    idsOf(
      db
        .selectFrom('credit_note')
        .innerJoin('invoice', 'invoice.id', 'credit_note.invoice_id')
        .select('credit_note.id')
        .where('family_id', '=', theirs),
    ),
};

const enrolmentsOf = (db: ReadDb, familyId: string) =>
  db.selectFrom('enrolment').innerJoin('student', 'student.id', 'enrolment.student_id').where('student.family_id', '=', familyId);
const pastOf = (db: ReadDb, familyId: string) =>
  db.selectFrom('past_course').innerJoin('student', 'student.id', 'past_course.student_id').where('student.family_id', '=', familyId);
const idsOf = async (query: { execute(): Promise<{ id: string }[]> }) => (await query.execute()).map(({ id }) => id);

/** What two families of the same site may both open. */
const OF_THE_SITE = new Set(['requirement']);

const namesIn = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
const withNames = pages.filter(({ path }) => namesIn(path).length > 0);

/** All that can be told apart in an answer. */
const told = ({ status, headers, body, text }: Answer) => ({
  status,
  headers: [...headers],
  begins: text.slice(0, 300),
  body: createHash('sha256').update(body).digest('hex'),
});
const auditLines = (world: World) => world.log().match(/"audit":"not theirs"/g)?.length ?? 0;

async function ask(
  visitor: Visitor,
  { method }: Pick<Page, 'method'>,
  address: string,
  fields: Record<string, string> = {},
): Promise<Answer> {
  return method === 'GET' ? visitor.get(address) : visitor.post(address, fields);
}

/** The token and the mark that this visitor's own forms carry. */
async function own(visitor: Visitor): Promise<Record<string, string>> {
  const { csrf = '', owner = '' } = hiddenFields((await visitor.get('/famille')).body, '/deconnexion');
  return { csrf, owner };
}

/** The page's address with an id for each of its names. */
const addressOf = (page: Page, idFor: (name: string) => string) => page.path.replace(/:(\w+)/g, (_, name: string) => idFor(name));

const ONE_ANOTHER = [
  ['yann', 'claire'],
  ['claire', 'ines'],
  ['ines', 'yann'],
] as const;

describe('SEC-1.13 what is another family’s is not there', () => {
  it('each name that stands in an address is known here, with whose it is', () => {
    expect([...new Set(withNames.flatMap(({ path }) => namesIn(path)))].sort()).toEqual(Object.keys(THEIRS).sort());
  });

  it('there is something of each kind that could be given away', async () => {
    const { cast, service } = await aFullWorld();
    for (const [name, theirs] of Object.entries(THEIRS)) {
      const found = await Promise.all(
        ONE_ANOTHER.map(([me, other]) => theirs(service.store.read, { mine: cast[me].familyId, theirs: cast[other].familyId })),
      );
      expect(found.flat().length, name).toBeGreaterThan(0);
    }
  });

  // Emma's family belongs to the other site
  it.each([...ONE_ANOTHER, ['emma', 'claire']] as const)(
    '%s asks every page, by GET and by POST, with every id of the family of %s',
    { timeout: 300_000 },
    async (me, other) => {
      const world = await aFullWorld();
      const { cast } = world;
      if (me === 'emma') await world.staff.call('accounts.unblock', { guardianId: cast.emma.guardianId });
      const visitor = await signedIn(world, cast[me]);
      const form = await own(visitor);
      const mine = await walk(visitor, ['/accueil'], 1);
      const families = { mine: cast[me].familyId, theirs: cast[other].familyId };
      const written = world.service.store.writes();
      let asked = 0;
      for (const page of withNames) {
        // one’s own ids where there are some, so that only one of them is another’s
        const known = ownIds(page, mine);
        for (const name of namesIn(page.path)) {
          const ids = await THEIRS[name]?.(world.service.store.read, families);
          const nobodys = randomUUID();
          const expected = await ask(
            visitor,
            page,
            addressOf(page, (each) => (each === name ? nobodys : (known[each] ?? nobodys))),
            form,
          );
          expect([page.method, page.path, name, expected.status]).toEqual([page.method, page.path, name, 404]);
          for (const id of ids ?? []) {
            const before = auditLines(world);
            const answer = await ask(
              visitor,
              page,
              addressOf(page, (each) => (each === name ? id : (known[each] ?? id))),
              form,
            );
            expect(told(answer), `${page.method} ${page.path} with the ${name} ${id}`).toEqual(told(expected));
            expect(auditLines(world) - before, `${page.method} ${page.path}`).toBe(1);
            asked += 1;
          }
        }
      }
      expect(asked).toBeGreaterThan(50);
      expect(world.service.store.writes()).toBe(written);
    },
  );

  it.each(ONE_ANOTHER)('%s asks every address that the family of %s reaches', { timeout: 300_000 }, async (me, other) => {
    const world = await aFullWorld();
    const theirs = await walk(await signedIn(world, world.cast[other]), ['/accueil'], 30);
    const visitor = await signedIn(world, world.cast[me]);
    const addresses = [...theirs.entries()].flatMap(([page, steps]) =>
      namesIn(page.path).some((name) => !OF_THE_SITE.has(name)) ? steps.map(({ address }) => address) : [],
    );
    expect(addresses.length).toBeGreaterThan(10);
    for (const address of addresses) {
      const answer = await visitor.get(address);
      const expected = await visitor.get(address.replace(/[0-9a-f-]{36}/g, () => randomUUID()));
      expect(told(answer), address).toEqual(told(expected));
      expect(answer.status, address).toBe(404);
    }
  });
});

/** An id for each name of the page, from an address of it that this family reaches, or from another page’s. */
function ownIds(page: Page, mine: ReadonlyMap<Page, Step[]>): Record<string, string> {
  const known: Record<string, string> = {};
  for (const [other, steps] of [...mine].sort(([a], [b]) => Number(a === page) - Number(b === page))) {
    const words = steps[0]?.address.split('?')[0]?.split('/') ?? [];
    for (const [i, word] of other.path.split('/').entries()) if (word.startsWith(':')) known[word.slice(1)] = words[i] ?? '';
  }
  return known;
}

/** One form of a page: where it is sent, with which fields. An id in a field's name counts as much as one in its value. */
interface SentForm {
  action: string;
  fields: Record<string, string>;
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The forms of a page as a browser would send them, one for each choice of a list or a box. */
function formsOf({ answer }: Step): SentForm[] {
  return [...answer.body.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)].flatMap(([, attributes = '', inside = '']) => {
    const action = /action="([^"]*)"/.exec(attributes)?.[1] ?? '';
    if (!attributes.includes('method="post"')) return [];
    const hidden = hiddenIn(inside);
    const choices = [
      ...[...inside.matchAll(/<(?:input|button)\b([^>]*)>/g)].map(([, text = '']) => pair(text)),
      ...[...inside.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)].flatMap(([, select = '', options = '']) =>
        [...options.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => ({ name: pair(select).name, value: pair(option).value })),
      ),
    ].filter(({ name, value }) => `${name} ${value}`.match(ID));
    return choices.map(({ name, value }) => ({ action, fields: { ...hidden, [name]: value } }));
  });
}

const pair = (attributes: string) => ({
  name: / name="([^"]*)"/.exec(attributes)?.[1] ?? '',
  value: / value="([^"]*)"/.exec(attributes)?.[1] ?? 'oui',
});
const hiddenIn = (form: string) =>
  Object.fromEntries([...form.matchAll(/<input\b([^>]*type="hidden"[^>]*)>/g)].map(([, text = '']) => [pair(text).name, pair(text).value]));

/** What identifies the place of an id: `/famille/retirer id`. */
const placesOf = ({ action, fields }: SentForm): string[] =>
  Object.entries(fields).flatMap(([name, value]) =>
    `${name} ${value}`.match(ID) && name !== 'shown' ? [`${action.replace(ID, ':id')} ${name.replace(ID, ':id')}`] : [],
  );

/** A family in the middle of everything: its sheet and a student's are waiting, it is logged in twice, its re-enrolment is begun. */
async function busy(world: World, who: (typeof ONE_ANOTHER)[number][number]): Promise<Visitor> {
  const visitor = await signedIn(world, world.cast[who]);
  await signedIn(world, world.cast[who]);
  await visitor.get('/famille');
  await visitor.submit('/famille', { phoneMobile: '06 12 34 56 98' });
  const [student] = Object.values(world.cast[who].students);
  await visitor.get(`/eleves/${student}/identite`);
  await visitor.submit(`/eleves/${student}/identite`, { schoolName: 'Collège Champollion' });
  return visitor;
}

/** Each place of a form in which an id stands, and whether that is the family's own. Another place fails below until it stands here. */
const IN_FORMS: Record<string, 'own' | 'of the site'> = {
  '/famille guardianId': 'own',
  '/famille/retirer id': 'own',
  '/mot-de-passe/sessions id': 'own',
  '/eleves/:id/identite/retirer id': 'own',
  '/eleves/:id/reinscription course-:id': 'own',
  '/eleves/:id/reinscription curriculum-:id': 'of the site',
  '/eleves/:id/reinscription campaign': 'of the site',
  '/eleves/:id/reinscription wish-1-discipline': 'of the site',
  '/eleves/:id/reinscription wish-2-discipline': 'of the site',
  '/eleves/:id/reinscription wish-3-discipline': 'of the site',
  '/facturation/cotisations/payer facture-:id': 'own',
  '/famille/pieces/importer piece': 'of the site',
  '/eleves/:id/pieces/importer piece': 'of the site',
  '/mot-de-passe-perdu siteId': 'of the site',
};

describe('SEC-1.13 what is another family’s is not there for a form either', () => {
  const formsFor = async (visitor: Visitor) =>
    [...(await walk(visitor, ['/accueil', '/mot-de-passe-perdu'], 5)).values()].flat().flatMap(formsOf);

  it.each(ONE_ANOTHER)('%s sends each form with each id that stands in the forms of %s', { timeout: 300_000 }, async (me, other) => {
    const world = await aFullWorld();
    const [visitor, neighbour] = [await busy(world, me), await busy(world, other)];
    const [mine, theirs] = [await formsFor(visitor), await formsFor(neighbour)];
    const places = [...new Set([...mine, ...theirs].flatMap(placesOf))];
    expect(places.filter((place) => !(place in IN_FORMS))).toEqual([]);
    const before = world.service.store.writes();
    for (const place of places.filter((each) => IN_FORMS[each] === 'own')) {
      const form = mine.find((each) => placesOf(each).includes(place));
      if (!form) throw new Error(`${me} has no form with ${place}`);
      const send = (id: string) => {
        const name = place.split(' ')[1] ?? '';
        const own = Object.entries(form.fields).filter(([field]) => field.replace(ID, ':id') !== name);
        const value = form.fields[name] === undefined ? 'oui' : id;
        return visitor.post(form.action, Object.fromEntries([...own, ['then', 'valider'], [name.replace(':id', id), value]]));
      };
      const nobodys = randomUUID();
      const expected = await send(nobodys);
      // a box that is not one’s own is not there: nothing is ticked
      const isBox = place.endsWith(':id');
      expect([place, expected.status]).toEqual([place, isBox ? 422 : 404]);
      const ids = theirs.filter((each) => placesOf(each).includes(place)).flatMap((each) => idsAt(each, place));
      expect(ids.length, place).toBeGreaterThan(0);
      for (const id of new Set(ids)) {
        const lines = auditLines(world);
        expect(told(await send(id)), place).toEqual(told(expected));
        expect(auditLines(world) - lines, place).toBe(isBox ? 0 : 1);
      }
    }
    expect(world.service.store.writes()).toBe(before);
  });
});

function idsAt(form: SentForm, place: string): string[] {
  const name = place.split(' ')[1] ?? '';
  return Object.entries(form.fields).flatMap(([field, value]) =>
    field.replace(ID, ':id') === name ? (`${field} ${value}`.match(ID) ?? []) : [],
  );
}

describe('SEC-1.13 who may no longer come in finds every page closed', () => {
  const insideOnly = pages.filter(({ access, path }) => access !== 'open' && path !== '/deconnexion');

  it.each([
    [
      'whose session the office has ended',
      (world: World) => world.staff.call('accounts.endSessions', { guardianId: world.cast.claire.guardianId }),
    ],
    ['whose account is blocked', (world: World) => world.staff.call('accounts.block', { guardianId: world.cast.claire.guardianId })],
    [
      'who is a parent that may no longer see',
      (world: World) =>
        world.service.store.write((db) =>
          db.updateTable('guardian').set({ may_see: 0 }).where('id', '=', world.cast.claire.guardianId).execute(),
        ),
    ],
    [
      'whose family has left',
      (world: World) =>
        world.service.store.write((db) =>
          db.updateTable('family').set({ archived_at: '2026-11-20T08:00:00.000Z' }).where('id', '=', world.cast.claire.familyId).execute(),
        ),
    ],
  ])('somebody %s', async (_, shutOut) => {
    const world = await aFullWorld();
    const visitor = await signedIn(world);
    const form = await own(visitor);
    const mine = await walk(visitor, ['/accueil'], 1);
    await shutOut(world);
    const written = world.service.store.writes();
    for (const page of insideOnly) {
      const known = ownIds(page, mine);
      const answer = await ask(
        visitor,
        page,
        addressOf(page, (name) => known[name] ?? randomUUID()),
        form,
      );
      const isLedToLogin = page.method === 'GET' ? answer.location?.startsWith('/connexion?') : answer.status === 401;
      expect([page.method, page.path, isLedToLogin]).toEqual([page.method, page.path, true]);
      expect(answer.body, page.path).not.toContain('Bernard');
    }
    expect(world.service.store.writes()).toBe(written);
  });
});
