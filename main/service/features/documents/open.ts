import { findBytes } from '../../../../db/document-files.ts';
import { findModel } from '../../../../db/required-documents.ts';
import { notFound } from '../../../../shared/refusal.ts';
import type { ReadVerb } from '../../context.ts';

/** The bytes of a family's own file. Before it has been examined, or once its bytes are erased, there is nothing to open. */
export const open: ReadVerb<'documents.open'> = async ({ db, actor, secrets }, { fileId }) => {
  const file = await findBytes(db, fileId);
  const isOwn = file?.family_id === actor.familyId && (file.account_id === actor.accountId || file.address_confidential !== 1);
  if (!file || !isOwn || file.examined_at === null) throw notFound('Ce fichier');
  return { name: file.file_name, mediaType: file.media_type, bytes: secrets.unsealDocument(file, file.blob_id) };
};

/** The form to fill in that comes with a document asked for at the family's own site. */
export const model: ReadVerb<'documents.model'> = async ({ db, actor }, { requirementId }) => {
  const found = await findModel(db, actor.siteId, requirementId);
  if (!found) throw notFound('Ce modèle');
  return { ...found, bytes: Uint8Array.from(found.bytes) };
};

/** How the examination of a document just given went. */
export const examined: ReadVerb<'documents.examined'> = ({ actor, examinations }, { id }) => examinations.outcome(id, actor.familyId);
