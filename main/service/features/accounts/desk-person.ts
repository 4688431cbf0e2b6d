import { findFamily } from '../../../../db/families.ts';
import { findGuardian } from '../../../../db/guardians.ts';
import { findAccountOf } from '../../../../db/identifiers.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';

/** The person and the family, or not found. */
export async function personOf(db: ReadDb, guardianId: string) {
  const guardian = await findGuardian(db, guardianId);
  const family = guardian && (await findFamily(db, guardian.family_id));
  if (!guardian || !family) throw notFound('Cette personne');
  return { guardian, family };
}

/** The person with an account; refused where no identifier was made. */
export async function accountOf(db: ReadDb, guardianId: string) {
  const person = await personOf(db, guardianId);
  const account = await findAccountOf(db, guardianId);
  if (!account) throw new Refusal('conflict', 'Cette personne n’a pas encore d’identifiant : créez-le d’abord.');
  return { ...person, account };
}

/** What families type to reach the extranet; refused while nobody could reach it. */
export function requireAddress(address: string | null): string {
  if (address === null)
    throw new Refusal(
      'unavailable',
      'L’extranet n’a pas encore d’adresse : vérifiez son état sur le tableau de bord ou dans les paramètres.',
    );
  return address;
}
