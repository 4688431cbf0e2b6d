import { findFamily } from '../../../../db/families.ts';
import { guardiansOf } from '../../../../db/guardians.ts';
import { findInvoice } from '../../../../db/invoices.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { notFound, Refusal, refuseField } from '../../../../shared/refusal.ts';

export async function requireInvoice(db: ReadDb, id: string) {
  const invoice = await findInvoice(db, id);
  if (!invoice) throw notFound('Cette facture');
  return invoice;
}

/** A draft as it was seen: nothing unseen is written over, or issued. */
export async function requireDraft(db: ReadDb, id: string, version: number) {
  const invoice = await requireInvoice(db, id);
  if (invoice.state === 'issued')
    throw new Refusal('conflict', `Cette facture est déjà émise sous le n° ${invoice.number} : elle ne change plus. Un avoir la corrige.`);
  if (invoice.version !== version)
    throw new Refusal('conflict', 'Ce brouillon a changé depuis que vous l’avez ouvert : relisez-le. Rien n’a été enregistré.');
  return invoice;
}

export async function requireIssued(db: ReadDb, id: string) {
  const invoice = await requireInvoice(db, id);
  if (invoice.state !== 'issued' || invoice.number === null || invoice.issued_on === null)
    throw new Refusal('conflict', 'Cette facture est un brouillon : émettez-la d’abord.');
  return { ...invoice, number: invoice.number, issued_on: invoice.issued_on };
}

/** The family to be invoiced, with its people. */
export async function requireFamily(db: ReadDb, id: string) {
  const family = await findFamily(db, id);
  if (!family) throw notFound('Cette famille');
  if (family.archived_at !== null) throw new Refusal('conflict', 'Ce dossier est archivé : restaurez-le avant de le facturer.');
  return { family, guardians: await guardiansOf(db, id) };
}

/** The one who is to pay, or both (null): of the family, and in use. */
export function requireClient(guardians: readonly { id: string }[], guardianId: string | null): void {
  if (guardianId !== null && !guardians.some(({ id }) => id === guardianId))
    throw refuseField('guardianId', 'Cette personne n’est pas responsable dans cette famille.');
}
