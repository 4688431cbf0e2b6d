import { changeOnlinePayment } from '../../../../db/online-payments.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';
import type { PlainWriteVerb } from '../../context.ts';
import { decide, decidedIn } from '../../online-payments/trial.ts';
import { ownPayment } from './own.ts';

/** Only what the bank will say is kept: what becomes of the payment is asked of it afterwards, as of every provider. */
export const decideTrial: PlainWriteVerb<'onlinePayments.decideTrial'> = async (
  { db, actor, clock, later, onlinePayments },
  { id, choice },
) => {
  const row = await ownPayment(db, actor, id);
  if (row.provider !== 'test') throw notFound('Ce paiement d’essai');
  const now = clock.now();
  if (row.state !== 'waiting' || decidedIn(row.answer)) throw new Refusal('conflict', 'Ce paiement d’essai a déjà reçu sa réponse.');
  if (now.toISOString() > row.expires_at) throw new Refusal('conflict', 'Cette page d’essai a expiré : commencez un autre paiement.');
  await changeOnlinePayment(db, id, { answer: decide(choice, now), next_check_at: now.toISOString() });
  later('trial payment', () => onlinePayments.poke());
  return {};
};
