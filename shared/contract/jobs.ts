import { z } from 'zod';
import { id, line, nothing, type Role, staffRead, staffWrite } from './operation.ts';

/** What may be done over many at once: each of these is one verb of the contract, done for one after the other. */
export const BULK_NAMES = [
  'accounts.makeIdentifier',
  'accounts.sendIdentifier',
  'accounts.block',
  'accounts.unblock',
  'accounts.endSessions',
  'changeRequests.decide',
  'reEnrolments.decide',
  'documents.decide',
  'mailings.tell',
  'messages.sendAgain',
  'directDebits.collect',
  'invoices.bill',
  'invoices.issue',
] as const;
export const bulkName = z.enum(BULK_NAMES);
export type BulkName = z.output<typeof bulkName>;

/** At most this many in one job. */
export const BULK_MAX = 20_000;

/** `failed`: it stopped by itself (the disk is full, the application was closed); what is done stays done, and the rest can be resumed. */
export const jobState = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']);

export const jobRow = z.strictObject({
  id,
  name: bulkName,
  /** What staff called it by starting it: « Envoi de 12 identifiants ». */
  label: z.string(),
  state: jobState,
  /** How many have been gone through, the refused ones among them. */
  done: z.int(),
  total: z.int(),
  refused: z.int(),
  /** Why it stopped, with `failed`. */
  problem: z.string().nullable(),
  madeBy: z.string().nullable(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
});
export type JobRow = z.output<typeof jobRow>;

/** Everybody who changes something; each job also asks whether one may do what it does. */
const WORKERS: readonly Role[] = ['administrateur', 'scolarite', 'comptabilite'];

export const jobs = {
  /** Long work that runs, waits or has ended in the last week, the newest first; at most 50. */
  'jobs.list': staffRead({ input: nothing, output: z.strictObject({ rows: z.array(jobRow) }) }),
  /** With each one that was refused, and why: for those who may call the verb, since it names people and what was asked of them. */
  'jobs.get': staffRead({
    input: z.strictObject({ id }),
    output: jobRow.extend({ report: z.array(z.strictObject({ label: z.string(), problem: z.string() })) }),
  }),
  /** Each input is the verb's own, as one call of it would send it; `label` is what the report calls it. Refused unless one may call the verb. */
  'jobs.start': staffWrite({
    roles: WORKERS,
    input: z.strictObject({
      name: bulkName,
      label: line(200),
      items: z
        .array(z.strictObject({ label: z.string().max(300), input: z.record(z.string(), z.unknown()) }))
        .min(1)
        .max(BULK_MAX),
    }),
    output: z.strictObject({ id }),
  }),
  /** Stops after the one at hand. What has been done stays done. */
  'jobs.cancel': staffWrite({ roles: WORKERS, input: z.strictObject({ id }), output: nothing }),
  /** Goes on where a stopped or cancelled one has ended. */
  'jobs.resume': staffWrite({ roles: WORKERS, input: z.strictObject({ id }), output: nothing }),
};
