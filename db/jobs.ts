import { newId } from '../shared/ids.ts';
import type { ReadDb, WriteDb } from './open.ts';
import type { Row } from './tables.ts';

export type JobRecord = Row<'job'>;

export interface NewJob {
  kind: string;
  /** JSON. */
  input: string;
  total: number;
  staffId: string;
}

export async function insertJob(db: WriteDb, job: NewJob, at: string): Promise<string> {
  const id = newId();
  await db
    .insertInto('job')
    .values({ id, kind: job.kind, state: 'waiting', input: job.input, total_count: job.total, made_by: job.staffId, created_at: at })
    .execute();
  return id;
}

export const findJob = (db: ReadDb, id: string) => db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst();

/** Without their inputs, which can be long. */
const withoutInput = (db: ReadDb) =>
  db
    .selectFrom('job')
    .leftJoin('staff', 'staff.id', 'job.made_by')
    .select(['job.id', 'job.kind', 'job.state', 'job.done_count', 'job.total_count', 'job.report', 'job.problem'])
    .select(['job.created_at', 'job.ended_at', 'staff.name as made_by'])
    .select((eb) => eb.fn<string>('json_extract', ['job.input', eb.val('$.label')]).as('label'));

export type ListedJob = Awaited<ReturnType<typeof listJobs>>[number];

/** Those that run or wait, and those that have ended since then; the newest first. */
export const listJobs = (db: ReadDb, since: string) =>
  withoutInput(db)
    .where((eb) => eb.or([eb('job.ended_at', 'is', null), eb('job.ended_at', '>', since)]))
    .orderBy('job.created_at', 'desc')
    .limit(50)
    .execute();

export const findListedJob = (db: ReadDb, id: string) => withoutInput(db).where('job.id', '=', id).executeTakeFirst();

/** The one that has waited longest. */
export const nextJob = (db: ReadDb) =>
  db.selectFrom('job').selectAll().where('state', '=', 'waiting').orderBy('created_at').limit(1).executeTakeFirst();

export const startJob = (db: WriteDb, id: string, at: string) =>
  db
    .updateTable('job')
    .set({ state: 'running', started_at: at, problem: null })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst();

/** One more has been gone through; `report` (JSON) when it was refused. */
export const advanceJob = (db: WriteDb, id: string, done: number, report?: string) =>
  db
    .updateTable('job')
    .set({ done_count: done, ...(report !== undefined && { report }) })
    .where('id', '=', id)
    .execute();

export const endJob = (db: WriteDb, id: string, state: 'done' | 'failed' | 'cancelled', problem: string | null, at: string) =>
  db.updateTable('job').set({ state, problem, ended_at: at }).where('id', '=', id).where('state', 'in', ['waiting', 'running']).execute();

export const resumeJob = (db: WriteDb, id: string, staffId: string) =>
  db
    .updateTable('job')
    .set({ state: 'waiting', problem: null, ended_at: null, made_by: staffId })
    .where('id', '=', id)
    .where('state', 'in', ['failed', 'cancelled'])
    .execute();

/** What a closed or crashed application has left in the middle. */
export const endInterruptedJobs = (db: WriteDb, problem: string, at: string) =>
  db.updateTable('job').set({ state: 'failed', problem, ended_at: at }).where('state', '=', 'running').execute();

/** What a job needed to run is not kept longer than it can be resumed. */
export const forgetOldJobs = (db: WriteDb, before: string) => db.deleteFrom('job').where('ended_at', '<', before).execute();
