import { conditionChoices } from '../../../../db/condition-choices.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { alternativesOf, conditionsOf, findModelOf, listRequiredDocuments } from '../../../../db/required-documents-desk.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { conditionsInWords, type NameOf } from '../../../../shared/rules/condition-words.ts';
import type { ReadVerb } from '../../context.ts';
import { requireFound } from './save.ts';

/** What each site asks for, in its order. */
export const list: ReadVerb<'requiredDocuments.list'> = async ({ db }, { siteId = null }) => {
  const rows = await listRequiredDocuments(db, siteId);
  const ids = rows.map(({ id }) => id);
  const [conditions, alternatives, names] = await Promise.all([
    conditionsOf(db, ids),
    alternativesOf(db, ids),
    namesBySite(db, [...new Set(rows.map((row) => row.site_id))]),
  ]);
  return {
    rows: rows.map((row) => ({
      ...asAsked(row),
      concerns: conditionsInWords(
        conditions.filter((one) => one.required_document_id === row.id),
        names.get(row.site_id) ?? (() => undefined),
      ),
      alternatives: alternatives.filter((one) => one.required_document_id === row.id).map(({ name }) => name),
      waiting: row.waiting ?? 0,
      given: row.given ?? 0,
    })),
  };
};

type Asked = Omit<Awaited<ReturnType<typeof listRequiredDocuments>>[number], 'given' | 'waiting'>;

/** What its line in the list and its form both say. */
const asAsked = (row: Asked) => ({
  id: row.id,
  version: row.version,
  siteId: row.site_id,
  siteName: row.site_name,
  name: row.name,
  scope: row.scope,
  mandatory: row.mandatory === 1,
  severalFiles: row.several_files === 1,
  validity: { validity: row.validity, days: row.validity_days, date: row.validity_date },
  health: row.health === 1,
  model: row.model_file_name,
  archivedAt: row.archived_at,
});

/** One as it is opened to be changed. */
export const get: ReadVerb<'requiredDocuments.get'> = async ({ db }, { id }) => {
  const row = await requireFound(db, id);
  const [conditions, alternatives] = await Promise.all([conditionsOf(db, [id]), alternativesOf(db, [id])]);
  return {
    ...asAsked(row),
    explanation: row.explanation,
    purpose: row.purpose,
    alternatives: alternatives.map(({ id: alternativeId, name, explanation }) => ({ id: alternativeId, name, explanation })),
    conditions: conditions.map(({ clause, kind, comparison, value }) => ({ clause, kind, comparison, value })),
  };
};

export const model: ReadVerb<'requiredDocuments.model'> = async ({ db }, { id }) => {
  const found = await findModelOf(db, id);
  if (!found?.model_bytes) throw notFound('Ce modèle');
  return {
    name: found.model_file_name ?? 'modèle',
    mediaType: found.model_media_type ?? 'application/octet-stream',
    bytes: Uint8Array.from(found.model_bytes),
  };
};

/** How the values of a site's conditions are called; those of lists that are archived too. */
export async function namesAt(db: ReadDb, siteId: string): Promise<NameOf> {
  const choices = await conditionChoices(db, siteId);
  return (kind, value) => choices[kind]?.find((choice) => choice.value === value)?.label ?? (kind === 'city' ? value : undefined);
}

async function namesBySite(db: ReadDb, siteIds: readonly string[]): Promise<Map<string, NameOf>> {
  const names = new Map<string, NameOf>();
  for (const id of siteIds) names.set(id, await namesAt(db, id));
  return names;
}
