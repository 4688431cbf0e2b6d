import { z } from 'zod';
import { familyRead, id } from './operation.ts';

const words = z.string().nullable();

/** One line of the tab *Répertoire*: a piece that the student played at an event. */
export const participationRow = z.strictObject({
  id,
  /** The event's title: « Fin de cycle – Piano ». */
  title: z.string(),
  heldOn: z.string(),
  piece: words,
  /** What this performance took, else what the piece takes. */
  seconds: z.int().nullable(),
  /** On this performance, else on the event. */
  comment: words,
});
export type ParticipationRow = z.output<typeof participationRow>;

export const participationSheet = z.strictObject({
  ...participationRow.shape,
  kind: words,
  /** « 18:30 » */
  startsTime: words,
  place: words,
  composer: words,
  arranger: words,
  part: words,
  /** On this performance only. */
  comment: words,
  eventComment: words,
  /** What else the student played at this event. */
  others: z.array(participationRow),
  /** Every line of the list in its order, for the arrows. */
  all: z.array(id),
});
export type ParticipationSheet = z.output<typeof participationSheet>;

/** Auditions, concerts and exams that a student took part in. Another family's student or event is not found. */
export const repertoire = {
  /** Newest event first. */
  'repertoire.list': familyRead({ input: z.strictObject({ studentId: id }), output: z.array(participationRow) }),
  'repertoire.get': familyRead({ input: z.strictObject({ studentId: id, id }), output: participationSheet }),
};
