import type { Decision } from '../shared/contract/change-requests.ts';
import { newId } from '../shared/ids.ts';
import type { SheetValues } from '../shared/rules/sheets.ts';
import { nextNumber } from './counters.ts';
import type { ReadDb, WriteDb } from './open.ts';
import { prepared } from './prepared.ts';
import type { Person } from './sheets.ts';
import type { Row } from './tables.ts';

export type RequestRecord = Row<'change_request'>;
export type FieldRecord = Row<'change_request_field'>;

export const findRequest = async (db: ReadDb, id: string): Promise<RequestRecord | undefined> => (await requestRow(db, id))[0];

const requestRow = prepared((db, id: string) => db.selectFrom('change_request').selectAll().where('id', '=', id));

/** The one request about this person that waits for staff, if any: the store allows no second. */
export const findPending = (db: ReadDb, person: Person) => about(db, person).where('state', '=', 'pending').executeTakeFirst();

/** The last request about this person that staff answered. */
export const findLastDecided = (db: ReadDb, person: Person) =>
  about(db, person).where('state', '=', 'decided').orderBy('decided_at', 'desc').limit(1).executeTakeFirst();

/** Of each person of a family the request that counts now: the one that waits, else the last that staff answered. */
export async function standingRequests(db: ReadDb, familyId: string): Promise<RequestRecord[]> {
  const requests = await unwithdrawn(db, familyId);
  const people = new Map<string, RequestRecord>();
  for (const request of requests) if (!people.has(personOf(request).id)) people.set(personOf(request).id, request);
  return [...people.values()];
}

const unwithdrawn = prepared((db, familyId: string) =>
  db
    .selectFrom('change_request')
    .selectAll()
    .where('family_id', '=', familyId)
    .where('state', '<>', 'withdrawn')
    .orderBy('decided_at', (order) => order.desc().nullsFirst()),
);

const about = (db: ReadDb, { subject, id }: Person) => db.selectFrom('change_request').selectAll().where(REFERENCE[subject], '=', id);

const REFERENCE = { guardian: 'guardian_id', student: 'student_id' } as const;

/** Whom a request is about. */
export const personOf = ({ subject, guardian_id, student_id }: RequestRecord): Person => ({
  subject,
  id: guardian_id ?? student_id ?? '',
});

/** Those of these students whose sheet waits for staff. */
export async function studentsWithPendingSheet(db: ReadDb, studentIds: readonly string[]): Promise<Set<string>> {
  if (studentIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('change_request')
    .select('student_id')
    .where('student_id', 'in', studentIds)
    .where('state', '=', 'pending')
    .execute();
  return new Set(rows.flatMap(({ student_id }) => student_id ?? []));
}

export const fieldsOf = (db: ReadDb, requestIds: readonly string[]): Promise<FieldRecord[]> =>
  requestIds.length === 0 ? Promise.resolve([]) : fieldRows(db, requestIds);

const fieldRows = prepared((db, requestIds: readonly string[]) =>
  db.selectFrom('change_request_field').selectAll().where('request_id', 'in', requestIds),
);

/** The last hundred requests of a family, newest first, with the name of whoever they are about. */
export const requestsOfFamily = (db: ReadDb, familyId: string) =>
  db
    .selectFrom('change_request')
    .leftJoin('guardian', 'guardian.id', 'change_request.guardian_id')
    .leftJoin('student', 'student.id', 'change_request.student_id')
    .select((eb) => eb.fn.coalesce('guardian.last_name', 'student.last_name').as('last_name'))
    .select((eb) => eb.fn.coalesce('guardian.first_name', 'student.first_name').as('first_name'))
    .select(['change_request.id', 'change_request.number', 'change_request.state', 'change_request.created_at'])
    .where('change_request.family_id', '=', familyId)
    .orderBy('change_request.created_at', 'desc')
    .orderBy('change_request.number', 'desc')
    .limit(100)
    .execute();

/**
 * The responsables who sent a request or added to it, whoever opened it first; one who may no longer see a student's file hears no more, nor
 * does a parent of the family that the student has left.
 */
export async function askersOf(db: ReadDb, request: RequestRecord) {
  const senders = (await sendersOf(db, request.id)).flatMap(({ actor_id }) => actor_id ?? []);
  const askers = await guardiansBehind(db, [request.account_id, ...senders.filter((id) => id !== request.account_id)]);
  const opener = askers.filter(({ account_id }) => account_id === request.account_id);
  return [...opener, ...askers.filter((one) => !opener.includes(one))].filter(
    (guardian) =>
      request.subject === 'guardian' ||
      (guardian.may_see === 1 && [guardian.family_id, guardian.merged_into_id].includes(request.family_id)),
  );
}

/** Two steps: asked for at once, the store would walk through all responsables of the office for each request. */
const sendersOf = prepared((db, requestId: string) =>
  db
    .selectFrom('history')
    .select('actor_id')
    .distinct()
    .where('subject_kind', '=', 'change-request')
    .where('subject_id', '=', requestId)
    .where('verb', '=', 'changeRequests.request'),
);

const guardiansBehind = prepared((db, accountIds: readonly string[]) =>
  db
    .selectFrom('account')
    .innerJoin('guardian', 'guardian.id', 'account.guardian_id')
    .innerJoin('family', 'family.id', 'guardian.family_id')
    .selectAll('guardian')
    .select(['account.id as account_id', 'family.merged_into_id'])
    .where('account.id', 'in', accountIds),
);

export interface NewRequest {
  siteId: string;
  familyId: string;
  person: Person;
  accountId: string;
  /** Of one that waits for nobody. */
  state?: 'decided';
}

/** Opens a request, numbered without gaps within the office's year: « 2026-0412 ». */
export async function insertRequest(db: WriteDb, request: NewRequest, year: string, at: string): Promise<RequestRecord> {
  const number = `${year}-${String(await nextNumber(db, `change-request:${year}`)).padStart(4, '0')}`;
  return db
    .insertInto('change_request')
    .values({
      id: newId(),
      number,
      site_id: request.siteId,
      family_id: request.familyId,
      subject: request.person.subject,
      [REFERENCE[request.person.subject]]: request.person.id,
      account_id: request.accountId,
      ...(request.state && { state: request.state }),
      created_at: at,
      updated_at: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The family asks for something else than before: staff who have the request open will be told. */
export const amendRequest = (db: WriteDb, id: string, at: string): Promise<RequestRecord> =>
  db
    .updateTable('change_request')
    .set((eb) => ({ version: eb('version', '+', 1), updated_at: at }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();

export const withdrawRequest = (db: WriteDb, id: string, at: string) =>
  db
    .updateTable('change_request')
    .set((eb) => ({ state: 'withdrawn', version: eb('version', '+', 1), updated_at: at }))
    .where('id', '=', id)
    .execute();

/** What one field asks for; `before` is the official value when the family typed it. */
export const askField = (db: WriteDb, requestId: string, field: string, before: string | null, proposed: string | null) =>
  db
    .insertInto('change_request_field')
    .values({ request_id: requestId, field, before_value: before, proposed_value: proposed })
    .onConflict((c) => c.columns(['request_id', 'field']).doUpdateSet({ before_value: before, proposed_value: proposed }))
    .execute();

export const unaskField = (db: WriteDb, requestId: string, field: string) =>
  db.deleteFrom('change_request_field').where('request_id', '=', requestId).where('field', '=', field).execute();

export interface Decided {
  field: string;
  decision: Decision['decision'];
  /** The value that became official; null with `refused`. */
  value: string | null;
  reason: string | null;
}

interface Closing {
  decisions: readonly Decided[];
  /** What stands on the sheet until then. */
  values: SheetValues;
  /** Null where a setting accepts by itself. */
  staffId: string | null;
}

/** Closes a request with what was decided of each field. When the family last wrote to it stays as it is. */
export async function closeRequest(db: WriteDb, id: string, { decisions, values, staffId }: Closing, at: string): Promise<void> {
  for (const { field, decision, value, reason } of decisions) {
    const replaced = decision === 'refused' ? null : (values[field] ?? null);
    await db
      .updateTable('change_request_field')
      .set({ decision, decided_value: value, reason, decided_by: staffId, decided_at: at, replaced_value: replaced })
      .where('request_id', '=', id)
      .where('field', '=', field)
      .execute();
  }
  await db.updateTable('change_request').set({ state: 'decided', decided_at: at, decided_by: staffId }).where('id', '=', id).execute();
}

/** As if nothing had been decided, in a version of its own: who had it open is told. */
export async function reopenRequest(db: WriteDb, id: string): Promise<void> {
  await db
    .updateTable('change_request_field')
    .set({ decision: 'pending', decided_value: null, reason: null, decided_by: null, decided_at: null, replaced_value: null })
    .where('request_id', '=', id)
    .execute();
  await db
    .updateTable('change_request')
    .set((eb) => ({ state: 'pending', version: eb('version', '+', 1), decided_at: null, decided_by: null }))
    .where('id', '=', id)
    .execute();
}

/** Whether the family has asked about the same person after this request, without taking it back. */
export async function isAskedAnew(db: ReadDb, request: RequestRecord): Promise<boolean> {
  const later = await about(db, personOf(request))
    .where('id', '!=', request.id)
    .where('state', '!=', 'withdrawn')
    .where((eb) => eb.or([eb('state', '=', 'pending'), eb('decided_at', '>', request.decided_at ?? '')]))
    .executeTakeFirst();
  return later !== undefined;
}
