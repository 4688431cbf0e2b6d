import { z } from 'zod';
import { type GuardianField, guardianFieldNames } from '../rules/guardian-fields.ts';
import { accountState } from './accounts.ts';
import { id, optionalText, paging, staffRead, staffWrite, text } from './operation.ts';

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
});
export type FamilyRow = z.output<typeof familyRow>;

export const familyGuardian = z.strictObject({
  id,
  position: z.int(),
  version: z.int(),
  values: guardianValues,
  maySee: z.boolean(),
  receivesLetters: z.boolean(),
  pays: z.boolean(),
  preferredChannel: z.enum(['email', 'letter']),
  disagreementAt: z.string().nullable(),
  account: z.strictObject({
    state: accountState,
    identifier: z.string().nullable(),
    lastLoginAt: z.string().nullable(),
    identifierSentAt: z.string().nullable(),
    sessions: z.int(),
  }),
});
export type FamilyGuardian = z.output<typeof familyGuardian>;

export const familyFile = z.strictObject({
  id,
  number: z.string(),
  name: z.string(),
  siteId: id,
  siteName: z.string(),
  archivedAt: z.string().nullable(),
  guardians: z.array(familyGuardian),
  students: z.array(
    z.strictObject({
      id,
      lastName: z.string(),
      firstName: z.string(),
      birthDate: z.string().nullable(),
      /** This year's courses, one line each: « Piano 2C1 ». */
      courses: z.array(z.string()),
    }),
  ),
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
  mails: z.array(
    z.strictObject({
      id,
      subject: z.string(),
      recipient: z.string(),
      state: z.string(),
      createdAt: z.string(),
      sentAt: z.string().nullable(),
    }),
  ),
});
export type FamilyFile = z.output<typeof familyFile>;

export const families = {
  /** Search forgives accents, case and the order of words; looks at names, students, number, identifier, e-mail and phones. */
  'families.list': staffRead({
    input: z.strictObject({ siteId: id.nullish(), search: z.string().max(200).default(''), ...paging }),
    output: z.strictObject({ rows: z.array(familyRow), total: z.int() }),
  }),
  'families.get': staffRead({ input: z.strictObject({ id }), output: familyFile }),
  'families.create': staffWrite({
    input: z.strictObject({
      siteId: id,
      guardian: guardianTyped,
      students: z.array(z.strictObject({ lastName: text(80), firstName: text(80), birthDate: optionalText(10) })).max(20),
    }),
    output: z.strictObject({ id, number: z.string() }),
  }),
  /** Staff change a responsable's sheet directly. Refused as a conflict when `version` is not the one they saw. */
  'families.editGuardian': staffWrite({
    input: z.strictObject({ guardianId: id, version: z.int(), values: guardianTyped }),
    output: z.strictObject({ version: z.int() }),
  }),
};
