import { disagreementSince } from '../../db/guardians.ts';
import type { ReadDb } from '../../db/open.ts';
import { formatDate } from '../../shared/dates.ts';

/** The sentence that stops every decision while the parents disagree (Code civil 372-2); null when nothing does. */
export async function disagreement(db: ReadDb, familyId: string): Promise<string | null> {
  const since = await disagreementSince(db, familyId);
  return since && `Un désaccord entre les responsables est signalé depuis le ${formatDate(since)}\u00a0: levez-le avant de décider.`;
}
