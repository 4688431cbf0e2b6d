import { z } from 'zod';
import { VALIDATION_KINDS, VALIDATIONS_AT_ONCE } from '../rules/validations.ts';
import { id, paging, staffRead } from './operation.ts';

/** What waits: a request about a responsable's or a student's sheet, an answer to a campaign, a document. */
export const validationKind = z.enum(VALIDATION_KINDS);

/** One thing that waits, as the queue shows it; what it holds is read with its own subject's operations. */
export const validationRow = z.strictObject({
  kind: validationKind,
  id,
  familyId: id,
  /** Whom it is about: « Bernard, Claire ». */
  who: z.string(),
  /** « Téléphone portable », « 3 champs », « Piano, FM 204 », « Justificatif de domicile ». */
  what: z.string(),
  /** « 2026-0412 »; documents have none. */
  number: z.string().nullable(),
  siteName: z.string(),
  /** Since when it waits. */
  since: z.string(),
});
export type ValidationRow = z.output<typeof validationRow>;

export const validations = {
  /**
   * All that waits for the office's decision, in one queue, the oldest first. `counts`: how many of each kind wait, whichever is asked for;
   * `total`: of the kind asked for. Kinds that the caller's role may not read are not in it.
   */
  'validations.list': staffRead({
    input: z.strictObject({
      siteId: id.nullish(),
      kind: validationKind.nullish(),
      search: z.string().max(200).default(''),
      ...paging,
    }),
    output: z.strictObject({ rows: z.array(validationRow), total: z.int(), counts: z.record(validationKind, z.int()) }),
  }),
  /** Of the queue as it is asked for, those that can be decided many at once: requests about sheets, the oldest ones, so many at most. */
  'validations.select': staffRead({
    input: z.strictObject({ siteId: id.nullish(), kind: validationKind.nullish(), search: z.string().max(200).default('') }),
    output: z.strictObject({ ids: z.array(id).max(VALIDATIONS_AT_ONCE) }),
  }),
};
