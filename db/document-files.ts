import { newId } from '../shared/ids.ts';
import type { ReadDb, WriteDb } from './open.ts';

// The files of a document and their sealed bytes; what a document is and becomes stands in `documents.ts`.

/** Bytes as the store keeps them: encrypted, with what is needed to find the key again. */
export interface SealedBytes {
  keyId: string;
  nonce: Buffer;
  bytes: Buffer;
}

/** What is known of a file; until it has been examined the media type is only what its name says. */
export interface FileFacts {
  mediaType: string;
  sizeBytes: number;
  /** Of the clear bytes, hexadecimal. */
  sha256: string;
  pages: number | null;
}

export interface NewFile extends FileFacts {
  blobId: string;
  name: string;
  position: number;
  sealed: SealedBytes;
}

/** The bytes and the row of a file, which waits for its examination. */
export async function insertFile(
  db: WriteDb,
  documentId: string,
  { blobId, sealed, ...file }: NewFile,
  { accountId, at }: { accountId: string; at: string },
): Promise<void> {
  await db
    .insertInto('blob')
    .values({ id: blobId, key_id: sealed.keyId, nonce: sealed.nonce, bytes: sealed.bytes, created_at: at })
    .execute();
  await db
    .insertInto('document_file')
    .values({
      id: newId(),
      document_id: documentId,
      blob_id: blobId,
      file_name: file.name,
      media_type: file.mediaType,
      size_bytes: file.sizeBytes,
      sha256: file.sha256,
      pages: file.pages,
      position: file.position,
      given_at: at,
      account_id: accountId,
    })
    .execute();
}

/** The bytes of a file with what they are; undefined where they are no more. */
export const findBytes = (db: ReadDb, fileId: string) =>
  db
    .selectFrom('document_file as file')
    .innerJoin('blob', 'blob.id', 'file.blob_id')
    .innerJoin('document', 'document.id', 'file.document_id')
    .leftJoin('account', 'account.id', 'file.account_id')
    .leftJoin('guardian', 'guardian.id', 'account.guardian_id')
    .select(['file.file_name', 'file.media_type', 'file.sha256', 'file.examined_at', 'file.account_id'])
    .select(['blob.id as blob_id', 'blob.key_id', 'blob.nonce', 'blob.bytes'])
    .select(['document.id as document_id', 'document.site_id', 'document.family_id', 'document.state', 'guardian.address_confidential'])
    .where('file.id', '=', fileId)
    .executeTakeFirst();

/** Documents with a file that has not been examined, the oldest first. */
export const waitingDocuments = async (db: ReadDb): Promise<string[]> => {
  const rows = await db.selectFrom('document_file').select('document_id').where('examined_at', 'is', null).orderBy('given_at').execute();
  return [...new Set(rows.map(({ document_id }) => document_id))];
};

export const waitingFilesOf = (db: ReadDb, documentId: string) =>
  db
    .selectFrom('document_file')
    .select(['id', 'file_name', 'blob_id'])
    .where('document_id', '=', documentId)
    .where('examined_at', 'is', null)
    .orderBy('position')
    .execute();

/** A file has been examined; `sealed` is what was made of it and stands in its place from now on, null where it stays as it came. */
export async function keepExamined(
  db: WriteDb,
  { fileId, blobId, facts, sealed }: { fileId: string; blobId: string; facts: FileFacts; sealed: SealedBytes | null },
  at: string,
): Promise<void> {
  if (sealed)
    await db.updateTable('blob').set({ key_id: sealed.keyId, nonce: sealed.nonce, bytes: sealed.bytes }).where('id', '=', blobId).execute();
  await db
    .updateTable('document_file')
    .set({ media_type: facts.mediaType, size_bytes: facts.sizeBytes, sha256: facts.sha256, pages: facts.pages, examined_at: at })
    .where('id', '=', fileId)
    .execute();
}

/** The files of one document go on in another, before those that it has. */
export async function moveFiles(db: WriteDb, from: string, to: string): Promise<void> {
  const { moving } = await db
    .selectFrom('document_file')
    .select((eb) => eb.fn.countAll<number>().as('moving'))
    .where('document_id', '=', from)
    .executeTakeFirstOrThrow();
  await db
    .updateTable('document_file')
    .set((eb) => ({ position: eb('position', '+', moving) }))
    .where('document_id', '=', to)
    .execute();
  await db.updateTable('document_file').set({ document_id: to }).where('document_id', '=', from).execute();
}

/** The bytes of a document's files; their rows stay as its trace. */
export async function eraseBytes(db: WriteDb, documentId: string): Promise<void> {
  const files = await db
    .selectFrom('document_file')
    .select('blob_id')
    .where('document_id', '=', documentId)
    .where('blob_id', 'is not', null)
    .execute();
  await db.updateTable('document_file').set({ blob_id: null }).where('document_id', '=', documentId).execute();
  const blobs = files.flatMap(({ blob_id }) => blob_id ?? []);
  if (blobs.length > 0) await db.deleteFrom('blob').where('id', 'in', blobs).execute();
}

/** The files and bytes kept for one student's answer to a campaign (UPL-3.12). */
export async function keptFor(db: ReadDb, reEnrolmentId: string): Promise<{ files: number; bytes: number }> {
  const kept = await db
    .selectFrom('document_file')
    .innerJoin('document', 'document.id', 'document_file.document_id')
    .select((eb) => [eb.fn.countAll<number>().as('files'), eb.fn.sum<number | null>('document_file.size_bytes').as('bytes')])
    .where('document.re_enrolment_id', '=', reEnrolmentId)
    .where('document_file.blob_id', 'is not', null)
    .executeTakeFirstOrThrow();
  return { files: kept.files, bytes: kept.bytes ?? 0 };
}
