import { sql } from 'kysely';
import type { ReadDb, WriteDb } from './open.ts';
import type { Row } from './tables.ts';

// The outbox as staff see it; what the sender does with it is in outbox.ts.

export type MailState = Row<'outbox'>['state'];

export interface MessageFilter {
  state?: MailState | null | undefined;
  familyId?: string | null | undefined;
  /** Found in the subject, the address or the name. */
  search: string;
}

const COLUMNS = [
  'id',
  'family_id',
  'kind',
  'subject',
  'recipient',
  'recipient_name',
  'state',
  'attempts',
  'last_error',
  'next_attempt_at',
  'created_at',
  'sent_at',
] as const;
export type MessageRow = Pick<Row<'outbox'>, (typeof COLUMNS)[number]>;

/** The newest first, and how many there are in all. */
export async function listMessages(db: ReadDb, filter: MessageFilter, page: { offset: number; limit: number }) {
  const found = matching(db, filter).$if(Boolean(filter.state), (query) => query.where('state', '=', filter.state ?? 'pending'));
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows: MessageRow[] = await found.select(COLUMNS).orderBy('seq', 'desc').limit(page.limit).offset(page.offset).execute();
  return { rows, total };
}

/** How many there are in each state, whichever state is being looked at. */
export async function countMessages(db: ReadDb, filter: MessageFilter): Promise<Partial<Record<MailState, number>>> {
  const rows = await matching(db, filter)
    .select((eb) => ['state', eb.fn.countAll<number>().as('total')])
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.state, row.total]));
}

export const findMessage = (db: ReadDb, id: string) =>
  db
    .selectFrom('outbox')
    .select([...COLUMNS, 'text', 'html', 'secret'])
    .where('id', '=', id)
    .executeTakeFirst();

/** It stays where it is, with who stopped it. */
export const cancelMessage = (db: WriteDb, id: string, why: string) =>
  db.updateTable('outbox').set({ state: 'cancelled', last_error: why }).where('id', '=', id).where('state', '=', 'pending').execute();

/** Due at once, as if never tried. */
export async function queueAgain(db: WriteDb, id: string, now: Date): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ state: 'pending', attempts: 0, next_attempt_at: now.toISOString(), last_error: null })
    .where('id', '=', id)
    .execute();
}

function matching(db: ReadDb, { familyId, search }: MessageFilter) {
  const like = `%${search.trim().replace(/[\\%_]/g, '\\$&')}%`;
  return db
    .selectFrom('outbox')
    .$if(Boolean(familyId), (query) => query.where('family_id', '=', familyId ?? null))
    .$if(search.trim() !== '', (query) =>
      query.where((eb) =>
        eb.or(
          (['subject', 'recipient', 'recipient_name'] as const).map((column) => sql<boolean>`${eb.ref(column)} like ${like} escape '\\'`),
        ),
      ),
    );
}
