import { z } from 'zod';
import { id, paging, staffRead } from './operation.ts';

export const historyRow = z.strictObject({
  id,
  at: z.string(),
  actorKind: z.enum(['staff', 'family', 'system', 'nobody']),
  actorName: z.string(),
  /** The operation's verb: `changeRequests.decide`. */
  verb: z.string(),
  /** The whole line in French: « a décidé la demande 2026-0412 : téléphone portable accepté, adresse refusée ». */
  sentence: z.string(),
  familyId: id.nullable(),
  familyName: z.string().nullable(),
});
export type HistoryRow = z.output<typeof historyRow>;

/** Those who change something see who changed what; when colleagues come and go is the administrator's alone (RGPD-7.10, 7.11). */
const TRACE_READERS = ['administrateur', 'scolarite', 'comptabilite'] as const;

export const history = {
  'history.list': staffRead({
    roles: TRACE_READERS,
    input: z.strictObject({ familyId: id.nullish(), search: z.string().max(200).default(''), ...paging }),
    output: z.strictObject({ rows: z.array(historyRow), total: z.int(), chainIntact: z.boolean() }),
  }),
};
