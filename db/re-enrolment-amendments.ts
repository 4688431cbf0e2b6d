import type { ReEnrolmentContent } from '../shared/contract/re-enrolments.ts';
import { newId } from '../shared/ids.ts';
import type { ReadDb, WriteDb } from './open.ts';

export interface AnswerOwner {
  accountId: string;
  campaignId: string;
  studentId: string;
}

/** A change of something sent that its author has not sent yet: what was sent stands meanwhile. */
export interface Amendment {
  /** Changes with every save. */
  mark: string;
  /** The version of the sent answer that it was made from. */
  on: number;
  savedAt: string;
  content: ReEnrolmentContent;
}

const pageOf = (campaignId: string, studentId: string): string => `re-enrolment:${campaignId}:${studentId}`;

/** This account's own unsent change, if any. */
export async function findAmendment(db: ReadDb, { accountId, campaignId, studentId }: AnswerOwner): Promise<Amendment | null> {
  const row = await db
    .selectFrom('form_draft')
    .select(['content', 'saved_at'])
    .where('account_id', '=', accountId)
    .where('page', '=', pageOf(campaignId, studentId))
    .executeTakeFirst();
  return row ? { ...(JSON.parse(row.content) as Omit<Amendment, 'savedAt'>), savedAt: row.saved_at } : null;
}

/** Keeps an unsent change beside what was sent, until `until` at the latest; the one before it is replaced. */
export async function saveAmendment(
  db: WriteDb,
  { accountId, campaignId, studentId }: AnswerOwner,
  { on, content, until }: { on: number; content: ReEnrolmentContent; until: string },
  at: string,
): Promise<void> {
  const values = { content: JSON.stringify({ mark: newId(), on, content }), saved_at: at, expires_at: until };
  await db
    .insertInto('form_draft')
    .values({ account_id: accountId, page: pageOf(campaignId, studentId), ...values })
    .onConflict((conflict) => conflict.columns(['account_id', 'page']).doUpdateSet(values))
    .execute();
}

export const dropAmendment = (db: WriteDb, { accountId, campaignId, studentId }: AnswerOwner) =>
  db.deleteFrom('form_draft').where('account_id', '=', accountId).where('page', '=', pageOf(campaignId, studentId)).execute();
