import { newId } from '../shared/ids.ts';
import type { Condition } from '../shared/rules/conditions.ts';
import type { Validity } from '../shared/rules/documents.ts';
import type { ReadDb, WriteDb } from './open.ts';

// What the office sets up: the documents that a site asks for. What families are asked is read in `required-documents.ts`.

/** Every document that one site or all ask for, in their order; archived ones last. */
export const listRequiredDocuments = (db: ReadDb, siteId: string | null) =>
  db
    .selectFrom('required_document as asked')
    .innerJoin('site', 'site.id', 'asked.site_id')
    .select(['asked.id', 'asked.version', 'asked.site_id', 'site.short_name as site_name', 'asked.name', 'asked.scope', 'asked.mandatory'])
    .select(['asked.several_files', 'asked.validity', 'asked.validity_days', 'asked.validity_date', 'asked.health', 'asked.archived_at'])
    .select('asked.model_file_name')
    .select((eb) => [
      eb
        .selectFrom('document')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('document.required_document_id', '=', 'asked.id')
        .$asScalar()
        .as('given'),
      eb
        .selectFrom('document')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('document.required_document_id', '=', 'asked.id')
        .where('document.state', '=', 'given')
        .$asScalar()
        .as('waiting'),
    ])
    .$if(siteId !== null, (query) => query.where('asked.site_id', '=', siteId ?? ''))
    .orderBy('site.position')
    .orderBy('site.name')
    .orderBy((eb) => eb('asked.archived_at', 'is not', null))
    .orderBy('asked.position')
    .orderBy('asked.name')
    .execute();

export const findRequiredDocument = (db: ReadDb, id: string) =>
  db
    .selectFrom('required_document')
    .innerJoin('site', 'site.id', 'required_document.site_id')
    .select(['required_document.id', 'required_document.version', 'required_document.site_id', 'site.short_name as site_name'])
    .select(['required_document.name', 'required_document.explanation', 'required_document.scope', 'required_document.mandatory'])
    .select(['required_document.several_files', 'required_document.validity', 'required_document.validity_days'])
    .select(['required_document.validity_date', 'required_document.model_file_name', 'required_document.health'])
    .select(['required_document.purpose', 'required_document.position', 'required_document.archived_at'])
    .where('required_document.id', '=', id)
    .executeTakeFirst();

export const conditionsOf = (db: ReadDb, ids: readonly string[]) =>
  db
    .selectFrom('required_document_condition')
    .select(['required_document_id', 'clause', 'kind', 'comparison', 'value'])
    .where('required_document_id', 'in', ids)
    .orderBy('clause')
    .execute();

export const alternativesOf = (db: ReadDb, ids: readonly string[]) =>
  db
    .selectFrom('required_document_alternative')
    .select(['id', 'required_document_id', 'name', 'explanation'])
    .where('required_document_id', 'in', ids)
    .orderBy('position')
    .execute();

/** The form to fill in, of one that is archived too. */
export const findModelOf = (db: ReadDb, id: string) =>
  db
    .selectFrom('required_document')
    .select(['model_file_name', 'model_media_type', 'model_bytes'])
    .where('id', '=', id)
    .where('model_bytes', 'is not', null)
    .executeTakeFirst();

/** The one of this name that the site asks for already; undefined when there is none but this. */
export const namesake = (db: ReadDb, siteId: string, name: string, id: string | null) =>
  db
    .selectFrom('required_document')
    .select('id')
    .where('site_id', '=', siteId)
    .where('name', '=', name)
    .where('archived_at', 'is', null)
    .$if(id !== null, (query) => query.where('id', '!=', id ?? ''))
    .executeTakeFirst();

export interface Requirement {
  name: string;
  explanation: string | null;
  scope: 'family' | 'student';
  mandatory: boolean;
  severalFiles: boolean;
  validity: Validity;
  health: boolean;
  purpose: string | null;
  conditions: readonly Condition[];
  alternatives: readonly { id?: string | null | undefined; name: string; explanation: string | null }[];
}

export interface Model {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

const columns = (asked: Requirement) => ({
  name: asked.name,
  explanation: asked.explanation,
  scope: asked.scope,
  mandatory: asked.mandatory ? (1 as const) : (0 as const),
  several_files: asked.severalFiles ? (1 as const) : (0 as const),
  validity: asked.validity.validity,
  validity_days: asked.validity.validity === 'days' ? asked.validity.days : null,
  validity_date: asked.validity.validity === 'date' ? asked.validity.date : null,
  health: asked.health ? (1 as const) : (0 as const),
  purpose: asked.health ? asked.purpose : null,
});

const modelColumns = (model: Model | null) => ({
  model_file_name: model?.name ?? null,
  model_media_type: model?.mediaType ?? null,
  model_bytes: model ? Buffer.from(model.bytes) : null,
});

/** Asked from now on, after all that the site asks for already; gives its id. */
export async function insertRequirement(db: WriteDb, siteId: string, asked: Requirement, model: Model | null, at: string): Promise<string> {
  const id = newId();
  const { next } = await db
    .selectFrom('required_document')
    .select((eb) => eb(eb.fn.coalesce(eb.fn.max('position'), eb.lit(-1)), '+', 1).as('next'))
    .where('site_id', '=', siteId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('required_document')
    .values({ id, site_id: siteId, ...columns(asked), ...modelColumns(model), position: Number(next), created_at: at, updated_at: at })
    .execute();
  await writeParts(db, id, asked);
  return id;
}

/** `model`: undefined leaves the one that stands. */
export async function updateRequirement(
  db: WriteDb,
  id: string,
  asked: Requirement,
  model: Model | null | undefined,
  at: string,
): Promise<void> {
  await db
    .updateTable('required_document')
    .set((eb) => ({ ...columns(asked), ...(model !== undefined && modelColumns(model)), version: eb('version', '+', 1), updated_at: at }))
    .where('id', '=', id)
    .execute();
  const kept = asked.alternatives.flatMap((one) => one.id ?? []);
  await db.deleteFrom('required_document_condition').where('required_document_id', '=', id).execute();
  await db
    .deleteFrom('required_document_alternative')
    .where('required_document_id', '=', id)
    .$if(kept.length > 0, (query) => query.where('id', 'not in', kept))
    .execute();
  await writeParts(db, id, asked);
}

async function writeParts(db: WriteDb, requiredDocumentId: string, { conditions, alternatives }: Requirement): Promise<void> {
  for (const { clause, kind, comparison, value } of conditions)
    await db
      .insertInto('required_document_condition')
      .values({ id: newId(), required_document_id: requiredDocumentId, clause, kind, comparison, value })
      .execute();
  for (const [position, { id, name, explanation }] of alternatives.entries())
    await db
      .insertInto('required_document_alternative')
      .values({ id: id ?? newId(), required_document_id: requiredDocumentId, name, explanation, position })
      .onConflict((there) => there.column('id').doUpdateSet({ name, explanation, position }))
      .execute();
}

/** Those of these papers that some document was given as, with how many: their names must stay. */
export const papersGiven = (db: ReadDb, requiredDocumentId: string) =>
  db
    .selectFrom('document')
    .innerJoin('required_document_alternative as paper', 'paper.id', 'document.alternative_id')
    .select(['paper.id', 'paper.name'])
    .select((eb) => eb.fn.countAll<number>().as('given'))
    .where('document.required_document_id', '=', requiredDocumentId)
    .groupBy(['paper.id', 'paper.name'])
    .execute();

/** Asked of nobody any more, or asked again (`at` null); what was given stays. */
export const setArchived = (db: WriteDb, id: string, archivedAt: string | null, at: string) =>
  db
    .updateTable('required_document')
    .set((eb) => ({ archived_at: archivedAt, version: eb('version', '+', 1), updated_at: at }))
    .where('id', '=', id)
    .execute();

/** The order is no part of what somebody else may be changing meanwhile: versions stay. */
export async function setOrder(db: WriteDb, ids: readonly string[]): Promise<void> {
  for (const [position, id] of ids.entries()) await db.updateTable('required_document').set({ position }).where('id', '=', id).execute();
}
