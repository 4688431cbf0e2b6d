import { ACCOUNTANTS, DESK } from '../../../../shared/contract/operation.ts';
import { Refusal } from '../../../../shared/refusal.ts';
import type { StaffActor } from '../../context.ts';

/** Reminders of invoices are accounting's to send, all other runs the desk's. */
export function requireMayRun({ role }: StaffActor, kind: string): void {
  if (!(kind === 'reminder' ? ACCOUNTANTS : DESK).includes(role))
    throw new Refusal('not-allowed', 'Votre rôle ne permet pas cette action.');
}
