import { newId } from '../shared/ids.ts';
import type { MailingKind } from '../shared/rules/mailings.ts';
import type { ReadDb, WriteDb } from './open.ts';

/** The office's own wordings in use, by name, with who last wrote on them. */
export const listTemplates = (db: ReadDb, kind: MailingKind | null) =>
  db
    .selectFrom('message_template')
    .leftJoin('staff', 'staff.id', 'message_template.updated_by')
    .selectAll('message_template')
    .select('staff.name as updated_by_name')
    .where('archived_at', 'is', null)
    .$if(kind !== null, (q) => q.where('kind', '=', kind ?? ''))
    .orderBy('message_template.name')
    .execute();

/** Undefined when there is none, or it was archived. */
export const findTemplate = (db: ReadDb, id: string) =>
  db.selectFrom('message_template').selectAll().where('id', '=', id).where('archived_at', 'is', null).executeTakeFirst();

export interface TemplateWording {
  kind: MailingKind;
  name: string;
  subject: string;
  text: string;
}

export async function insertTemplate(db: WriteDb, wording: TemplateWording, staffId: string, at: string): Promise<string> {
  const id = newId();
  await db
    .insertInto('message_template')
    .values({ id, ...wording, updated_at: at, updated_by: staffId })
    .execute();
  return id;
}

export const changeTemplate = (db: WriteDb, id: string, wording: TemplateWording, staffId: string, at: string) =>
  db
    .updateTable('message_template')
    .set((eb) => ({ ...wording, updated_at: at, updated_by: staffId, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

export const archiveTemplate = (db: WriteDb, id: string, staffId: string, at: string) =>
  db
    .updateTable('message_template')
    .set((eb) => ({ archived_at: at, updated_at: at, updated_by: staffId, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

/** Somebody whom a message would find well: with an account, an e-mail and students; undefined in an empty office. */
export const exampleGuardian = (db: ReadDb) =>
  db
    .selectFrom('guardian')
    .innerJoin('family', 'family.id', 'guardian.family_id')
    .innerJoin('account', 'account.guardian_id', 'guardian.id')
    .innerJoin('student', 'student.family_id', 'family.id')
    .select('guardian.id')
    .where('family.archived_at', 'is', null)
    .where('guardian.email', 'is not', null)
    .where('student.archived_at', 'is', null)
    .orderBy('family.search_key')
    .limit(1)
    .executeTakeFirst();
