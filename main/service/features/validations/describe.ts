import { fieldsOf } from '../../../../db/change-requests.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { coursesOfReEnrolments, namesOfChanges, namesOfDocuments, namesOfReEnrolments, type Waiting } from '../../../../db/validations.ts';
import type { ValidationRow } from '../../../../shared/contract/validations.ts';
import { ANSWER_WORDS } from '../../../../shared/rules/re-enrolment-words.ts';
import { fieldLabel, type SheetSubject } from '../../../../shared/rules/sheets.ts';

type Described = Omit<ValidationRow, 'kind' | 'since'>;

/** Who and what each of these is, in their order. */
export async function describe(db: ReadDb, waiting: readonly Waiting[]): Promise<ValidationRow[]> {
  const described = new Map(
    [...(await changes(db, waiting)), ...(await reEnrolments(db, waiting)), ...(await documents(db, waiting))].map((one) => [one.id, one]),
  );
  return waiting.flatMap(({ kind, id, since }) => {
    const one = described.get(id);
    return one ? { kind, since, ...one } : [];
  });
}

const nameOf = ({ last_name, first_name }: { last_name: string | null; first_name: string | null }): string =>
  [last_name, first_name].filter(Boolean).join(', ');

async function changes(db: ReadDb, waiting: readonly Waiting[]): Promise<Described[]> {
  const subjects = new Map(waiting.flatMap(({ kind, id }) => (kind === 'guardian' || kind === 'student' ? [[id, kind] as const] : [])));
  const ids = [...subjects.keys()];
  const fields = await fieldsOf(db, ids);
  return (await namesOfChanges(db, ids)).map((row) => ({
    id: row.id,
    familyId: row.family_id,
    number: row.number,
    siteName: row.site_name,
    who: nameOf(row),
    what: fieldsInShort(
      subjects.get(row.id) ?? 'guardian',
      fields.filter(({ request_id }) => request_id === row.id),
    ),
  }));
}

/** « Téléphone portable », or « 3 champs ». */
const fieldsInShort = (subject: SheetSubject, fields: readonly { field: string }[]): string =>
  fields.length === 1 ? fieldLabel(subject, fields[0]?.field ?? '') : `${fields.length} champs`;

async function reEnrolments(db: ReadDb, waiting: readonly Waiting[]): Promise<Described[]> {
  const ids = waiting.flatMap(({ kind, id }) => (kind === 're-enrolment' ? id : []));
  const courses = await coursesOfReEnrolments(db, ids);
  return (await namesOfReEnrolments(db, ids)).map((row) => {
    const ticked = courses.filter(({ re_enrolment_id }) => re_enrolment_id === row.id).flatMap((one) => one.course ?? one.curriculum ?? []);
    const answer = row.answer ? ANSWER_WORDS[row.answer] : '';
    return {
      id: row.id,
      familyId: row.family_id,
      number: row.number,
      siteName: row.site_name,
      who: nameOf(row),
      what: row.answer === 'courses' && ticked.length > 0 ? [...new Set(ticked)].join(', ') : answer,
    };
  });
}

async function documents(db: ReadDb, waiting: readonly Waiting[]): Promise<Described[]> {
  const ids = waiting.flatMap(({ kind, id }) => (kind === 'document' ? id : []));
  return (await namesOfDocuments(db, ids)).map((row) => ({
    id: row.id,
    familyId: row.family_id,
    number: null,
    siteName: row.site_name,
    who: nameOf(row),
    what: row.name,
  }));
}
