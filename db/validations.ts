import type { ValidationKind } from '../shared/rules/validations.ts';
import { documentsToDecide } from './document-queue.ts';
import type { ReadDb } from './open.ts';

export interface ValidationSearch {
  siteId?: string | null | undefined;
  /** Only these kinds are looked for. */
  kinds: readonly ValidationKind[];
  /** Words of `searchWords`: each one in the family's key, or in the number. */
  words: readonly string[];
}

export interface Waiting {
  kind: ValidationKind;
  id: string;
  since: string;
}

/**
 * One page of all that waits, the oldest first. Each kind is read along its own index in that order and the three are merged, so that the
 * first page costs the same whether a hundred wait or ten thousand.
 */
export async function waitingPage(db: ReadDb, search: ValidationSearch & { page: number; pageSize: number }): Promise<Waiting[]> {
  const rows = await waiting(db, search)
    .orderBy('since')
    .orderBy('id')
    .limit(search.pageSize)
    .offset(search.page * search.pageSize)
    .execute();
  return rows.map(({ kind, id, since }) => ({ kind: kind as ValidationKind, id, since: since ?? '' }));
}

/** How many of each kind wait; those of which nothing does are left out. */
export async function waitingCounts(db: ReadDb, search: ValidationSearch): Promise<{ kind: ValidationKind; count: number }[]> {
  const rows = await db
    .selectFrom(waiting(db, search).as('waiting'))
    .select((eb) => ['waiting.kind', eb.fn.countAll<number>().as('count')])
    .groupBy('waiting.kind')
    .execute();
  return rows.map(({ kind, count }) => ({ kind: kind as ValidationKind, count }));
}

const waiting = (db: ReadDb, search: ValidationSearch) =>
  changes(db, search).unionAll(reEnrolments(db, search)).unionAll(documents(db, search));

function changes(db: ReadDb, { siteId, kinds, words }: ValidationSearch) {
  const subjects = kinds.filter((kind) => kind === 'guardian' || kind === 'student');
  let found = db
    .selectFrom('change_request')
    .select((eb) => [eb.ref('subject').$castTo<string>().as('kind'), 'id', eb.ref('created_at').$castTo<string | null>().as('since')])
    .where('state', '=', 'pending');
  if (subjects.length === 1) found = found.where('subject', 'in', subjects);
  if (subjects.length === 0) found = found.where((eb) => eb.lit(false));
  if (siteId) found = found.where('site_id', '=', siteId);
  for (const word of words)
    found = found.where((eb) => eb.or([eb('number', 'like', `%${word}%`), eb('family_id', 'in', familiesWith(db, word))]));
  return found;
}

function reEnrolments(db: ReadDb, { siteId, kinds, words }: ValidationSearch) {
  let found = db
    .selectFrom('re_enrolment')
    .select((eb) => [eb.val<string>('re-enrolment').as('kind'), 'id', 'submitted_at as since'])
    .where('state', '=', 'submitted');
  if (!kinds.includes('re-enrolment')) found = found.where((eb) => eb.lit(false));
  if (siteId) found = found.where('campaign_id', 'in', db.selectFrom('campaign').select('id').where('site_id', '=', siteId));
  for (const word of words)
    found = found.where((eb) => eb.or([eb('number', 'like', `%${word}%`), eb('family_id', 'in', familiesWith(db, word))]));
  return found;
}

function documents(db: ReadDb, { siteId, kinds, words }: ValidationSearch) {
  let found = documentsToDecide(db).select((eb) => [
    eb.val<string>('document').as('kind'),
    'document.id',
    eb.ref('document.given_at').$castTo<string | null>().as('since'),
  ]);
  if (!kinds.includes('document')) found = found.where((eb) => eb.lit(false));
  if (siteId) found = found.where('document.site_id', '=', siteId);
  for (const word of words) found = found.where('document.family_id', 'in', familiesWith(db, word));
  return found;
}

const familiesWith = (db: ReadDb, word: string) => db.selectFrom('family').select('id').where('search_key', 'like', `%${word}%`);

/** Whom these requests are about, and where. */
export const namesOfChanges = async (db: ReadDb, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : db
        .selectFrom('change_request')
        .innerJoin('site', 'site.id', 'change_request.site_id')
        .leftJoin('guardian', 'guardian.id', 'change_request.guardian_id')
        .leftJoin('student', 'student.id', 'change_request.student_id')
        .select(['change_request.id', 'change_request.number', 'change_request.family_id', 'site.short_name as site_name'])
        .select((eb) => eb.fn.coalesce('guardian.last_name', 'student.last_name').as('last_name'))
        .select((eb) => eb.fn.coalesce('guardian.first_name', 'student.first_name').as('first_name'))
        .where('change_request.id', 'in', ids)
        .execute();

/** Whom these answers are about, what they answer, and where. */
export const namesOfReEnrolments = async (db: ReadDb, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : db
        .selectFrom('re_enrolment')
        .innerJoin('campaign', 'campaign.id', 're_enrolment.campaign_id')
        .innerJoin('site', 'site.id', 'campaign.site_id')
        .innerJoin('student', 'student.id', 're_enrolment.student_id')
        .select(['re_enrolment.id', 're_enrolment.number', 're_enrolment.family_id', 're_enrolment.answer'])
        .select(['site.short_name as site_name', 'student.last_name', 'student.first_name'])
        .where('re_enrolment.id', 'in', ids)
        .execute();

/** The courses and whole curricula that these answers tick, in the order of the office's lists. */
export const coursesOfReEnrolments = async (db: ReadDb, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : db
        .selectFrom('re_enrolment_course')
        .leftJoin('enrolment', 'enrolment.id', 're_enrolment_course.enrolment_id')
        .leftJoin('course', 'course.id', 'enrolment.course_id')
        .leftJoin('curriculum', 'curriculum.id', 're_enrolment_course.curriculum_id')
        .select(['re_enrolment_course.re_enrolment_id', 'course.name as course', 'curriculum.name as curriculum'])
        .where('re_enrolment_course.re_enrolment_id', 'in', ids)
        .orderBy('curriculum.position')
        .orderBy('course.name')
        .execute();

/** Whose these documents are, the student's or the first responsable's, what they are, and where. */
export const namesOfDocuments = async (db: ReadDb, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : db
        .selectFrom('document')
        .innerJoin('required_document', 'required_document.id', 'document.required_document_id')
        .innerJoin('site', 'site.id', 'document.site_id')
        .leftJoin('student', 'student.id', 'document.student_id')
        .leftJoin('guardian', (on) => on.onRef('guardian.family_id', '=', 'document.family_id').on('guardian.position', '=', 1))
        .select(['document.id', 'document.family_id', 'required_document.name', 'site.short_name as site_name'])
        .select((eb) => eb.fn.coalesce('student.last_name', 'guardian.last_name').as('last_name'))
        .select((eb) => eb.fn.coalesce('student.first_name', 'guardian.first_name').as('first_name'))
        .where('document.id', 'in', ids)
        .execute();
