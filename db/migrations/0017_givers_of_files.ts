import type { Migration } from './migration.ts';

/** Who gave a file: a document made of several may come from both parents, and one may keep the address from the other (RGPD-7.9). */
export const giversOfFiles: Migration = {
  number: 17,
  name: 'givers of files',
  sql: `
ALTER TABLE document_file ADD COLUMN account_id TEXT REFERENCES account (id);
UPDATE document_file SET account_id = (SELECT account_id FROM document WHERE document.id = document_id);
CREATE INDEX document_file_account ON document_file (account_id);
`,
};
