import type { ReadDb } from './open.ts';

/** The documents that wait for the office's decision; nothing that has not been examined is among them. */
export const documentsToDecide = (db: ReadDb) =>
  db
    .selectFrom('document')
    .where('document.state', '=', 'given')
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('document_file as unexamined')
            .select('unexamined.id')
            .whereRef('unexamined.document_id', '=', 'document.id')
            .where('unexamined.examined_at', 'is', null),
        ),
      ),
    );
