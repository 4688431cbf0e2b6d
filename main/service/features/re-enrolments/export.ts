import { findCampaign } from '../../../../db/campaigns.ts';
import { answersOf, askedIn, changedSince, insertExportRun, lastExport, lastMark } from '../../../../db/re-enrolment-export.ts';
import type { ExportedAnswer } from '../../../../shared/contract/re-enrolments-desk.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import { ANSWER_WORDS, PART_WORDS, RE_ENROLMENT_STATE_WORDS } from '../../../../shared/rules/re-enrolment-words.ts';
import type { PlainWriteVerb, ReadVerb } from '../../context.ts';

/**
 * What families answered to a campaign, whole or only what has changed since the last export. `mark` goes back with the note of it: the next
 * export of changes begins exactly where this one ended, whatever the clock says.
 */
export const changes: ReadVerb<'reEnrolments.changes'> = async ({ db }, { campaignId, since }) => {
  if (!(await findCampaign(db, campaignId))) throw notFound('Cette campagne');
  // read before the answers: what comes in between is exported now and once more the next time, never left out
  const mark = await lastMark(db);
  const last = await lastExport(db, campaignId);
  const changed = last ? await changedSince(db, campaignId, last.mark) : null;
  const answers = await answersOf(db, campaignId);
  const found = since === 'last' && changed ? answers.filter(({ id }) => changed.has(id)) : answers;
  const { courses, wishes } = await askedIn(db, campaignId);
  const coursesOf = grouped(courses);
  const wishesOf = grouped(wishes);
  return {
    mark,
    last: last ? { at: last.at, by: last.by, rows: last.rows } : null,
    changed: changed ? answers.filter(({ id }) => changed.has(id)).length : answers.length,
    total: answers.length,
    rows: found.map(
      (row): ExportedAnswer => ({
        id: row.id,
        number: row.number,
        familyNumber: row.family_number,
        familyName: row.family_name,
        guardian:
          row.guardian_last_name === null
            ? null
            : fullName({ last_name: row.guardian_last_name, first_name: row.guardian_first_name ?? '' }),
        email: row.email,
        lastName: row.last_name,
        firstName: row.first_name,
        birthDate: row.birth_date,
        answer: row.answer ? ANSWER_WORDS[row.answer] : null,
        state: RE_ENROLMENT_STATE_WORDS[row.state],
        courses: (coursesOf.get(row.id) ?? [])
          .map((one) => withDecision(one.course ?? `Cursus ${one.curriculum ?? ''}`, one.decision))
          .join(', '),
        wishes: (wishesOf.get(row.id) ?? [])
          .map((one) => withDecision([one.discipline, one.wish].filter(Boolean).join(' – '), one.decision))
          .join(', '),
        requests: row.message,
        submittedAt: row.submitted_at,
        decidedAt: row.decided_at,
        decidedBy: row.decided_by,
        reason: row.reason,
        changedAt: row.updated_at,
      }),
    ),
  };
};

/** The file stands on somebody's disk: when, by whom, how many rows, which bytes. */
export const noteExport: PlainWriteVerb<'reEnrolments.noteExport'> = async (ctx, { campaignId, ...note }) => {
  const campaign = await findCampaign(ctx.db, campaignId);
  if (!campaign) throw notFound('Cette campagne');
  if (note.mark > (await lastMark(ctx.db))) throw new Refusal('invalid', 'Cet export n’a pas été fait ici.');
  const at = ctx.clock.now().toISOString();
  const id = await insertExportRun(ctx.db, { ...note, campaignId, siteId: campaign.site_id }, ctx.actor.id, at);
  await ctx.record({
    subjectKind: 'export',
    subjectId: id,
    siteId: campaign.site_id,
    details: { name: campaign.name, rows: note.rows, format: note.format, since: note.since },
  });
  ctx.tell('reEnrolments', 'history');
  return {};
};

function grouped<T extends { re_enrolment_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.re_enrolment_id, [...(groups.get(row.re_enrolment_id) ?? []), row]);
  return groups;
}

/** « Piano (liste d’attente) »; what is accepted or not yet decided is only named. */
const withDecision = (name: string, decision: keyof typeof PART_WORDS): string =>
  decision === 'waiting-list' || decision === 'refused' ? `${name} (${PART_WORDS[decision].toLowerCase()})` : name;
