import { findAccount } from '../../../../db/accounts.ts';
import { guardiansOf } from '../../../../db/guardians.ts';
import type { ReadDb } from '../../../../db/open.ts';
import type { ReEnrolmentRecord } from '../../../../db/re-enrolments.ts';
import { fullName } from '../../../../shared/rules/names.ts';

/** Where the answer goes: to the parent who sent it, else to the family's first responsable; null when there is no address. */
export async function recipientOf(
  db: ReadDb,
  { account_id, family_id }: Pick<ReEnrolmentRecord, 'account_id' | 'family_id'>,
): Promise<{ address: string; name: string } | null> {
  const sender = account_id ? await findAccount(db, account_id) : undefined;
  const person = sender?.email && sender.family_id === family_id ? sender : (await guardiansOf(db, family_id))[0];
  return person?.email ? { address: person.email, name: fullName(person) } : null;
}
