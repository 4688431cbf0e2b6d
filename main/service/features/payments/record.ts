import { findFamily } from '../../../../db/families.ts';
import { findMethod, findTwin } from '../../../../db/payments.ts';
import { dayOf, formatDay } from '../../../../shared/dates.ts';
import { formatCents } from '../../../../shared/money.ts';
import { notFound, Refusal, refuseField } from '../../../../shared/refusal.ts';
import { stateAtFirst } from '../../../../shared/rules/payments.ts';
import type { PlainWriteVerb } from '../../context.ts';
import { payersOf } from './parties.ts';
import { receivePayment } from './receive.ts';

export const record: PlainWriteVerb<'payments.record'> = async (ctx, input) => {
  const { familyId, ledger, amountCents: cents, paidOn, operationNumber, shares } = input;
  const family = await findFamily(ctx.db, familyId);
  if (!family) throw notFound('Cette famille');
  if (family.merged_into_id) throw new Refusal('conflict', 'Ce dossier a été fusionné : enregistrez le règlement dans l’autre dossier.');
  const method = await findMethod(ctx.db, input.methodId);
  if (!method || method.archived_at) throw refuseField('methodId', 'Choisissez un mode de règlement.');
  if (method.kind === 'online') throw refuseField('methodId', 'Un paiement en ligne s’enregistre tout seul, quand il est confirmé.');
  if (paidOn > dayOf(ctx.clock.now())) throw refuseField('paidOn', 'Cette date est à venir.');
  const guardianId = input.guardianId ?? null;
  if (guardianId && !(await payersOf(ctx.db, familyId)).some(({ id }) => id === guardianId))
    throw refuseField('guardianId', 'Cette personne n’est pas de la famille.');
  const twin = operationNumber && !input.evenSo && (await findTwin(ctx.db, { familyId, operationNumber, cents }));
  if (twin)
    throw refuseField(
      'operationNumber',
      `Un règlement du même numéro et du même montant est déjà enregistré, du ${formatDay(twin.paid_on)}.`,
      'conflict',
    );
  const made = await receivePayment(
    ctx.db,
    {
      siteId: family.site_id,
      familyId,
      guardianId,
      ledger,
      methodId: method.id,
      onlinePaymentId: null,
      operationNumber,
      bank: input.bank,
      drawer: input.drawer,
      paidOn,
      cents,
      state: stateAtFirst(method.kind),
      madeBy: ctx.actor.id,
      shares,
    },
    ctx.clock.now(),
  );
  await ctx.record({
    subjectKind: 'payment',
    subjectId: made.id,
    familyId,
    siteId: family.site_id,
    details: { receipt: made.receipt.number, amount: formatCents(cents), method: method.name },
  });
  ctx.tell('billing', 'history');
  return made;
};
