import type { Condition } from '../shared/rules/conditions.ts';
import type { Validity } from '../shared/rules/documents.ts';
import type { ReadDb } from './open.ts';
import { prepared } from './prepared.ts';

/** One kind of document that a site asks for: from whom, how long it is good for. Its model's bytes are read apart. */
export interface RequiredDocument {
  id: string;
  name: string;
  explanation: string | null;
  scope: 'family' | 'student';
  mandatory: boolean;
  severalFiles: boolean;
  validity: Validity;
  /** The model's file name. */
  model: string | null;
  conditions: readonly Condition[];
  alternatives: readonly { id: string; name: string; explanation: string | null }[];
}

/** All that a site asks for, in its order; what is no longer asked for is left out. */
export async function requiredDocumentsOf(db: ReadDb, siteId: string): Promise<RequiredDocument[]> {
  const [rows, conditions, alternatives] = await Promise.all([
    requiredRows(db, siteId),
    conditionRows(db, siteId),
    alternativeRows(db, siteId),
  ]);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    explanation: row.explanation,
    scope: row.scope,
    mandatory: row.mandatory === 1,
    severalFiles: row.several_files === 1,
    validity: { validity: row.validity, days: row.validity_days, date: row.validity_date },
    model: row.model_file_name,
    conditions: conditions.filter(({ required_document_id }) => required_document_id === row.id),
    alternatives: alternatives
      .filter(({ required_document_id }) => required_document_id === row.id)
      .map(({ id, name, explanation }) => ({ id, name, explanation })),
  }));
}

const requiredRows = prepared((db, siteId: string) =>
  db
    .selectFrom('required_document')
    .select(['id', 'name', 'explanation', 'scope', 'mandatory', 'several_files', 'validity', 'validity_days', 'validity_date'])
    .select('model_file_name')
    .where('site_id', '=', siteId)
    .where('archived_at', 'is', null)
    .orderBy('position')
    .orderBy('name'),
);

const conditionRows = prepared((db, siteId: string) =>
  db
    .selectFrom('required_document_condition as condition')
    .innerJoin('required_document', 'required_document.id', 'condition.required_document_id')
    .select(['condition.required_document_id', 'condition.clause', 'condition.kind', 'condition.comparison', 'condition.value'])
    .where('required_document.site_id', '=', siteId),
);

const alternativeRows = prepared((db, siteId: string) =>
  db
    .selectFrom('required_document_alternative as alternative')
    .innerJoin('required_document', 'required_document.id', 'alternative.required_document_id')
    .select(['alternative.id', 'alternative.required_document_id', 'alternative.name', 'alternative.explanation'])
    .where('required_document.site_id', '=', siteId)
    .orderBy('alternative.position'),
);

/** The form to fill in of one document asked for at a site; undefined when there is none. */
export async function findModel(db: ReadDb, siteId: string, id: string) {
  const row = await db
    .selectFrom('required_document')
    .select(['model_file_name', 'model_media_type', 'model_bytes'])
    .where('id', '=', id)
    .where('site_id', '=', siteId)
    .where('archived_at', 'is', null)
    .executeTakeFirst();
  if (!row?.model_file_name || !row.model_bytes) return undefined;
  return { name: row.model_file_name, mediaType: row.model_media_type ?? 'application/octet-stream', bytes: row.model_bytes };
}
