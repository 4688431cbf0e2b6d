import { z } from 'zod';
import { ELIGIBILITY_KINDS } from '../rules/eligibility.ts';
import { DECISIONS, PART_DECISIONS } from '../rules/re-enrolment.ts';
import { id, nothing, optionalText, staffRead, staffWrite } from './operation.ts';
import { answer, answerLines, reEnrolmentPart, reEnrolmentState } from './re-enrolments.ts';

/** Families' answers to a campaign as staff find, read and decide them, and as they leave the house. */
export const reEnrolmentDecision = z.enum(DECISIONS);

/** One line of the eligibility panel: `ok` null where it is neither good nor bad, only to be known. */
export const eligibilityFact = z.strictObject({
  kind: z.enum(ELIGIBILITY_KINDS),
  ok: z.boolean().nullable(),
  label: z.string(),
  detail: z.string(),
});

/** One answer as staff decide it. */
export const reEnrolmentFile = z.strictObject({
  id,
  number: z.string().nullable(),
  state: reEnrolmentState,
  answer: answer.nullable(),
  version: z.int(),
  campaignName: z.string(),
  siteName: z.string(),
  familyId: id,
  studentId: id,
  /** « Bernard, Léo » */
  studentName: z.string(),
  submittedAt: z.string().nullable(),
  siteId: id,
  familyName: z.string(),
  /** Who sent it; null where that account is gone. */
  sentBy: z.string().nullable(),
  /** What this year's courses are: « Piano 2C1 ». */
  courses: z.array(z.string()),
  lines: answerLines,
  parts: z.array(reEnrolmentPart),
  /** What the family wrote beside its boxes. */
  requests: z.string().nullable(),
  reason: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
  /** Why the decision can no longer be undone; null when it can, or when there is none. */
  undoRefusal: z.string().nullable(),
  /** Why nothing may be decided now (the parents disagree). */
  stopped: z.string().nullable(),
  /** What weighs against it, in sentences. */
  warnings: z.array(z.string()),
  /** The eligibility panel, as far as the reader's role goes: it warns, staff decide. */
  facts: z.array(eligibilityFact),
  /** Where the answer goes; null when the family has no e-mail. */
  recipient: z.string().nullable(),
});
export type ReEnrolmentFile = z.output<typeof reEnrolmentFile>;

/** One answer as it leaves the house, in words; instants are UTC. */
export const exportedAnswer = z.strictObject({
  id,
  number: z.string().nullable(),
  familyNumber: z.string(),
  familyName: z.string(),
  /** The first responsable, and where that person is written to. */
  guardian: z.string().nullable(),
  email: z.string().nullable(),
  lastName: z.string(),
  firstName: z.string(),
  birthDate: z.string().nullable(),
  answer: z.string().nullable(),
  state: z.string(),
  courses: z.string(),
  wishes: z.string(),
  requests: z.string().nullable(),
  submittedAt: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
  changedAt: z.string(),
});
export type ExportedAnswer = z.output<typeof exportedAnswer>;

/** Those who take answers to other programs. */
const EXPORTING = ['administrateur', 'scolarite', 'comptabilite'] as const;
const since = z.enum(['last', 'beginning']);

export const reEnrolmentsDesk = {
  /** One answer as staff decide it. */
  'reEnrolments.get': staffRead({
    input: z.strictObject({ id }),
    output: reEnrolmentFile,
  }),
  /**
   * `version` is the one that staff saw; `reason`, told to the family, is compulsory but with `validated`. `parts`: with `validated`, the
   * courses and wishes that are not simply accepted. `unlessWarned`: refused where something weighs against it.
   */
  'reEnrolments.decide': staffWrite({
    input: z.strictObject({
      id,
      version: z.int(),
      decision: reEnrolmentDecision,
      reason: optionalText(1000),
      parts: z
        .array(z.strictObject({ id, decision: z.enum(PART_DECISIONS), reason: optionalText(500) }))
        .max(200)
        .default([]),
      unlessWarned: z.boolean().default(false),
    }),
    output: z.strictObject({ mailTo: z.string().nullable() }),
  }),
  /** What families answered, sent answers only: all of it, or what was answered, changed or decided since the last export. */
  'reEnrolments.changes': staffRead({
    roles: EXPORTING,
    input: z.strictObject({ campaignId: id, since }),
    output: z.strictObject({
      mark: z.int(),
      last: z.strictObject({ at: z.string(), by: z.string().nullable(), rows: z.int() }).nullable(),
      /** How many have changed since then (all of them where nothing was exported yet), and how many there are. */
      changed: z.int(),
      total: z.int(),
      rows: z.array(exportedAnswer),
    }),
  }),
  /** The file has been saved; the next export of changes begins at its `mark`. */
  'reEnrolments.noteExport': staffWrite({
    roles: EXPORTING,
    input: z.strictObject({
      campaignId: id,
      since,
      mark: z.int().min(0),
      format: z.enum(['csv', 'xlsx']),
      rows: z.int().min(0).max(1_000_000),
      fileName: z.string().min(1).max(255),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
    output: nothing,
  }),
  /** Takes a decision back for a day, while no enrolment stands on it. `mailTo`: who is told, the answer having left already. */
  'reEnrolments.undo': staffWrite({
    input: z.strictObject({ id, version: z.int() }),
    output: z.strictObject({ mailTo: z.array(z.string()) }),
  }),
};
