import type { ReadDb } from '../../db/open.ts';
import { staffName } from '../../db/staff.ts';
import { formatDateTime } from '../../shared/dates.ts';
import { Refusal } from '../../shared/refusal.ts';

/** Nothing is decided twice: « Marc Delorme a déjà décidé cette demande le … ». `what` follows the verb. */
export async function decidedAlready(
  db: ReadDb,
  what: string,
  { decided_by, decided_at }: { decided_by: string | null; decided_at: string | null },
): Promise<Refusal> {
  const who = (await staffName(db, decided_by)) ?? 'Quelqu’un';
  const when = decided_at ? ` le ${formatDateTime(decided_at)}` : '';
  return new Refusal('conflict', `${who} a déjà décidé ${what}${when} : rien n’a été appliqué deux fois.`);
}
