import { siteNames } from '../../../../db/office.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { Refusal } from '../../../../shared/refusal.ts';

/** The first start happens once. */
export async function requireNoOffice(db: ReadDb): Promise<void> {
  const [name] = await siteNames(db);
  if (name !== undefined) throw new Refusal('conflict', `L’établissement « ${name} » existe déjà : connectez-vous.`);
}
