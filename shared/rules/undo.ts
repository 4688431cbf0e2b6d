import { formatDateTime } from '../dates.ts';

// A decision of the office can be undone for a day, while nothing has built on it. What « built on » means is each subject's own rule.

export const UNDO_HOURS = 24;

/** Why it is too late, from the instant of the decision; null while it is not. A clock set back makes nothing undoable for longer. */
export function tooLateToUndo(decidedAt: string | null, now: Date): string | null {
  const since = now.getTime() - Date.parse(decidedAt ?? '');
  if (decidedAt && since >= 0 && since <= UNDO_HOURS * 3_600_000) return null;
  const when = decidedAt ? ` (${formatDateTime(decidedAt)})` : '';
  return `Une décision peut être annulée pendant ${UNDO_HOURS} heures : celle-ci est plus ancienne${when}.`;
}
