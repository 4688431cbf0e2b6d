import { z } from 'zod';
import { guardianValues } from './families.ts';
import { familyRead, familyWrite, id, nothing, paging, staffRead, staffWrite } from './operation.ts';

export const requestState = z.enum(['pending', 'decided', 'withdrawn']);
export const fieldDecision = z.enum(['pending', 'accepted', 'corrected', 'refused']);
export const requestSubject = z.enum(['guardian', 'student']);

export const requestRow = z.strictObject({
  id,
  number: z.string(),
  subject: requestSubject,
  familyId: id,
  /** « Bernard, Claire » */
  personName: z.string(),
  siteName: z.string(),
  createdAt: z.string(),
  /** Labels of the fields asked for. */
  fields: z.array(z.string()),
});
export type RequestRow = z.output<typeof requestRow>;

/** One asked field: what stood when the family typed, what it asks, what stands now; stored values, shown with `showField`. */
export const requestField = z.strictObject({
  field: z.string(),
  label: z.string(),
  before: z.string().nullable(),
  proposed: z.string().nullable(),
  now: z.string().nullable(),
  /** True when the official value is no longer what the family saw. */
  movedSince: z.boolean(),
  decision: fieldDecision,
  decided: z.string().nullable(),
  reason: z.string().nullable(),
});
export type RequestField = z.output<typeof requestField>;

export const requestFile = z.strictObject({
  id,
  number: z.string(),
  state: requestState,
  version: z.int(),
  /** Of the person's official sheet, as shown in `now`. */
  sheetVersion: z.int(),
  /** Why nothing may be decided now (the parents disagree); null when nothing stands in the way. */
  stopped: z.string().nullable(),
  subject: requestSubject,
  familyId: id,
  familyNumber: z.string(),
  personName: z.string(),
  /** « Léo (piano, 2C1), Jeanne (violon, 1C3) » */
  students: z.array(z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
  decidedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
  /** Where the answer goes; null when the family has no e-mail. */
  recipient: z.string().nullable(),
  fields: z.array(requestField),
});
export type RequestFile = z.output<typeof requestFile>;

export const decision = z.strictObject({
  field: z.string(),
  decision: z.enum(['accepted', 'corrected', 'refused']),
  /** The corrected value as typed, with `corrected` only. */
  value: z.string().max(500).nullish(),
  /** Told to the family; compulsory with `refused`. */
  reason: z.string().trim().max(1000, '1000 caractères au plus.').nullish(),
});
export type Decision = z.output<typeof decision>;

/** The family's own sheet: official values, and over them what it typed and what became of it. */
export const familySheet = z.strictObject({
  guardians: z.array(
    z.strictObject({
      id,
      position: z.int(),
      name: z.string(),
      /** Only the person's own sheet can be changed. */
      own: z.boolean(),
      values: guardianValues,
      pending: z
        .strictObject({ id, createdAt: z.string(), updatedAt: z.string(), values: z.record(z.string(), z.string().nullable()) })
        .nullable(),
      /** The last answer, until the family asks anew: accepted, corrected and refused fields. */
      answered: z
        .strictObject({
          id,
          decidedAt: z.string(),
          fields: z.array(
            z.strictObject({
              field: z.string(),
              label: z.string(),
              decision: fieldDecision,
              proposed: z.string().nullable(),
              decided: z.string().nullable(),
              reason: z.string().nullable(),
            }),
          ),
        })
        .nullable(),
    }),
  ),
});
export type FamilySheet = z.output<typeof familySheet>;

export const changeRequests = {
  'changeRequests.list': staffRead({
    input: z.strictObject({ siteId: id.nullish(), search: z.string().max(200).default(''), ...paging }),
    output: z.strictObject({ rows: z.array(requestRow), total: z.int() }),
  }),
  'changeRequests.get': staffRead({ input: z.strictObject({ id }), output: requestFile }),
  /** Every field is decided at once; `version` is the one staff saw. One e-mail tells the family everything. */
  'changeRequests.decide': staffWrite({
    input: z.strictObject({
      id,
      version: z.int(),
      /** When given, an official sheet that has moved since is a conflict too: nothing unseen is overwritten. */
      sheetVersion: z.int().nullish(),
      decisions: z.array(decision).min(1).max(50),
    }),
    output: z.strictObject({ mailTo: z.string().nullable() }),
  }),

  'changeRequests.sheet': familyRead({ input: nothing, output: familySheet }),
  /**
   * The family's typed sheet. Unchanged fields are left out; `password` is asked only when the e-mail changes (SEC-1.11).
   * `changed` is false when nothing differs. A pending request of the same person is amended.
   */
  'changeRequests.request': familyWrite({
    input: z.strictObject({
      guardianId: id,
      values: z.record(z.string().max(60), z.string().max(2000)),
      /** What the form showed when it opened: a field left so is not asked for, even if the office changed it meanwhile. */
      shown: z.record(z.string().max(60), z.string().max(2000)).nullish(),
      password: z.string().max(1000).nullish(),
    }),
    output: z.strictObject({ changed: z.boolean(), acknowledgedAt: z.string().nullable() }),
  }),
  'changeRequests.withdraw': familyWrite({ input: z.strictObject({ id }), output: nothing }),
};
