import { z } from 'zod';
import { LEDGERS } from '../rules/ledger-books.ts';
import { ANSWERS, RE_ENROLMENT_STATES } from '../rules/re-enrolment.ts';
import { familyRead, id, nothing } from './operation.ts';

const named = z.strictObject({ id, name: z.string() });
/** Whose sheet it is; null for the responsable's own. */
const student = named.nullable();

/** Something that the family still has to give; `student` null: once for the whole family. */
const document = z.strictObject({
  requirementId: id,
  name: z.string(),
  mandatory: z.boolean(),
  student,
  state: z.enum(['missing', 'refused', 'expired']),
  reason: z.string().nullable(),
});

/** One student and the campaign that is open, or what was answered to the last one. */
const reEnrolment = z.strictObject({
  student: named,
  closesAt: z.string(),
  /** The tab *Réinscription* can be opened now. */
  open: z.boolean(),
  /** Null: nobody has answered yet. */
  state: z.enum(RE_ENROLMENT_STATES).nullable(),
  answer: z.enum(ANSWERS).nullable(),
  number: z.string().nullable(),
  /** Why it was refused, or what is to be completed. */
  reason: z.string().nullable(),
  submittedAt: z.string().nullable(),
  decidedAt: z.string().nullable(),
});

/** What a ledger still owes, in cents, and what is to be paid next; that day may be past. */
const due = z.strictObject({
  ledger: z.enum(LEDGERS),
  balanceCents: z.int(),
  next: z.strictObject({ on: z.string(), cents: z.int(), late: z.boolean() }).nullable(),
});

/** Marks are hundredths. */
const evaluation = z.strictObject({
  student: named,
  enrolmentId: id,
  markId: id,
  course: z.string(),
  type: z.string(),
  title: z.string().nullable(),
  heldOn: z.string(),
  mark: z.int().nullable(),
  outOf: z.int().nullable(),
  letter: z.string().nullable(),
  mention: z.string().nullable(),
  absent: z.boolean(),
});

export const home = {
  /** What matters now, for the page *Accueil*. */
  'home.show': familyRead({
    input: nothing,
    output: z.strictObject({
      siteName: z.string(),
      personName: z.string(),
      message: z.string().nullable(),
      lastLoginAt: z.string().nullable(),
      students: z.array(z.strictObject({ id, name: z.string(), courses: z.array(z.string()) })),
      waiting: z.array(z.strictObject({ id, createdAt: z.string(), student, fields: z.array(z.string()) })),
      refused: z.array(z.strictObject({ field: z.string(), label: z.string(), student, reason: z.string(), decidedAt: z.string() })),
      documents: z.array(document),
      reEnrolments: z.array(reEnrolment),
      /** Ledgers with nothing due are left out. */
      dues: z.array(due),
      /** The last published ones of all the students, newest first. */
      evaluations: z.array(evaluation),
    }),
  }),
};
