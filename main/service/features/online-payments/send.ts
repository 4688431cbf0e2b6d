import { changeOnlinePayment, findOnlinePayment, noteHeard } from '../../../../db/online-payments.ts';
import { Refusal } from '../../../../shared/refusal.ts';
import { prepared, RefusedButWritten } from '../../context.ts';
import { notifyTo, returnTo, wordingOf } from '../../online-payments/known.ts';
import { NoAnswer } from '../../online-payments/outgoing.ts';
import { NotTaken, type Provider } from '../../online-payments/provider.ts';
import { providerKept } from '../../online-payments/settings.ts';
import { ownPayment } from './own.ts';

interface Sent {
  providerReference: string;
  opensFor: number;
}

interface NotSent {
  /** Nobody answered, or the provider said no. */
  said: 'not-sent' | 'not-taken';
  /** In the provider's words, for staff. */
  detail: string;
}

/** What the payer is told of it. */
export const NOT_SENT: Readonly<Record<NotSent['said'], string>> = {
  'not-sent': 'Le service de paiement ne répond pas. Rien n’a été débité : réessayez dans quelques minutes.',
  'not-taken': 'Le service de paiement a refusé cette demande. Rien n’a été débité : prévenez votre établissement.',
};

/** The provider is told before the transaction: it may take its time. What it says, or that it says nothing, is kept either way. */
export const send = prepared<'onlinePayments.send', Sent | NotSent | null>(
  async (ctx, { id }) => {
    const row = await ownPayment(ctx.db, ctx.actor, id);
    if (row.state === 'waiting') return null;
    if (row.state !== 'created') throw new Refusal('conflict', 'Ce paiement est terminé : commencez-en un autre.');
    const extranet = ctx.extranet().address;
    const now = ctx.clock.now();
    if (!extranet)
      throw new Refusal('unavailable', 'L’extranet n’a pas d’adresse : le paiement en ligne n’est pas possible pour l’instant.');
    if (now.toISOString() > row.expires_at) throw new Refusal('conflict', 'Ce paiement a expiré : commencez-en un autre.');
    const provider = await providerKept(ctx.db, ctx.secrets, row.site_id, row.provider);
    return tell(provider, {
      id,
      reference: row.reference,
      cents: row.amount_cents,
      email: row.payer_email ?? '',
      wording: await wordingOf(ctx.db, row),
      year: now.getUTCFullYear(),
      returnTo: returnTo(id, extranet),
      notifyTo: notifyTo(extranet),
    });
  },
  async ({ db, clock, tell: announce }, { id }, sent) => {
    const row = await findOnlinePayment(db, id);
    // told twice at once: the first reference stands, the second is never paid
    if (!sent || row?.state !== 'created') return {};
    const now = clock.now();
    announce('billing');
    if ('said' in sent) {
      await noteHeard(db, id, { source: 'provider', said: sent.said, detail: sent.detail, amount_cents: null }, now);
      throw new RefusedButWritten(new Refusal('unavailable', NOT_SENT[sent.said]));
    }
    await changeOnlinePayment(db, id, {
      state: 'waiting',
      provider_reference: sent.providerReference,
      expires_at: new Date(now.getTime() + sent.opensFor).toISOString(),
      next_check_at: new Date(now.getTime() + 15_000).toISOString(),
    });
    await noteHeard(db, id, { source: 'office', said: 'sent', detail: null, amount_cents: row.amount_cents }, now);
    return {};
  },
);

async function tell(provider: Provider, demand: Parameters<Provider['create']>[0]): Promise<Sent | NotSent> {
  try {
    return { ...(await provider.create(demand)), opensFor: provider.opensFor };
  } catch (error) {
    if (error instanceof NoAnswer) return { said: 'not-sent', detail: error.message };
    if (error instanceof NotTaken) return { said: 'not-taken', detail: error.message };
    throw error;
  }
}
