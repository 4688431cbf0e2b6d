import type { Logger } from 'pino';
import { advanceJob, endInterruptedJobs, endJob, forgetOldJobs, type JobRecord, nextJob, startJob } from '../../../db/jobs.ts';
import type { Store } from '../../../db/open.ts';
import { findActiveStaff } from '../../../db/staff.ts';
import type { Topic } from '../../../shared/contract/index.ts';
import type { BulkName } from '../../../shared/contract/jobs.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Clock, Knock, StaffActor } from '../context.ts';
import type { Dispatch } from '../dispatch.ts';

/** What a job is asked to do, as it stands in the store. */
export interface JobOrder {
  label: string;
  items: { label: string; input: Record<string, unknown> }[];
}
export type JobReport = { label: string; problem: string }[];

export interface Jobs {
  /** Something waits: begins unless one runs already. Resolves when nothing waits any more. */
  poke(): Promise<void>;
  /** Stops the job after the item at hand, if it is the one that runs. */
  cancel(id: string): void;
  /** Why a job has stopped, where the store itself could not be told (a full disk): there it still runs. Null for any other. */
  stoppedBy(id: string): string | null;
  stop(): Promise<void>;
}

interface Parts {
  store: Store;
  clock: Clock;
  log: Logger;
  /** Known only once the verbs are. */
  dispatch(): Dispatch;
  announce(topics: Topic[]): void;
}

const INTERRUPTED = 'L’application s’est arrêtée pendant ce travail. Ce qui était fait l’est resté : reprenez-le pour finir.';
const KNOCK: Knock = { door: 'inside', ip: '', userAgent: 'Portée' };
/** How often open windows hear how far a job is. */
const TELL_MS = 300;
/** How long until the store is told again that a job has stopped, where it could not be: room has been made meanwhile. */
const AGAIN_MS = 30_000;
/** A job can be resumed, and its report read, for so long. */
const KEPT_MS = 7 * 24 * 3600 * 1000;
export const keptSince = (now: Date): string => new Date(now.getTime() - KEPT_MS).toISOString();

/**
 * Long work, one job at a time and one item after the other: each is one call of a verb as the person who started it, in the transaction
 * that also counts it. Whatever ends the work in the middle, what is counted is done, and nothing is done twice.
 */
export function createJobs({ store, clock, log, dispatch, announce }: Parts): Jobs {
  let running: Promise<void> | null = null;
  let current: string | null = null;
  let stopping = false;
  const cancelled = new Set<string>();
  let untold: { id: string; problem: string } | null = null;
  let again: NodeJS.Timeout | undefined;

  const at = () => clock.now().toISOString();
  const swept = store.write(async (db) => {
    await endInterruptedJobs(db, INTERRUPTED, at());
    await forgetOldJobs(db, keptSince(clock.now()));
  });

  swept.catch(() => {});

  async function all(): Promise<void> {
    await swept;
    await tellTheStore();
    while (!stopping) {
      const job = await nextJob(store.read);
      if (!job) return;
      current = job.id;
      try {
        await one(job);
      } catch (error) {
        log.error({ err: error, job: job.id }, 'a job has failed');
        const problem = error instanceof Refusal ? error.message : 'Une erreur est survenue pendant ce travail : reprenez-le pour finir.';
        untold = { id: job.id, problem };
        await tellTheStore();
      } finally {
        current = null;
        cancelled.delete(job.id);
        announce(['jobs']);
      }
    }
  }

  /** A disk that is full takes not even this: the windows know from here, the store once there is room, and nothing else is begun before. */
  async function tellTheStore(): Promise<void> {
    if (!untold) return;
    const { problem } = untold;
    clearTimeout(again);
    again = setTimeout(() => void poke(), AGAIN_MS).unref();
    await store.write((db) => endInterruptedJobs(db, problem, at()));
    clearTimeout(again);
    untold = null;
    announce(['jobs']);
  }

  async function one(job: JobRecord): Promise<void> {
    const { items } = JSON.parse(job.input ?? '') as JobOrder;
    const report = JSON.parse(job.report ?? '[]') as JobReport;
    const tell = teller(announce);
    await store.write((db) => startJob(db, job.id, at()));
    tell.now(['jobs']);
    for (let done = job.done_count; done < items.length; done++) {
      if (stopping) return tell.now([]);
      if (cancelled.has(job.id)) {
        await store.write((db) => endJob(db, job.id, 'cancelled', null, at()));
        return tell.now(['jobs']);
      }
      const item = items[done];
      if (item) await each(job, item, { done: done + 1, report, tell });
      // families at the extranet, and the window, come in between
      await new Promise((resolve) => setImmediate(resolve));
    }
    await store.write((db) => endJob(db, job.id, 'done', null, at()));
    tell.now(['jobs']);
  }

  async function each(
    job: JobRecord,
    item: JobOrder['items'][number],
    { done, report, tell }: { done: number; report: JobReport; tell: ReturnType<typeof teller> },
  ): Promise<void> {
    const actor = await whoStarted(job);
    try {
      await dispatch().callWithin(actor, KNOCK, job.kind as BulkName, item.input, {
        also: (db) => advanceJob(db, job.id, done),
        announce: tell.soon,
      });
    } catch (error) {
      // the same would befall all that follow
      if (!(error instanceof Refusal) || STOPPING.has(error.code)) throw error;
      const problem = error.fields ? Object.values(error.fields).join(' ') : error.message;
      report.push({ label: item.label, problem });
      await store.write((db) => advanceJob(db, job.id, done, JSON.stringify(report)));
      tell.soon(['jobs']);
    }
  }

  /** As they are now: a person who has left, or may do less, does no more. */
  async function whoStarted(job: JobRecord): Promise<StaffActor> {
    const person = job.made_by ? await findActiveStaff(store.read, job.made_by) : undefined;
    if (!person) throw new Refusal('not-allowed', 'La personne qui a lancé ce travail n’a plus de compte ouvert.');
    return { kind: 'staff', sessionId: '', ...person };
  }

  const poke = (): Promise<void> => {
    running ??= all()
      .catch((error: unknown) => log.error({ err: error }, 'jobs have stopped'))
      .finally(() => {
        running = null;
      });
    return running;
  };

  return {
    poke,
    cancel: (id) => void (current === id && cancelled.add(id)),
    stoppedBy: (id) => (untold?.id === id ? untold.problem : null),
    async stop() {
      stopping = true;
      clearTimeout(again);
      await swept.catch(() => {});
      await running;
    },
  };
}

const STOPPING: ReadonlySet<Refusal['code']> = new Set(['unavailable', 'not-allowed', 'expired']);

/** Tells windows a few times a second what each item has changed: a thousand items are not a thousand refreshed screens. */
function teller(announce: (topics: Topic[]) => void) {
  const waiting = new Set<Topic>();
  let timer: NodeJS.Timeout | null = null;
  const now = (topics: Topic[]): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    for (const topic of topics) waiting.add(topic);
    if (waiting.size > 0) announce([...waiting]);
    waiting.clear();
  };
  return {
    now,
    soon(topics: Topic[]): void {
      for (const topic of topics) waiting.add(topic);
      waiting.add('jobs');
      timer ??= setTimeout(() => now([]), TELL_MS).unref();
    },
  };
}
