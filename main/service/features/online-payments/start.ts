import { randomInt } from 'node:crypto';
import { booksOf } from '../../../../db/billing.ts';
import { countActsSince } from '../../../../db/history.ts';
import { addOnlinePayment, invoicesOfOnlinePayment, noteHeard, underWay } from '../../../../db/online-payments.ts';
import { formatCents } from '../../../../shared/money.ts';
import { Refusal, refuseField } from '../../../../shared/refusal.ts';
import { accountOf } from '../../../../shared/rules/ledger.ts';
import { ONE_AT_A_TIME_MS } from '../../../../shared/rules/online-payment.ts';
import { type Choice, type Plan, planOf } from '../../../../shared/rules/online-payment-plan.ts';
import type { FamilyActor, PlainWriteVerb, WriteContext } from '../../context.ts';
import type { Provider } from '../../online-payments/provider.ts';
import { providerOf } from '../../online-payments/settings.ts';

/** Whoever begins so many in an hour is no longer paying. */
const AN_HOUR = { most: 20, ms: 3_600_000 };

/** Kept here before any provider hears of it: whatever happens on the way, there is a trace of it. */
export const start: PlainWriteVerb<'onlinePayments.start'> = async (ctx, { ledger, choice, invoices, email, seenCents }) => {
  const { db, actor, clock } = ctx;
  const provider = await providerOf(db, ctx.secrets, actor.siteId);
  if (!provider) throw new Refusal('not-allowed', 'Le paiement en ligne n’est pas proposé par votre établissement.');
  await requirePatience(ctx);
  // without a script the choice above does not follow the boxes
  if (choice !== 'invoices' && invoices.length > 0)
    throw refuseField('choice', 'Vous avez coché des factures : choisissez « Certaines factures », ou décochez-les.');
  const books = await booksOf(db, actor.familyId);
  const chosen: Choice = choice === 'invoices' ? { kind: choice, ids: invoices } : { kind: choice };
  const plan = planOf(accountOf(books, ledger, actor.guardianId), books, chosen);
  requireAmount(plan, provider, choice, seenCents);
  const now = clock.now();
  await requireNothingUnderWay(ctx, ledger, plan, now);
  const reference = newReference(now);
  const expiresAt = new Date(now.getTime() + provider.opensFor).toISOString();
  const id = await addOnlinePayment(
    db,
    {
      site_id: actor.siteId,
      family_id: actor.familyId,
      guardian_id: actor.guardianId,
      account_id: actor.accountId,
      ledger,
      provider: provider.kept,
      reference,
      amount_cents: plan.cents,
      payer_email: email,
      created_at: now.toISOString(),
      expires_at: expiresAt,
      next_check_at: expiresAt,
    },
    plan.parts,
  );
  await noteHeard(db, id, { source: 'family', said: 'begun', detail: null, amount_cents: plan.cents }, now);
  await ctx.record({
    subjectKind: 'online-payment',
    subjectId: id,
    familyId: actor.familyId,
    siteId: actor.siteId,
    details: { reference, cents: plan.cents },
  });
  ctx.tell('billing', 'history');
  return { id };
};

async function requirePatience({ db, actor, clock }: WriteContext<FamilyActor>): Promise<void> {
  const since = new Date(clock.now().getTime() - AN_HOUR.ms);
  if ((await countActsSince(db, actor.accountId, 'onlinePayments.start', since)) >= AN_HOUR.most)
    throw new Refusal('not-allowed', 'Vous avez commencé beaucoup de paiements : réessayez dans une heure.');
}

function requireAmount({ cents }: Plan, provider: Provider, choice: string, seenCents: number | null): void {
  if (cents <= 0)
    throw choice === 'invoices'
      ? refuseField('choice', 'Cochez au moins une facture à payer.')
      : new Refusal('conflict', 'Il n’y a plus rien à régler sur ce compte.');
  if (cents < provider.minimum) throw refuseField('choice', `Le paiement en ligne commence à ${formatCents(provider.minimum)}.`);
  if (seenCents !== null && seenCents !== cents)
    throw new Refusal(
      'conflict',
      `Votre compte a changé entre-temps : il s’agit maintenant de ${formatCents(cents)}. Vérifiez, puis payez.`,
    );
}

/** Somebody may be paying the same in another window, or the other parent on another telephone. */
async function requireNothingUnderWay(
  { db, actor }: WriteContext<FamilyActor>,
  ledger: 'cotisation' | 'location',
  plan: Plan,
  now: Date,
): Promise<void> {
  const since = new Date(now.getTime() - ONE_AT_A_TIME_MS).toISOString();
  for (const other of await underWay(db, actor.familyId, ledger, since)) {
    const paid = await invoicesOfOnlinePayment(db, other.id);
    if (other.guardian_id === actor.guardianId)
      throw new Refusal(
        'conflict',
        'Un paiement de ces factures est déjà en cours : terminez-le, ou attendez vingt minutes pour en commencer un autre.',
      );
    // of the other parent's: there is no page here on which to finish it
    if (paid.some(({ id }) => plan.parts.some(({ invoiceId }) => invoiceId === id)))
      throw new Refusal(
        'conflict',
        'Un paiement de ces factures est déjà en cours dans votre famille : attendez vingt minutes, puis regardez ce qui reste à payer.',
      );
  }
}

/** Letters and digits that are not taken for one another, for those who read it out on the telephone. */
const SIGNS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** `P261120` and nine signs: 16 letters and digits, as PayFiP takes them. */
function newReference(now: Date): string {
  const day = now.toISOString().slice(2, 10).replaceAll('-', '');
  return `P${day}${Array.from({ length: 9 }, () => SIGNS[randomInt(SIGNS.length)]).join('')}`;
}
