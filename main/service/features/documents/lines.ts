import { type AskedDocument, documentsAsked, type Moment, momentOf } from '../../../../db/asked-documents.ts';
import type { FileRecord } from '../../../../db/documents.ts';
import type { DocumentFile, DocumentLine } from '../../../../shared/contract/documents.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { importRefusal, isToProvide } from '../../../../shared/rules/documents.ts';
import type { FamilyActor, ReadVerb } from '../../context.ts';

/** What is asked of the family itself, as *Famille* lists it. */
export const ofFamily: ReadVerb<'documents.ofFamily'> = async ({ db, actor, clock }) => {
  const { asked, campaigns, students } = await documentsAsked(db, actor, clock.now());
  const moment = await momentOf(db, campaigns, actor.accountId, null);
  return {
    family: asked.filter(({ studentId }) => studentId === null).map((one) => lineOf(one, moment, actor)),
    students: students.flatMap(({ id, first_name, last_name }) => {
      const own = asked.filter(({ studentId }) => studentId === id);
      const toProvide = own.filter(({ state }) => isToProvide(state)).length;
      return own.length > 0 ? [{ id, name: `${first_name} ${last_name}`, toProvide }] : [];
    }),
  };
};

/** Both tables of a student's page; only the family's own students are found. */
export const ofStudent: ReadVerb<'documents.ofStudent'> = async ({ db, actor, clock }, { studentId }) => {
  const { asked, campaigns, students } = await documentsAsked(db, actor, clock.now());
  if (!students.some(({ id }) => id === studentId)) throw notFound('Cet élève');
  const moment = await momentOf(db, campaigns, actor.accountId, studentId);
  const lines = (whose: string | null) => asked.filter((one) => one.studentId === whose).map((one) => lineOf(one, moment, actor));
  return { family: lines(null), student: lines(studentId) };
};

function lineOf(asked: AskedDocument, moment: Moment, actor: FamilyActor): DocumentLine {
  const { required, state, exemption, year, earlierYear, last, shown } = asked;
  // what the other parent wrote to the office stays between them
  const officeSays = state === 'exempt' && exemption?.account_id === null ? exemption.explanation : null;
  return {
    requirementId: required.id,
    name: required.name,
    explanation: required.explanation,
    mandatory: required.mandatory,
    severalFiles: required.severalFiles,
    dated: required.validity.validity === 'days',
    model: required.model,
    alternatives: [...required.alternatives],
    state,
    reason: asked.reason ?? officeSays,
    forYear: earlierYear ? (year?.label ?? null) : null,
    validUntil: state === 'accepted' || state === 'expired' ? (last?.valid_until ?? null) : null,
    files: shown.flatMap((document) => document.files.map((file) => fileOf(file, actor))),
    importRefusal: importRefusal({ state, ...moment })?.sentence ?? null,
  };
}

function fileOf(file: FileRecord, actor: FamilyActor): DocumentFile {
  const seen = mayRead(file, actor);
  return {
    id: file.id,
    name: seen ? file.file_name : 'Fichier de l’autre responsable',
    givenAt: file.given_at,
    sizeBytes: file.size_bytes,
    waiting: file.examined_at === null,
    opens: seen && file.examined_at !== null && file.blob_id !== null,
  };
}

/** What a person gave who keeps the address from the other parent is not that parent's to read: most papers bear an address (RGPD-7.9). */
const mayRead = ({ account_id, kept_from_others }: FileRecord, { accountId }: FamilyActor): boolean =>
  account_id === accountId || !kept_from_others;
