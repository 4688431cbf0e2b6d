import { z } from 'zod';
import { patternProblem } from '../rules/identifier-pattern.ts';
import { accountState, withoutLogo } from './accounts.ts';
import { BULK_MAX } from './jobs.ts';
import { id, nothing, paging, staffRead, staffWrite } from './operation.ts';

const person = z.strictObject({ guardianId: id });

export const identifierRow = z.strictObject({
  /** The guardian's. */
  id,
  familyId: id,
  /** « Bernard, Claire » */
  name: z.string(),
  siteName: z.string(),
  email: z.string().nullable(),
  identifier: z.string().nullable(),
  state: accountState,
  /** Until when too many failed logins keep the door shut; null when they do not. */
  heldUntil: z.string().nullable(),
  lastLoginAt: z.string().nullable(),
  sentAt: z.string().nullable(),
  sessions: z.int(),
});
export type IdentifierRow = z.output<typeof identifierRow>;

const filter = {
  siteId: id.nullish(),
  state: accountState.nullish(),
  /** Those with an e-mail address, or those without. */
  email: z.enum(['with', 'without']).nullish(),
  search: z.string().max(200).default(''),
};

/** With what and when families log in: for those who help them to (RGPD-7.11). */
const LOGIN_READERS = ['administrateur', 'scolarite'] as const;

export const identifiers = {
  /** Every responsable of a family in use, with the state of the account. */
  'identifiers.list': staffRead({
    roles: LOGIN_READERS,
    input: z.strictObject({ ...filter, ...paging }),
    output: z.strictObject({ rows: z.array(identifierRow), total: z.int() }),
  }),
  /** How many are in each state, whichever is being looked at: apart, because it takes longer than a page. */
  'identifiers.counts': staffRead({ roles: LOGIN_READERS, input: z.strictObject(filter), output: z.record(accountState, z.int()) }),
  /** All that match, in the same order, for what is done to many; `ids`: of these people only, as they are now. */
  'identifiers.chosen': staffRead({
    roles: LOGIN_READERS,
    input: z.strictObject({ ...filter, ids: z.array(id).max(BULK_MAX).nullish() }),
    output: z.strictObject({ people: z.array(z.strictObject({ guardianId: id, name: z.string(), state: accountState })) }),
  }),
  /** Where an account is logged in now. */
  'identifiers.sessions': staffRead({
    roles: LOGIN_READERS,
    input: person,
    output: z.strictObject({
      rows: z.array(z.strictObject({ id, browser: z.string(), createdAt: z.string(), lastSeenAt: z.string() })),
    }),
  }),
  'identifiers.closeSession': staffWrite({ input: z.strictObject({ guardianId: id, sessionId: id }), output: nothing }),
  /** Failed logins are forgotten: the person may try again at once. */
  'identifiers.lift': staffWrite({ input: person, output: nothing }),
  /** A temporary password: by e-mail where there is an address (`recipient`), else on the letter. */
  'identifiers.reset': staffWrite({
    input: person,
    output: z.strictObject({
      recipient: z.string().nullable(),
      fileName: z.string(),
      pdf: z.instanceof(Uint8Array).nullable(),
      withoutLogo,
    }),
  }),
  /** After which identifiers are made. */
  'identifiers.pattern': staffRead({ input: nothing, output: z.strictObject({ pattern: z.string(), version: z.string() }) }),
  'identifiers.savePattern': staffWrite({
    roles: ['administrateur'],
    input: z.strictObject({
      pattern: z
        .string()
        .trim()
        .max(60, '60 caractères au plus.')
        .superRefine((pattern, ctx) => {
          const problem = patternProblem(pattern);
          if (problem) ctx.addIssue({ code: 'custom', message: problem });
        }),
      /** As it was when it was shown. */
      version: z.string().max(40),
    }),
    output: z.strictObject({ version: z.string() }),
  }),
};
