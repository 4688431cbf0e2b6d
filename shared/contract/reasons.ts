import { z } from 'zod';
import { REASON_SUBJECTS, REASONS_MAX } from '../rules/reasons.ts';
import { id, line, staffRead, staffWrite, text } from './operation.ts';

export const reasonSubject = z.enum(REASON_SUBJECTS);

/** Ready reasons for refusals, per subject: the office writes its own. */
export const reasons = {
  /** In the office's order. `mark` says which state of the list this is, and goes with what is saved. */
  'reasons.list': staffRead({
    input: z.strictObject({ subject: reasonSubject }),
    output: z.strictObject({ mark: z.string(), rows: z.array(z.strictObject({ id, name: z.string(), sentence: z.string() })) }),
  }),
  /** The whole list in its order: those with an id are changed, those without are new, those left out are no longer offered. */
  'reasons.save': staffWrite({
    input: z.strictObject({
      subject: reasonSubject,
      mark: z.string().max(100),
      rows: z
        .array(
          z.strictObject({
            id: id.nullish(),
            name: line(30, 'Donnez un nom court : c’est ce que porte le bouton.'),
            sentence: text(1000, 'Écrivez le motif : la famille le lira tel quel.'),
          }),
        )
        .max(REASONS_MAX, `${REASONS_MAX} motifs au plus.`),
    }),
    output: z.strictObject({ mark: z.string() }),
  }),
};
