import { z } from 'zod';
import { id, paging, staffRead } from './operation.ts';

export const MISSING_STATES = ['to-provide', 'missing', 'refused', 'expired', 'expiring', 'exemption-asked', 'exempt'] as const;
const missingFilter = {
  siteId: id.nullish(),
  requirementId: id.nullish(),
  /**
   * `to-provide`: missing, refused or expired. `expiring`: accepted, and good for no more than `withinDays`. `exemption-asked` and `exempt`:
   * « non concerné », said by the family, and agreed to or said by staff.
   */
  state: z.enum(MISSING_STATES).default('to-provide'),
  withinDays: z.int().min(1).max(366).default(30),
  mandatoryOnly: z.boolean().default(false),
  /** Only students for whom this campaign is open, and their families. */
  campaignId: id.nullish(),
  search: z.string().max(200).default(''),
};

export const missingRow = z.strictObject({
  id: z.string(),
  familyId: id,
  familyName: z.string(),
  studentId: id.nullable(),
  /** « Léo Bernard »; null for a document of the family's. */
  studentName: z.string().nullable(),
  siteName: z.string(),
  requirementId: id,
  name: z.string(),
  mandatory: z.boolean(),
  state: z.enum(['missing', 'refused', 'expired', 'expiring', 'exemption-asked', 'exempt']),
  /** The last day of one that has expired or will. */
  validUntil: z.string().nullable(),
  /** Why it was refused, or why it does not concern the family or student. */
  reason: z.string().nullable(),
});
export type MissingRow = z.output<typeof missingRow>;

export const missingDocuments = {
  /** Who has not given what, by family. `families`: how many they are; their ids where `withFamilies` asks for them. */
  'documents.missing': staffRead({
    roles: ['administrateur', 'scolarite', 'lecture'],
    input: z.strictObject({ ...missingFilter, withFamilies: z.boolean().default(false), ...paging }),
    output: z.strictObject({ rows: z.array(missingRow), total: z.int(), families: z.int(), familyIds: z.array(id) }),
  }),
};
