import type { MailRow } from '../../../shared/contract/messages.ts';
import { formatDateTime } from '../../../shared/dates.ts';

/** Why an e-mail has not left, and when it will be tried again; nothing for one that goes its way. */
export function whatNext({
  state,
  lastError,
  nextAttemptAt,
  attempts,
}: Pick<MailRow, 'state' | 'lastError' | 'nextAttemptAt' | 'attempts'>): string {
  if (state === 'sent' || state === 'sending' || state === 'cancelled') return '';
  const tries = attempts > 1 ? `${attempts} essais.` : '';
  const again = state === 'pending' && attempts > 0 && nextAttemptAt ? `Nouvel essai le ${formatDateTime(nextAttemptAt)}.` : '';
  return [lastError, tries, again].filter(Boolean).join(' ');
}
