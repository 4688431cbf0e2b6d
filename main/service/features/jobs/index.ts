import { endJob, findJob, findListedJob, insertJob, type ListedJob, listJobs, resumeJob } from '../../../../db/jobs.ts';
import { contract } from '../../../../shared/contract/index.ts';
import { type BulkName, type JobRow, jobState } from '../../../../shared/contract/jobs.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';
import type { ReadContext, StaffActor, Surroundings, VerbsOf } from '../../context.ts';
import { type JobReport, keptSince } from '../../jobs/jobs.ts';

export const jobVerbs: VerbsOf<'jobs.list' | 'jobs.get' | 'jobs.start' | 'jobs.cancel' | 'jobs.resume'> = {
  async 'jobs.list'({ db, clock, jobs }) {
    return { rows: (await listJobs(db, keptSince(clock.now()))).map((job) => asRow(job, jobs)) };
  },

  async 'jobs.get'({ db, actor, jobs }, { id }) {
    const job = await findListedJob(db, id);
    if (!job) throw notFound('Ce travail');
    requireMay(actor, job.kind as BulkName);
    return { ...asRow(job, jobs), report: reportOf(job) };
  },

  async 'jobs.start'(ctx, { name, label, items }) {
    requireMay(ctx.actor, name);
    const at = ctx.clock.now().toISOString();
    const job = { kind: name, input: JSON.stringify({ label, items }), total: items.length, staffId: ctx.actor.id };
    const id = await insertJob(ctx.db, job, at);
    await ctx.record({ subjectKind: 'job', subjectId: id, details: { name, total: items.length } });
    ctx.tell('jobs', 'history');
    return { id };
  },

  async 'jobs.cancel'(ctx, { id }) {
    const job = await ofMine(ctx, id);
    if (job.state !== 'waiting' && job.state !== 'running') throw new Refusal('conflict', 'Ce travail est déjà terminé.');
    if (job.state === 'waiting') await endJob(ctx.db, id, 'cancelled', null, ctx.clock.now().toISOString());
    else ctx.jobs.cancel(id);
    await ctx.record({ subjectKind: 'job', subjectId: id, details: { name: job.kind, done: job.done_count, total: job.total_count } });
    ctx.tell('jobs', 'history');
    return {};
  },

  async 'jobs.resume'(ctx, { id }) {
    const job = await ofMine(ctx, id);
    if (job.state === 'running' && ctx.jobs.stoppedBy(id)) await endJob(ctx.db, id, 'failed', null, ctx.clock.now().toISOString());
    else if (job.state !== 'failed' && job.state !== 'cancelled') throw new Refusal('conflict', 'Ce travail n’est pas interrompu.');
    await resumeJob(ctx.db, id, ctx.actor.id);
    await ctx.record({ subjectKind: 'job', subjectId: id, details: { name: job.kind, done: job.done_count, total: job.total_count } });
    ctx.tell('jobs', 'history');
    return {};
  },
};

/** A job goes on as whoever resumes it: only with what that person may do. */
async function ofMine(ctx: Pick<ReadContext<StaffActor>, 'db' | 'actor'>, id: string) {
  const job = await findJob(ctx.db, id);
  if (!job) throw notFound('Ce travail');
  requireMay(ctx.actor, job.kind as BulkName);
  return job;
}

function requireMay({ role }: StaffActor, name: BulkName): void {
  if (!contract[name].roles.includes(role)) throw new Refusal('not-allowed', 'Votre rôle ne permet pas cette action.');
}

const reportOf = ({ report }: ListedJob): JobReport => JSON.parse(report ?? '[]');

const asRow = (job: ListedJob, jobs: Surroundings['jobs']): JobRow => ({
  id: job.id,
  name: job.kind as BulkName,
  label: job.label,
  state: jobs.stoppedBy(job.id) === null ? jobState.parse(job.state) : 'failed',
  done: job.done_count,
  total: job.total_count ?? 0,
  refused: reportOf(job).length,
  problem: jobs.stoppedBy(job.id) ?? job.problem,
  madeBy: job.made_by,
  createdAt: job.created_at,
  endedAt: job.ended_at,
});
