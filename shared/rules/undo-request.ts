import { enumerate } from './decision-words.ts';
import { fieldLabel, type SheetSubject, type SheetValues } from './sheets.ts';
import { tooLateToUndo } from './undo.ts';

/** One decided field: what the decision wrote, where it wrote something. */
export interface DecidedField {
  field: string;
  decision: 'pending' | 'accepted' | 'corrected' | 'refused';
  decided: string | null;
}

interface Decision {
  subject: SheetSubject;
  decidedAt: string | null;
  fields: readonly DecidedField[];
}

interface Since {
  now: Date;
  /** The official sheet as it stands. */
  values: SheetValues;
  /** The family has asked for something else about the same person since, and did not take it back. */
  askedAnew: boolean;
}

/** What a decision has written on the sheet. */
export const written = <F extends DecidedField>(fields: readonly F[]): F[] =>
  fields.filter(({ decision }) => decision === 'accepted' || decision === 'corrected');

/**
 * Why the decision about a sheet can no longer be undone; null while it can: for a day, while the sheet still says what the decision wrote,
 * and the family has not asked anew about the same person.
 */
export function undoRequestRefusal({ subject, decidedAt, fields }: Decision, { now, values, askedAnew }: Since): string | null {
  const late = tooLateToUndo(decidedAt, now);
  if (late) return late;
  if (askedAnew) return 'La famille a envoyé une autre demande depuis : décidez de la nouvelle.';
  const moved = written(fields).filter(({ field, decided }) => (values[field] ?? null) !== decided);
  if (moved.length === 0) return null;
  const names = enumerate(moved.map(({ field }) => `« ${fieldLabel(subject, field)} »`));
  return `${names} ${moved.length > 1 ? 'ont changé' : 'a changé'} sur la fiche depuis cette décision : corrigez la fiche directement.`;
}
