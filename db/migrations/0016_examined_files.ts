import type { Migration } from './migration.ts';

/** When a file's content was found to be what it says (UPL-3.9). Until then nobody is given its bytes; what came before was all looked at. */
export const examinedFiles: Migration = {
  number: 16,
  name: 'examined files',
  sql: `
ALTER TABLE document_file ADD COLUMN examined_at TEXT;
UPDATE document_file SET examined_at = given_at;
CREATE INDEX document_file_waiting ON document_file (given_at) WHERE examined_at IS NULL;
`,
};
