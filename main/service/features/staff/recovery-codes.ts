import { listRecoveryCodes } from '../../../../db/second-factors.ts';
import type { ReadContext } from '../../context.ts';
import { canonicalReadable, makeReadable } from '../../passwords/readable.ts';

/** How many are made at once. */
const CODES = 10;
/** Two groups of five: about 49 bits, guessed under the limits of passwords. */
const GROUPS = 2;

export interface RecoveryCodes {
  codes: string[];
  hashes: string[];
}

/** For the day when the telephone is lost; kept as passwords are (SEC-1.1). */
export async function makeRecoveryCodes({ passwords }: Pick<ReadContext, 'passwords'>): Promise<RecoveryCodes> {
  const codes = Array.from({ length: CODES }, () => makeReadable(GROUPS));
  const hashes: string[] = [];
  // one after the other: those who log in meanwhile find a place
  for (const code of codes) hashes.push(await passwords.hash(code.replaceAll('-', ''), { patient: true }));
  return { codes, hashes };
}

/** The code of this person that was typed, where it is one and still good. */
export async function findRecoveryCode(
  { db, passwords }: Pick<ReadContext, 'db' | 'passwords'>,
  staffId: string,
  typed: string,
): Promise<string | null> {
  const bare = canonicalReadable(typed, GROUPS);
  if (!bare) return null;
  for (const { id, hash } of await listRecoveryCodes(db, staffId)) {
    if ((await passwords.verify(hash, bare)).matches) return id;
  }
  return null;
}
