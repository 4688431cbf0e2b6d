import { mailingPeople } from '../../../../db/mailings.ts';
import { insertReminders } from '../../../../db/reminders.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';
import { planMailing } from '../../../../shared/rules/mailings.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import { typeset } from '../../../../shared/typography.ts';
import type { PlainWriteVerb, ReadVerb } from '../../context.ts';
import { asAddressee, compose, startRun } from '../mailings/index.ts';
import { lateNow } from './list.ts';
import { wordingOfLevel } from './settings.ts';

export const preview: ReadVerb<'reminders.preview'> = async (ctx, { level, invoiceId }) => {
  const late = (await lateNow(ctx.db, ctx.clock.now())).find(({ id }) => id === invoiceId);
  const [person] = late?.payer_id ? await mailingPeople(ctx.db, [late.payer_id]) : [];
  if (!person) throw notFound('Cette facture en retard');
  const wording = await wordingOfLevel(ctx.db, level);
  const { subject, text, html } = await compose(ctx, { ...wording, kind: 'reminder', invoiceIds: [invoiceId] }, person);
  return { name: fullName(person), email: person.email, subject: typeset(subject), text: typeset(text), html };
};

export const send: PlainWriteVerb<'reminders.send'> = async (ctx, { level, invoiceIds, way }) => {
  const ids = new Set(invoiceIds);
  const late = (await lateNow(ctx.db, ctx.clock.now())).filter(({ id, level: turn }) => ids.has(id) && turn === level);
  if (late.length < ids.size)
    throw new Refusal('conflict', 'Une des factures choisies est réglée ou déjà relancée : la liste a été relue, choisissez de nouveau.');
  const { templateId, subject, text } = await wordingOfLevel(ctx.db, level);
  const wording = { kind: 'reminder' as const, subject, text, invoiceIds: [...ids] };
  const payers = await mailingPeople(ctx.db, [...new Set(late.flatMap(({ payer_id }) => payer_id ?? []))]);
  const plans = planMailing(payers.map(asAddressee), { kind: 'reminder', way, text });
  const people = payers.flatMap((person) => {
    const plan = plans.get(person.id);
    return plan ? [{ ...person, ...plan }] : [];
  });
  const run = await startRun(ctx, { name: `Relance de niveau ${level}`, templateId, wording, people });
  const reached = new Map(people.flatMap((person) => (person.skipped === null ? [[person.id, person.channel] as const] : [])));
  await insertReminders(
    ctx.db,
    late.flatMap((one) => {
      const channel = reached.get(one.payer_id ?? '');
      return channel
        ? [{ invoiceId: one.id, level, channel, dueCents: one.left_cents, mailingId: run.id, guardianId: one.payer_id ?? '' }]
        : [];
    }),
    ctx.actor.id,
    ctx.clock.now().toISOString(),
  );
  await ctx.record({ subjectKind: 'mailing', subjectId: run.id, details: { level, invoices: late.length } });
  ctx.tell('billing', 'mailings', 'history');
  return run;
};
