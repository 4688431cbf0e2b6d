import { findOnlinePayment, type OnlinePayment } from '../../../../db/online-payments.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { notFound } from '../../../../shared/refusal.ts';
import type { FamilyActor } from '../../context.ts';

/** One's own payment: neither another family's nor the other parent's exists (SEC-1.13, RGPD-7.9). */
export async function ownPayment(db: ReadDb, { familyId, guardianId }: FamilyActor, id: string): Promise<OnlinePayment> {
  const row = await findOnlinePayment(db, id);
  if (!row || row.family_id !== familyId || row.guardian_id !== guardianId) throw notFound('Ce paiement');
  return row;
}
