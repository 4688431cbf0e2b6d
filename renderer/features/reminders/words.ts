import type { LateRow } from '../../../shared/contract/reminders.ts';
import { formatDay } from '../../../shared/dates.ts';

/** Where a late invoice stands when no reminder can be sent now. */
export const standingOf = ({ nextOn, sent }: LateRow): string =>
  nextOn ? `Niveau ${sent + 1} à partir du ${formatDay(nextOn)}` : 'Trois relances envoyées';
