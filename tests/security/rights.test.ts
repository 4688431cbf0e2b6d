import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Page } from '../../main/service/extranet/page.ts';
import { pages } from '../../main/service/features/pages.ts';
import { hiddenFields, signedIn, type Visitor } from '../doors/visitor.ts';
import { aWorld, type World } from '../helpers/world.ts';

type Ids = Readonly<Record<string, readonly string[]>>;

/**
 * Every id of Claire's family that an address may hold, by the name that the route table gives it. A route whose name is missing here fails the test:
 * say whose it is before it is served.
 */
async function idsOfClaire({ service, cast }: World): Promise<Ids> {
  const { read } = service.store;
  const { familyId, students: byName } = cast.claire;
  const students = Object.values(byName);
  const list = async (rows: Promise<{ id: string }[]>) => (await rows).map(({ id }) => id);
  const enrolment = await list(read.selectFrom('enrolment').select('id').where('student_id', 'in', students).execute());
  const past = await list(read.selectFrom('past_course').select('id').where('student_id', 'in', students).execute());
  const sessions = read
    .selectFrom('course_session')
    .innerJoin('enrolment', 'enrolment.course_id', 'course_session.course_id')
    .select('course_session.id')
    .where('enrolment.id', 'in', enrolment);
  const invoice = await list(read.selectFrom('invoice').select('id').where('family_id', '=', familyId).execute());
  const receipts = read
    .selectFrom('receipt')
    .innerJoin('payment', 'payment.id', 'receipt.payment_id')
    .select('receipt.id')
    .where('payment.family_id', '=', familyId);
  const files = read
    .selectFrom('document_file')
    .innerJoin('document', 'document.id', 'document_file.document_id')
    .select('document_file.id')
    .where('document.family_id', '=', familyId);
  const marks = await list(read.selectFrom('evaluation_mark').select('id').where('enrolment_id', 'in', enrolment).execute());
  const pastMarks = await list(read.selectFrom('past_evaluation').select('id').where('past_course_id', 'in', past).execute());
  return {
    student: students,
    enrolment,
    session: await list(sessions.execute()),
    mark: marks,
    evaluation: pastMarks,
    absence: await list(read.selectFrom('absence').select('id').where('enrolment_id', 'in', enrolment).execute()),
    past,
    participation: await list(read.selectFrom('participation').select('id').where('student_id', 'in', students).execute()),
    invoice,
    receipt: await list(receipts.execute()),
    creditNote: await list(read.selectFrom('credit_note').select('id').where('invoice_id', 'in', invoice).execute()),
    file: await list(files.execute()),
    // a model to fill in is the site's own: another site's family has no business with it
    requirement: await list(read.selectFrom('required_document').select('id').where('site_id', '=', cast.sites.centre).execute()),
  };
}

const namesIn = ({ path }: Page): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
const addressOf = ({ path }: Page, ids: Record<string, string>): string => path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? '');
const withIds = pages.filter((page) => namesIn(page).length > 0);

async function asked({ clock, service }: World, visitor: Visitor, page: Page, ids: Record<string, string>) {
  // slowly enough for every limit of requests
  clock.pass(0.2);
  await service.settled();
  const csrf = hiddenFields((await visitor.get('/accessibilite')).body, '/accessibilite').csrf ?? '';
  const address = addressOf(page, ids);
  const answer = page.method === 'GET' ? await visitor.get(address) : await visitor.post(address, { csrf });
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'date'));
  // the clock goes on meanwhile
  const body = answer.body.replace(/ data-absolute-ms="\d+"| déconnecté à \d\d:\d\d/g, '');
  return JSON.stringify({ status: answer.status, headers, body });
}

describe('SEC-1.13: what is another family’s is not there, at any address of the route table', () => {
  it('every name that an address holds is known here, with something of Claire’s for it', async () => {
    const known = await idsOfClaire(await aWorld());
    const names = [...new Set(withIds.flatMap(namesIn))];
    expect(names.filter((name) => !Object.hasOwn(known, name))).toEqual([]);
    // nobody in the cast has given a file whose bytes are left: the stories of documents prove that address
    expect(names.filter((name) => name !== 'file' && known[name]?.length === 0)).toEqual([]);
    expect(withIds.length).toBeGreaterThan(25);
  });

  it.each([
    ['another family of the same site', 'ines'],
    ['a family of the other site', 'emma'],
  ] as const)('%s gets the answer of an id that does not exist, and one audit line each', async (_, who) => {
    const world = await aWorld();
    const claires = await idsOfClaire(world);
    if (who === 'emma') await world.staff.call('accounts.unblock', { guardianId: world.cast.emma.guardianId });
    const other = await signedIn(world, world.cast[who]);
    const own = Object.values(world.cast[who].students)[0];
    for (const page of withIds) {
      const names = namesIn(page);
      if (who === 'ines' && names[0] === 'requirement') continue;
      const nobodys = Object.fromEntries(names.map((name) => [name, randomUUID()]));
      const nowhere = await asked(world, other, page, nobodys);
      expect([page.path, nowhere.startsWith('{"status":404,')]).toEqual([page.path, true]);
      for (const theirs of combinations(names, claires)) {
        for (const ids of [theirs, ...(own && names[0] === 'student' && names.length > 1 ? [{ ...theirs, student: own }] : [])]) {
          const before = auditLines(world);
          expect([page.path, ids, (await asked(world, other, page, ids)) === nowhere]).toEqual([page.path, ids, true]);
          expect([page.path, auditLines(world) - before]).toEqual([page.path, 1]);
        }
      }
    }
  });

  it('a course, a lesson or a mark of one’s other student is not found under this one’s address either', async () => {
    const world = await aWorld();
    const claire = await signedIn(world);
    const { Léo = '', Jeanne = '' } = world.cast.claire.students;
    const { read } = world.service.store;
    const jeannes = await read.selectFrom('enrolment').select('id').where('student_id', '=', Jeanne).executeTakeFirstOrThrow();
    expect((await claire.get(`/eleves/${Jeanne}/cours/${jeannes.id}`)).status).toBe(200);
    expect((await claire.get(`/eleves/${Léo}/cours/${jeannes.id}`)).status).toBe(404);
  });

  it('an account that is blocked meanwhile reaches nothing of its own any more', async () => {
    const world = await aWorld();
    const claire = await signedIn(world);
    const known = await idsOfClaire(world);
    await world.staff.call('accounts.block', { guardianId: world.cast.claire.guardianId });
    for (const page of withIds.filter(({ method }) => method === 'GET')) {
      const ids = Object.fromEntries(namesIn(page).map((name) => [name, known[name]?.[0] ?? randomUUID()]));
      expect([page.path, (await claire.get(addressOf(page, ids))).location?.split('?')[0]]).toEqual([page.path, '/connexion']);
    }
  });
});

/** Each id once, beside the first ones of the other names: what is not theirs is refused by the first that is not. */
function combinations(names: readonly string[], ids: Ids): Record<string, string>[] {
  const first = Object.fromEntries(names.map((name) => [name, ids[name]?.[0] ?? randomUUID()]));
  return names.flatMap((name) => (ids[name] ?? []).slice(0, 5).map((id) => ({ ...first, [name]: id })));
}

const auditLines = (world: World): number => world.log().split('"audit":"not theirs"').length - 1;
