import { booksOf } from '../../../../db/billing.ts';
import { findFamily } from '../../../../db/families.ts';
import { refreshStandings } from '../../../../db/invoice-standing.ts';
import { findMethod, findPayment, insertRefund } from '../../../../db/payments.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { formatCents } from '../../../../shared/money.ts';
import { notFound, refuseField } from '../../../../shared/refusal.ts';
import { accountOf } from '../../../../shared/rules/ledger.ts';
import type { Books, Ledger } from '../../../../shared/rules/ledger-books.ts';
import { refundable } from '../../../../shared/rules/payments.ts';
import type { PlainWriteVerb } from '../../context.ts';
import { payersOf } from './parties.ts';

/** Of one payment, at most what it brought; without one, at most what the family has in its favour. */
export const refund: PlainWriteVerb<'payments.refund'> = async (ctx, input) => {
  const { familyId, ledger, amountCents: cents, on, operationNumber, reason } = input;
  const family = await findFamily(ctx.db, familyId);
  if (!family) throw notFound('Cette famille');
  const method = await findMethod(ctx.db, input.methodId);
  if (!method || method.archived_at) throw refuseField('methodId', 'Choisissez comment l’argent est rendu.');
  if (on > dayOf(ctx.clock.now())) throw refuseField('on', 'Cette date est à venir.');
  const paymentId = input.paymentId ?? null;
  const payment = paymentId ? await findPayment(ctx.db, paymentId) : undefined;
  if (paymentId && (!payment || payment.family_id !== familyId || payment.ledger !== ledger)) throw notFound('Ce règlement');
  const books = await booksOf(ctx.db, familyId);
  const most = paymentId ? refundable(books, paymentId) : inFavourOfAll(books, ledger, await payersOf(ctx.db, familyId));
  const isOfOne = paymentId === null && cents <= -accountOf(books, ledger, null).balanceCents;
  if (cents > most) throw refuseField('amountCents', isOfOne ? OF_ONE : tooMuch(most, paymentId !== null));
  const made = await insertRefund(
    ctx.db,
    {
      siteId: payment?.site_id ?? family.site_id,
      familyId,
      ledger,
      paymentId,
      methodId: method.id,
      operationNumber,
      on,
      cents,
      reason,
      madeBy: ctx.actor.id,
    },
    ctx.clock.now().toISOString(),
  );
  await refreshStandings(ctx.db, familyId);
  await ctx.record({
    subjectKind: 'refund',
    subjectId: made.id,
    familyId,
    siteId: family.site_id,
    details: { number: made.number, amount: formatCents(cents), method: method.name },
  });
  ctx.tell('billing', 'history');
  return made;
};

const OF_ONE = 'Une partie de cette somme vient d’une seule personne de la famille : remboursez-lui son règlement.';

/** What no single payment brought is taken from the account of each of them: what one of them alone has paid is not to take from (RGPD-7.9). */
const inFavourOfAll = (books: Books, ledger: Ledger, people: readonly { id: string }[]): number =>
  Math.max(0, Math.min(...[null, ...people.map(({ id }) => id)].map((reader) => -accountOf(books, ledger, reader).balanceCents)));

const tooMuch = (most: number, ofPayment: boolean): string =>
  most === 0
    ? ofPayment
      ? 'Il n’y a plus rien à rendre sur ce règlement.'
      : 'La famille n’a rien en sa faveur sur ce compte.'
    : `Au plus ${formatCents(most)}${ofPayment ? ' sur ce règlement' : ' : ce que la famille a en sa faveur'}.`;
