import { DEMONSTRATION } from '../../db/demo/mark.ts';
import { siteNames } from '../../db/office.ts';
import type { Store } from '../../db/open.ts';
import { findSetting } from '../../db/settings.ts';
import type { DemoAccounts } from '../../shared/contract/office.ts';
import { createPasswordHasher } from './passwords/hash.ts';
import type { Secrets } from './secrets.ts';

/**
 * Fills an empty store with a demonstration conservatory of so many families (its usual size when left out).
 * A store that holds the demonstration already, or an office, is left as it is.
 */
export async function fillDemonstration(
  store: Store,
  secrets: Secrets,
  families?: number,
): Promise<DemoAccounts | 'already-there' | 'an-office'> {
  const [site] = await siteNames(store.read);
  if (site !== undefined) return (await findSetting(store.read, DEMONSTRATION)) === undefined ? 'an-office' : 'already-there';
  const { demoPasswords, seedDemonstration } = await import('../../db/demo/index.ts');
  const { hash } = createPasswordHasher();
  const hashes = new Map(
    await Promise.all(demoPasswords(families).map(async (password) => [password, await hash(password, { patient: true })] as const)),
  );
  return store.write((db) =>
    seedDemonstration(db, { ...(families !== undefined && { families }), hash: hashes, seal: secrets.sealDocument }),
  );
}
