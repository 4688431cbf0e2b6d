import { z } from 'zod';
import { COMPARISONS, CONDITION_KINDS } from '../rules/condition-words.ts';
import { id, staffRead } from './operation.ts';

/** One condition of a campaign or of a document asked for; those of one clause are all needed, one clause that holds is enough. */
export const condition = z.strictObject({
  clause: z.int().min(1).max(20),
  kind: z.enum(CONDITION_KINDS),
  comparison: z.enum(COMPARISONS),
  value: z.string().max(200),
});

export const conditionChoices = z.strictObject({
  /** By kind, for those that are chosen from a list; what has been archived is no longer offered. */
  choices: z.partialRecord(z.enum(CONDITION_KINDS), z.array(z.strictObject({ value: z.string(), label: z.string() }))),
});

export const conditions = {
  /** What can be chosen in a condition of this site. */
  'conditions.choices': staffRead({ input: z.strictObject({ siteId: id }), output: conditionChoices }),
};
