import { withdrawMail } from '../../db/outbox.ts';
import { findSite } from '../../db/sites.ts';
import type { StaffActor, WriteContext } from './context.ts';
import { contactIn, familyMail } from './outbox/family-mail.ts';
import type { MailBlock } from './outbox/mail-content.ts';

interface Answer {
  /** Those under which the answer was queued: `change-request.decided:<id>:<version>` first; its name is in the withdrawal's too. */
  events: readonly [string, ...string[]];
  siteId: string;
  familyId: string;
  /** « votre demande n° 2026-0412 » */
  about: string;
  /** What holds from now on. */
  now: readonly MailBlock[];
}

/**
 * The e-mail part of undoing a decision, in its transaction: an answer that waits in the outbox does not leave. Whoever it has reached, or
 * is on its way to, is told in one e-mail that it is withdrawn. Gives to whom that one goes.
 */
export async function withdrawAnswer(ctx: WriteContext<StaffActor>, { events, siteId, familyId, about, now }: Answer): Promise<string[]> {
  const reached = new Map<string, string>();
  for (const event of events) {
    const answer = await withdrawMail(ctx.db, event, ctx.clock.now());
    for (const { address, name } of answer.reached) reached.set(address, name);
  }
  ctx.tell('messages');
  const site = await findSite(ctx.db, siteId);
  if (!site) return [];
  for (const [address, name] of reached) {
    await ctx.mail({
      event: `undone.${events[0]}`,
      kind: 'answer.withdrawn',
      siteId,
      familyId,
      senderName: site.name,
      to: { address, name },
      ...familyMail(site, name, `Réponse annulée : ${about}`, 'Notre réponse est annulée', [
        `Nous vous avons répondu au sujet de ${about}. Cette réponse est annulée : ne tenez pas compte de notre précédent message.`,
        ...now,
        'Vous n’avez rien à faire : le service examine de nouveau ce que vous avez envoyé, et vous répondra.',
        { note: `Une question ? Écrivez-nous ou appelez-nous${contactIn(site)}.` },
      ]),
    });
  }
  return [...reached.keys()];
}
