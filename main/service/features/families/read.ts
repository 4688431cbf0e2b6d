import { findFamily, lastChangedBy } from '../../../../db/families.ts';
import { findGuardian } from '../../../../db/guardians.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';

/** A sheet or a file is no longer what staff saw: nothing unseen is written over. */
export async function movedOn(db: ReadDb, familyId: string): Promise<Refusal> {
  const who = await lastChangedBy(db, familyId);
  const change = who ? `${who} a modifié cette fiche` : 'Cette fiche a été modifiée';
  return new Refusal('conflict', `${change} depuis que vous l’avez ouverte : relisez-la avant d’enregistrer. Rien n’a été changé.`);
}

/** The family of a file that staff have open, as they saw it. */
export async function requireFamilyAsSeen(db: ReadDb, id: string, version: number) {
  const family = await findFamily(db, id);
  if (!family) throw notFound('Cette famille');
  if (family.version !== version) throw await movedOn(db, id);
  return family;
}

/** A responsable whose sheet staff have open, as they saw it, with the family. */
export async function requireGuardianAsSeen(db: ReadDb, id: string, version: number) {
  const guardian = await findGuardian(db, id);
  if (!guardian) throw notFound('Cette personne');
  if (guardian.version !== version) throw await movedOn(db, guardian.family_id);
  return { guardian, family: await requireFamilyInUse(db, guardian.family_id) };
}

/** A family whose file is in use; an archived one is read, not written. */
export async function requireFamilyInUse(db: ReadDb, id: string) {
  const family = await findFamily(db, id);
  if (!family) throw notFound('Cette famille');
  if (family.archived_at !== null) throw new Refusal('conflict', 'Ce dossier est archivé : restaurez-le avant de le modifier.');
  return family;
}

/** Nobody goes into the archives while something about them waits: « 2 demandes ou pièces de cette famille attendent une décision… » */
export function requireNothingWaits(count: number, whose: string): void {
  if (count === 0) return;
  const sentence =
    count > 1
      ? `${count} demandes ou pièces de ${whose} attendent une décision : décidez-les d’abord dans les validations.`
      : `Une demande ou une pièce de ${whose} attend une décision : décidez-la d’abord dans les validations.`;
  throw new Refusal('conflict', sentence);
}
