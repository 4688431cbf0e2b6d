import { findAccount } from '../../../../db/accounts.ts';
import { guardiansOf } from '../../../../db/guardians.ts';
import type { ReadDb } from '../../../../db/open.ts';
import type { ReEnrolmentRecord } from '../../../../db/re-enrolments.ts';
import { fullName } from '../../../../shared/rules/names.ts';

/** Where the answer goes: to the parent who sent it, else to the family's first responsable who may see; null when there is no address. */
export async function recipientOf(
  db: ReadDb,
  { account_id, family_id }: Pick<ReEnrolmentRecord, 'account_id' | 'family_id'>,
): Promise<{ address: string; name: string } | null> {
  const sender = account_id ? await findAccount(db, account_id) : undefined;
  const readers = (await guardiansOf(db, family_id)).filter(({ may_see }) => may_see === 1);
  const person = readers.find(({ id, email }) => email && id === sender?.guardian_id) ?? readers[0];
  return person?.email ? { address: person.email, name: fullName(person) } : null;
}
