import { z } from 'zod';
import { DOCUMENT_STATES } from '../rules/documents.ts';
import { FAMILY_FILTERS, FAMILY_ORDERS } from '../rules/family-list.ts';
import { type GuardianField, guardianFieldNames } from '../rules/guardian-fields.ts';
import { accountState } from './accounts.ts';
import { id, nothing, optionalText, paging, staffRead, staffWrite, text } from './operation.ts';
import { studentFile } from './students-desk.ts';

const record = <T extends z.ZodType>(value: T) =>
  z.strictObject(Object.fromEntries(guardianFieldNames.map((f) => [f, value])) as Record<GuardianField, T>);
/** The official values of a responsable's sheet, as stored (see `shared/rules/fields.ts`). */
export const guardianValues = record(z.string().nullable());
/** What staff typed; checked field by field, each refusal beside its field (`guardian.lastName`). */
export const guardianTyped = record(z.string().max(500)).partial();

export const familyRow = z.strictObject({
  id,
  number: z.string(),
  name: z.string(),
  siteName: z.string(),
  city: z.string().nullable(),
  students: z.array(z.string()),
  identifier: z.string().nullable(),
  account: accountState,
  waiting: z.int(),
  archivedAt: z.string().nullable(),
  /** Both ledgers together, in cents, above 0: due; only where the list is about it (filter or order), else null. */
  balanceCents: z.int().nullable(),
});
export type FamilyRow = z.output<typeof familyRow>;

/** What a request that waits asks for: proposed values (stored) by field. */
export const pendingWish = z.strictObject({ requestId: id, number: z.string(), values: z.record(z.string(), z.string().nullable()) });
export type PendingWish = z.output<typeof pendingWish>;

export const familyGuardian = z.strictObject({
  id,
  position: z.int(),
  version: z.int(),
  values: guardianValues,
  pending: pendingWish.nullable(),
  maySee: z.boolean(),
  receivesLetters: z.boolean(),
  pays: z.boolean(),
  preferredChannel: z.enum(['email', 'letter']),
  addressConfidential: z.boolean(),
  disagreementAt: z.string().nullable(),
  /** Null where one's role does not see how families log in. */
  account: z
    .strictObject({
      state: accountState,
      identifier: z.string().nullable(),
      lastLoginAt: z.string().nullable(),
      identifierSentAt: z.string().nullable(),
      sessions: z.int(),
    })
    .nullable(),
});
export type FamilyGuardian = z.output<typeof familyGuardian>;

const otherFamily = z.strictObject({ id, name: z.string(), number: z.string() });

export const familyFile = z.strictObject({
  id,
  number: z.string(),
  name: z.string(),
  version: z.int(),
  siteId: id,
  siteName: z.string(),
  residence: z.string().nullable(),
  archivedAt: z.string().nullable(),
  /** The file that this one went into. */
  mergedInto: otherFamily.nullable(),
  /** The family that this one person was a responsable of. */
  left: otherFamily.nullable(),
  /** Those who were a responsable of this family: each in an archived file of their own. */
  formerGuardians: z.array(z.strictObject({ familyId: id, name: z.string(), archivedAt: z.string() })),
  /** Files that went into this one, newest first. */
  merges: z.array(z.strictObject({ id, family: otherFamily, madeAt: z.string(), madeBy: z.string(), identifiers: z.array(z.string()) })),
  guardians: z.array(familyGuardian),
  students: z.array(studentFile),
  requests: z.array(
    z.strictObject({
      id,
      number: z.string(),
      state: z.enum(['pending', 'decided', 'withdrawn']),
      /** Whose sheet: a responsable's or a student's. */
      personName: z.string(),
      createdAt: z.string(),
      fields: z.int(),
    }),
  ),
  /** Null where one's role does not see what was written to families. */
  mails: z
    .array(
      z.strictObject({
        id,
        subject: z.string(),
        recipient: z.string(),
        state: z.string(),
        createdAt: z.string(),
        sentAt: z.string().nullable(),
      }),
    )
    .nullable(),
});
export type FamilyFile = z.output<typeof familyFile>;

export const familyDocument = z.strictObject({
  requirementId: id,
  name: z.string(),
  /** Null: asked of the family, once for all its students. */
  studentId: id.nullable(),
  studentName: z.string().nullable(),
  mandatory: z.boolean(),
  state: z.enum(DOCUMENT_STATES),
  reason: z.string().nullable(),
  /** « Non concerné », where it holds or waits for an answer: who said it, the family or the office; for good, or for the year that it is asked for. */
  exemption: z
    .strictObject({ byFamily: z.boolean(), explanation: z.string(), decider: z.string().nullable(), lasting: z.boolean(), at: z.string() })
    .nullable(),
  /** The one that decides on the state. */
  documentId: id.nullable(),
  givenAt: z.string().nullable(),
  validUntil: z.string().nullable(),
});
export type FamilyDocument = z.output<typeof familyDocument>;

export const familyLedger = z.strictObject({
  ledger: z.enum(['cotisation', 'location']),
  invoicedCents: z.int(),
  paidCents: z.int(),
  /** Above 0: due. Below: in the family's favour. */
  balanceCents: z.int(),
  nextDue: z.strictObject({ on: z.string(), cents: z.int() }).nullable(),
  late: z.boolean(),
  /** The last lines, newest first; what adds to what is due is positive. */
  lines: z.array(
    z.strictObject({
      id,
      kind: z.enum(['invoice', 'creditNote', 'payment', 'refund']),
      date: z.string(),
      number: z.string().nullable(),
      wording: z.string(),
      cents: z.int(),
      /** False for a payment that was returned or cancelled. */
      counts: z.boolean(),
    }),
  ),
});
export type FamilyLedger = z.output<typeof familyLedger>;

export const familyReEnrolment = z.strictObject({
  id,
  number: z.string().nullable(),
  studentName: z.string(),
  campaign: z.string(),
  state: z.enum(['draft', 'submitted', 'to-complete', 'validated', 'refused', 'withdrawn']),
  answer: z.enum(['administrative', 'courses', 'does-not-re-enrol']).nullable(),
  at: z.string(),
});
export type FamilyReEnrolment = z.output<typeof familyReEnrolment>;

const version = z.int();
const guardianId = id;
const versioned = z.strictObject({ version: z.int() });

export const families = {
  /** Search forgives accents, case, particles and the order of words; looks at names, students, numbers, identifiers, e-mails and phones. */
  'families.list': staffRead({
    input: z.strictObject({
      siteId: id.nullish(),
      search: z.string().max(200).default(''),
      filters: z.array(z.enum(FAMILY_FILTERS)).max(FAMILY_FILTERS.length).default([]),
      order: z.enum(FAMILY_ORDERS).default('name'),
      descending: z.boolean().default(false),
      ...paging,
    }),
    output: z.strictObject({ rows: z.array(familyRow), total: z.int() }),
  }),
  'families.get': staffRead({ input: z.strictObject({ id }), output: familyFile }),
  /** What is asked of the family and its students now, and how far that is: not accounting's to know (RGPD-7.11). */
  'families.documents': staffRead({
    roles: ['administrateur', 'scolarite', 'lecture'],
    input: z.strictObject({ id }),
    output: z.strictObject({ rows: z.array(familyDocument) }),
  }),
  /** Where both ledgers stand. The lines are for those who may see accounts (RGPD-7.1); `detailed` says whether they are given. */
  'families.balance': staffRead({
    input: z.strictObject({ id }),
    output: z.strictObject({ detailed: z.boolean(), ledgers: z.array(familyLedger) }),
  }),
  'families.reEnrolments': staffRead({ input: z.strictObject({ id }), output: z.strictObject({ rows: z.array(familyReEnrolment) }) }),
  'families.create': staffWrite({
    input: z.strictObject({
      siteId: id,
      guardian: guardianTyped,
      students: z.array(z.strictObject({ lastName: text(80), firstName: text(80), birthDate: optionalText(10) })).max(20),
    }),
    output: z.strictObject({ id, number: z.string() }),
  }),
  /** What belongs to the household and to no one person of it. */
  'families.edit': staffWrite({ input: z.strictObject({ id, version, residence: optionalText(80) }), output: versioned }),
  /**
   * The file leaves the lists and its people can no longer log in. What stands against it (courses, a balance) is refused with a sentence
   * until `despite` says that it was read; `blocked` by what waits for staff, it is refused whatever is said.
   */
  'families.archive': staffWrite({ input: z.strictObject({ id, version, despite: z.boolean().default(false) }), output: versioned }),
  'families.restore': staffWrite({ input: z.strictObject({ id, version }), output: versioned }),

  /** Staff change a responsable's sheet directly. Refused as a conflict when `version` is not the one they saw. */
  'families.editGuardian': staffWrite({
    input: z.strictObject({ guardianId, version, values: guardianTyped }),
    output: versioned,
  }),
  'families.addGuardian': staffWrite({ input: z.strictObject({ familyId: id, values: guardianTyped }), output: z.strictObject({ id }) }),
  /** The second responsable leaves the family: an archived file of their own keeps sheet and account; nobody logs in with it. */
  'families.removeGuardian': staffWrite({ input: z.strictObject({ guardianId, version }), output: z.strictObject({ familyId: id }) }),
  /** A former responsable comes back as the second one; `familyId` is the file of that person. */
  'families.returnGuardian': staffWrite({ input: z.strictObject({ familyId: id }), output: z.strictObject({ familyId: id }) }),
  /** The second becomes the first, to whom letters and the name of the file belong. */
  'families.makeFirst': staffWrite({ input: z.strictObject({ guardianId, version }), output: nothing }),
  /** What a responsable may and receives; what is left out stays as it is. Who may no longer see is logged out at once. */
  'families.setFacts': staffWrite({
    input: z.strictObject({
      guardianId,
      version,
      maySee: z.boolean().nullish(),
      receivesLetters: z.boolean().nullish(),
      pays: z.boolean().nullish(),
      preferredChannel: z.enum(['email', 'letter']).nullish(),
      addressConfidential: z.boolean().nullish(),
    }),
    output: z.strictObject({ version: z.int(), ended: z.int() }),
  }),
  /** From now on nothing of this family is validated, until staff lift it (Code civil 372-2). */
  'families.signalDisagreement': staffWrite({ input: z.strictObject({ guardianId, version }), output: versioned }),
  'families.liftDisagreement': staffWrite({ input: z.strictObject({ guardianId, version }), output: versioned }),
};
