import { z } from 'zod';
import { ANSWERS, PART_DECISIONS, RE_ENROLMENT_STATES, REQUESTS_MAX, WISH_MAX, WISHES_MAX } from '../rules/re-enrolment.ts';
import { familyRead, familyWrite, id, nothing, optionalText } from './operation.ts';

/** What families answer to a campaign, and what staff decide. */
export const reEnrolmentState = z.enum(RE_ENROLMENT_STATES);
export const answer = z.enum(ANSWERS);

/** The form as it came: boxes may still exclude each other. */
export const typedReEnrolment = z.strictObject({
  administrative: z.boolean(),
  doesNotReEnrol: z.boolean(),
  /** Curricula ticked whole. */
  curricula: z.array(id).max(50),
  /** Courses, by this year's enrolment. */
  enrolments: z.array(id).max(100),
  /** In order of preference; a wish names a discipline, or says something, or both. */
  wishes: z.array(z.strictObject({ disciplineId: id.nullable(), wish: optionalText(WISH_MAX) })).max(WISHES_MAX),
  requests: optionalText(REQUESTS_MAX),
});
export type TypedReEnrolment = z.output<typeof typedReEnrolment>;

/** What is asked for, sent or not, once the boxes agree. */
export const reEnrolmentContent = z.strictObject({
  answer: answer.nullable(),
  curricula: z.array(id),
  enrolments: z.array(id),
  wishes: z.array(z.strictObject({ disciplineId: id.nullable(), wish: z.string().nullable() })),
  requests: z.string().nullable(),
});
export type ReEnrolmentContent = z.output<typeof reEnrolmentContent>;

const named = z.strictObject({ id, name: z.string() });

/** One of this year's courses, as the table of the guides shows it. */
export const reEnrolmentCourse = z.strictObject({
  enrolmentId: id,
  /** Null: outside of any curriculum. */
  curriculum: named.nullable(),
  course: z.string(),
  level: z.string().nullable(),
  teacher: z.string().nullable(),
  cycle: z.string().nullable(),
  active: z.boolean(),
  /** « Actif », « Liste d’attente » … */
  situation: z.string(),
});
export type ReEnrolmentCourse = z.output<typeof reEnrolmentCourse>;

/** Label and value of each thing that was asked for: recap, e-mails, desk. */
export const answerLines = z.array(z.tuple([z.string(), z.string()]));

/** A course that was ticked, a curriculum ticked whole, or a wish, and what became of it. */
export const reEnrolmentPart = z.strictObject({
  id,
  kind: z.enum(['course', 'wish']),
  /** « Piano, 2C1 », « Cursus entier, Cycle 2 », « Vœu 1, Harpe – le mercredi » */
  label: z.string(),
  decision: z.enum(['pending', ...PART_DECISIONS]),
  reason: z.string().nullable(),
});
export type ReEnrolmentPart = z.output<typeof reEnrolmentPart>;

export const reEnrolmentForm = z.strictObject({
  campaign: z.strictObject({
    id,
    name: z.string(),
    /** « 2027-2028 » */
    schoolYear: z.string(),
    message: z.string().nullable(),
    closesAt: z.string(),
    administrative: z.boolean(),
    byCourse: z.boolean(),
    wishes: z.boolean(),
  }),
  /** Why nothing is taken any more: the campaign is over for this student. */
  ended: z.string().nullable(),
  courses: z.array(reEnrolmentCourse),
  /** What can be wished for: taught at the site this year. */
  disciplines: z.array(named),
  /** Null: nobody has answered yet. */
  state: reEnrolmentState.nullable(),
  /** Goes with the form, and comes back with it (0 before the first answer). */
  version: z.int(),
  number: z.string().nullable(),
  /** Why it was refused, or what is to be completed. */
  reason: z.string().nullable(),
  submittedAt: z.string().nullable(),
  decidedAt: z.string().nullable(),
  /** What was sent; null until then. */
  sent: reEnrolmentContent.nullable(),
  /** Once it is validated: its courses and wishes, where not every course is simply accepted or a wish has its answer. */
  parts: z.array(reEnrolmentPart),
  /** What is kept but not sent: a first draft, or this account's own change of what was sent (`mark` says which save of it). */
  draft: z
    .strictObject({
      mark: id.nullable(),
      savedAt: z.string(),
      content: reEnrolmentContent,
      /** What was sent has changed since. */
      outdated: z.boolean(),
    })
    .nullable(),
  /** Why it cannot be sent by either parent now; null when nothing stands in the way. */
  stopped: z.string().nullable(),
  /** What may weigh on the decision; nothing of it blocks. */
  warnings: z.array(z.string()),
  /** « au 04 … ou à … »; empty when the site gives neither. */
  office: z.string(),
});
export type ReEnrolmentForm = z.output<typeof reEnrolmentForm>;

/** Which student and campaign, and what the form showed when it was opened: a second person is told, and overwrites nothing unseen. */
const place = { studentId: id, campaignId: id, version: z.int().min(0), draft: id.nullish() };

export const reEnrolments = {
  /** Another family's student is not found, nor is one for whom no campaign is open. With `campaignId`, one that is over says so. */
  'reEnrolments.form': familyRead({ input: z.strictObject({ studentId: id, campaignId: id.nullish() }), output: reEnrolmentForm }),
  /** Keeps what was typed, for later, for the recap, or to import documents. `ready`: there is something to send. */
  'reEnrolments.save': familyWrite({
    input: z.strictObject({ ...place, purpose: z.enum(['draft', 'send', 'import']), typed: typedReEnrolment }),
    output: z.strictObject({ ready: z.boolean() }),
  }),
  /** What is kept is sent to the office, once. `acknowledgedAt` is null when the family has no e-mail. */
  'reEnrolments.send': familyWrite({
    input: z.strictObject(place),
    output: z.strictObject({ number: z.string(), acknowledgedAt: z.string().nullable() }),
  }),
  'reEnrolments.withdraw': familyWrite({ input: z.strictObject(place), output: nothing }),
  /** Forgets this account's unsent change; what was sent stands. */
  'reEnrolments.forget': familyWrite({ input: z.strictObject({ studentId: id, campaignId: id }), output: nothing }),
};
