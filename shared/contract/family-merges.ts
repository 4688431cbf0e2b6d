import { z } from 'zod';
import { id, nothing, paging, staffRead, staffWrite } from './operation.ts';

/** Why two files may be of one family. */
export const DUPLICATE_REASONS = ['child', 'email', 'phone', 'name'] as const;

const side = z.strictObject({
  id,
  number: z.string(),
  name: z.string(),
  guardians: z.array(z.string()),
  students: z.array(z.string()),
  city: z.string().nullable(),
  createdAt: z.string(),
});

export const duplicatePair = z.strictObject({
  /** Both ids, which is what the pair is called in a list. */
  id: z.string(),
  siteName: z.string(),
  reasons: z.array(z.enum(DUPLICATE_REASONS)),
  families: z.tuple([side, side]),
});
export type DuplicatePair = z.output<typeof duplicatePair>;

/** Who of the file that goes is whom of the file that stays; null: nobody, the person comes along. */
const mapping = z.array(z.strictObject({ id, into: id.nullable() })).max(100);

const person = z.strictObject({
  id,
  name: z.string(),
  into: id.nullable(),
  /** Whom of the file that stays this person may be. */
  choices: z.array(z.strictObject({ id, name: z.string() })),
});

/** One person of both files: the fields in which the two sheets differ. */
const samePerson = z.strictObject({
  subject: z.enum(['guardian', 'student']),
  id,
  name: z.string(),
  fields: z.array(
    z.strictObject({
      field: z.string(),
      label: z.string(),
      /** Stored values. */
      kept: z.string().nullable(),
      merged: z.string().nullable(),
      /** What is taken unless staff choose: what the file that stays says, where it says something. */
      takes: z.enum(['kept', 'merged']),
    }),
  ),
});

export const mergePreview = z.strictObject({
  kept: side,
  merged: side,
  guardians: z.array(person),
  students: z.array(person),
  people: z.array(samePerson),
  /** What goes along: « 3 pièces ». */
  moves: z.array(z.strictObject({ what: z.string(), count: z.int() })),
  accounts: z.array(z.strictObject({ identifier: z.string(), name: z.string(), fate: z.enum(['kept', 'moved', 'closed']) })),
  /** What stays in the archived file, as sentences. */
  stays: z.array(z.string()),
  /** Sentences: while there is one, nothing is merged. */
  obstacles: z.array(z.string()),
  /** Of all that was shown: given back with the merge, so that nothing unseen is merged. */
  seen: z.string(),
});
export type MergePreview = z.output<typeof mergePreview>;

const pair = { keptId: id, mergedId: id };
const choices = { guardians: mapping.nullish(), students: mapping.nullish() };

export const familyMerges = {
  /** Files that may be of one family: same child, e-mail, phone, or name and city; the surest first. */
  'families.duplicates': staffRead({
    input: z.strictObject({ siteId: id.nullish(), ...paging }),
    output: z.strictObject({ rows: z.array(duplicatePair), total: z.int() }),
  }),
  /** Two families after all: the pair is not shown again. */
  'families.notDuplicates': staffWrite({ input: z.strictObject(pair), output: nothing }),
  /** What a merge would do; the mapping is guessed where it is left out. */
  'families.mergePreview': staffRead({ input: z.strictObject({ ...pair, ...choices }), output: mergePreview }),
  /** All in one transaction. `take`: fields whose value comes from the file that goes. */
  'families.merge': staffWrite({
    input: z.strictObject({
      ...pair,
      ...choices,
      take: z.array(z.strictObject({ id, field: z.string().max(60) })).max(500),
      seen: z.string().max(100),
    }),
    output: z.strictObject({ mergeId: id, familyId: id }),
  }),
  /** Both files as they were before; refused once something has built on the merge. */
  'families.undoMerge': staffWrite({ input: z.strictObject({ mergeId: id }), output: z.strictObject({ familyId: id }) }),
};
