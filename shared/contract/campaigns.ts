import { z } from 'zod';
import { CAMPAIGN_PHASES, FOLLOW_FILTERS, FOLLOW_STATES } from '../rules/campaigns.ts';
import { condition } from './conditions.ts';
import { id, line, nothing, optionalText, paging, staffRead, staffWrite } from './operation.ts';
import { answer, reEnrolmentState } from './re-enrolments.ts';

/** Campaigns of re-enrolment: when, where, for whom, and how far they are. */
export const campaignState = z.enum(['draft', 'active', 'closed']);
export const campaignPhase = z.enum(CAMPAIGN_PHASES);
export const followState = z.enum(FOLLOW_STATES);

export const campaignRow = z.strictObject({
  id,
  siteId: id,
  siteName: z.string(),
  /** « 2027-2028 » */
  schoolYear: z.string(),
  name: z.string(),
  /** UTC instants; the second is excluded. */
  opensAt: z.string(),
  closesAt: z.string(),
  state: campaignState,
  /** At the instant of the answer. */
  phase: campaignPhase,
  version: z.int(),
  /** Answers that were sent, and those of them that wait for staff. */
  answered: z.int(),
  waiting: z.int(),
});
export type CampaignRow = z.output<typeof campaignRow>;

/** A UTC instant, written as the store writes it: they are compared as text. */
const instant = z.iso.datetime('Donnez un jour et une heure.').transform((typed) => new Date(typed).toISOString());

/** Whom it concerns: at most so many lines; none: everybody who has a course this year. */
const conditionList = z.array(condition).max(40);

/** What staff set of a campaign; its site is chosen once. */
const settings = {
  /** « 2027-2028 »: the year that it prepares. */
  schoolYear: z.string().regex(/^\d{4}-\d{4}$/, 'Une année scolaire, par exemple 2027-2028.'),
  name: line(120, 'Donnez un nom à la campagne.'),
  opensAt: instant,
  closesAt: instant,
  administrative: z.boolean(),
  byCourse: z.boolean(),
  wishes: z.boolean(),
  message: optionalText(2000),
  conditions: conditionList,
};

export const campaignFile = campaignRow.extend({
  administrative: z.boolean(),
  byCourse: z.boolean(),
  wishes: z.boolean(),
  message: z.string().nullable(),
  conditions: z.array(condition),
  /** When it was closed by hand. */
  closedAt: z.string().nullable(),
});
export type CampaignFile = z.output<typeof campaignFile>;

/** How many students stand in each state. */
const byState = z.record(followState, z.int());
const group = z.strictObject({ id, name: z.string(), students: z.int(), states: byState });
export type ProgressGroup = z.output<typeof group>;

export const campaignProgress = z.strictObject({
  campaign: campaignFile,
  /** Whom it concerns today, with those who have answered. Once the year it prepares has begun, only the latter are known (`past`). */
  students: z.int(),
  families: z.int(),
  past: z.boolean(),
  states: byState,
  /** Families with at least one student in that state. */
  familiesByState: byState,
  /** Sent on each day in Paris since it opened, the days without any among them. */
  days: z.array(z.strictObject({ day: z.string(), answers: z.int() })),
  disciplines: z.array(group),
  cycles: z.array(group),
});
export type CampaignProgress = z.output<typeof campaignProgress>;

export const followUpRow = z.strictObject({
  /** The student's. */
  id,
  studentName: z.string(),
  familyId: id,
  familyName: z.string(),
  state: followState,
  /** Null: nothing was answered. */
  reEnrolment: z
    .strictObject({ id, number: z.string().nullable(), version: z.int(), state: reEnrolmentState, answer: answer.nullable() })
    .nullable(),
  courses: z.array(z.string()),
  submittedAt: z.string().nullable(),
  decidedAt: z.string().nullable(),
});
export type FollowUpRow = z.output<typeof followUpRow>;

const where = { state: z.enum(FOLLOW_FILTERS).nullish(), disciplineId: id.nullish(), search: z.string().max(200).default('') };
const seen = { id, version: z.int() };

export const campaigns = {
  /** The latest first. */
  'campaigns.list': staffRead({ input: nothing, output: z.array(campaignRow) }),
  'campaigns.get': staffRead({ input: z.strictObject({ id }), output: campaignFile }),
  /** Whom these conditions would let answer, of all who have a course at the site this year; and other campaigns for the same days, open or prepared, for some of them. */
  'campaigns.preview': staffRead({
    input: z.strictObject({
      siteId: id,
      conditions: conditionList,
      /** Left out for a new one. */
      id: id.nullish(),
      opensAt: instant.nullish(),
      closesAt: instant.nullish(),
    }),
    output: z.strictObject({
      students: z.int(),
      families: z.int(),
      ofStudents: z.int(),
      overlaps: z.array(z.strictObject({ id, name: z.string(), closesAt: z.string(), students: z.int(), draft: z.boolean() })),
    }),
  }),
  /** A draft: families see nothing of it until it is opened. */
  'campaigns.create': staffWrite({ input: z.strictObject({ siteId: id, ...settings }), output: z.strictObject({ id }) }),
  /** Families that have a form open are told of what no longer holds. A closed one is opened again first. */
  'campaigns.edit': staffWrite({ input: z.strictObject({ ...seen, ...settings }), output: nothing }),
  /** Only one to which nobody has answered. */
  'campaigns.remove': staffWrite({ input: z.strictObject(seen), output: nothing }),
  /**
   * Families may answer between its opening and its end; `closesAt` gives it another end. Refused once that end is past, and while another
   * campaign is open for some of the same students.
   */
  'campaigns.open': staffWrite({ input: z.strictObject({ ...seen, closesAt: instant.nullish() }), output: nothing }),
  /** From now on nobody answers any more, whatever its end was. */
  'campaigns.close': staffWrite({ input: z.strictObject(seen), output: nothing }),

  'campaigns.progress': staffRead({ input: z.strictObject({ id }), output: campaignProgress }),
  /** The students that a campaign concerns, by name: in one state or without any answer, of one discipline, found by the family's words. */
  'campaigns.followUp': staffRead({
    input: z.strictObject({ id, ...where, ...paging }),
    output: z.strictObject({ rows: z.array(followUpRow), total: z.int() }),
  }),
  /** All that wait for a decision among those, as the job that decides them wants them; and the families of all of them, to be written to. */
  'campaigns.selection': staffRead({
    input: z.strictObject({ id, ...where }),
    output: z.strictObject({
      waiting: z.array(z.strictObject({ id, version: z.int(), label: z.string() })),
      familyIds: z.array(id),
    }),
  }),
};
