import { newId } from '../shared/ids.ts';
import type { ValidationKind } from '../shared/rules/validations.ts';
import { documentsToDecide } from './document-queue.ts';
import type { ReadDb, WriteDb } from './open.ts';

// The office as a whole: whether it exists, and the figures of its dashboard.

/** The sites' names in order; none before the first start. */
export const siteNames = async (db: ReadDb): Promise<string[]> =>
  (await db.selectFrom('site').select('name').orderBy('position').orderBy('name').execute()).map((row) => row.name);

export interface NewSite {
  name: string;
  addressLine: string | null;
  postalCode: string | null;
  city: string | null;
  phone: string | null;
  email: string | null;
}

export async function insertSite(db: WriteDb, site: NewSite, at: string): Promise<string> {
  const id = newId();
  await db
    .insertInto('site')
    .values({
      id,
      name: site.name,
      short_name: site.name,
      address_line: site.addressLine,
      postal_code: site.postalCode,
      city: site.city,
      phone: site.phone,
      email: site.email,
      created_at: at,
    })
    .execute();
  return id;
}

interface Waiting {
  kind: ValidationKind;
  count: number;
  oldestAt: string | null;
}

/** All that waits for staff, by kind, and since when the oldest does; a kind of which nothing waits is left out. */
export async function waitingByKind(db: ReadDb): Promise<Waiting[]> {
  const requests = await db
    .selectFrom('change_request')
    .select((eb) => ['subject as kind', eb.fn.countAll<number>().as('count'), eb.fn.min('created_at').as('oldestAt')])
    .where('state', '=', 'pending')
    .groupBy('subject')
    .execute();
  const reEnrolments = await db
    .selectFrom('re_enrolment')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('submitted_at').as('oldestAt')])
    .where('state', '=', 'submitted')
    .executeTakeFirstOrThrow();
  const documents = await documentsToDecide(db)
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('given_at').as('oldestAt')])
    .executeTakeFirstOrThrow();
  const all: Waiting[] = [...requests, { kind: 're-enrolment', ...reEnrolments }, { kind: 'document', ...documents }];
  return all.filter(({ count }) => count > 0);
}

/** E-mails that wait (or are being sent), have left, or were given up. */
export async function outboxFigures(db: ReadDb) {
  const rows = await db
    .selectFrom('outbox')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  const of = (state: string) => rows.find((row) => row.state === state)?.count ?? 0;
  return { pending: of('pending') + of('sending'), sent: of('sent'), dead: of('dead') };
}

/** Families and students in use. */
export async function peopleFigures(db: ReadDb) {
  const count = async (table: 'family' | 'student') => {
    const row = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('archived_at', 'is', null)
      .executeTakeFirstOrThrow();
    return row.count;
  };
  return { families: await count('family'), students: await count('student') };
}

/** How the responsables of the families in use stand with their accounts. */
export async function accountFigures(db: ReadDb) {
  const rows = await db
    .selectFrom('guardian')
    .innerJoin('family', 'family.id', 'guardian.family_id')
    .leftJoin('account', 'account.guardian_id', 'guardian.id')
    .select((eb) => [
      eb
        .case()
        .when('account.id', 'is', null)
        .then('none' as const)
        .when('account.blocked_at', 'is not', null)
        .then('blocked' as const)
        .when('account.first_login_at', 'is', null)
        .then('neverConnected' as const)
        .else('active' as const)
        .end()
        .as('state'),
      eb.fn.countAll<number>().as('count'),
    ])
    .where('guardian.position', '=', 1)
    .where('family.archived_at', 'is', null)
    .groupBy('state')
    .execute();
  const figures = { none: 0, neverConnected: 0, active: 0, blocked: 0 };
  for (const { state, count } of rows) figures[state] = count;
  return figures;
}
