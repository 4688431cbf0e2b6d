import { cancelMessage, countMessages, findMessage, listMessages, type MessageRow, queueAgain } from '../../../../db/messages.ts';
import { SECRET_MARK } from '../../../../db/outbox.ts';
import type { MailRow } from '../../../../shared/contract/messages.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';
import type { VerbsOf } from '../../context.ts';

export const messageVerbs: VerbsOf<'messages.list' | 'messages.get' | 'messages.cancel' | 'messages.sendAgain'> = {
  async 'messages.list'(ctx, { page, pageSize, ...filter }) {
    const { rows, total } = await listMessages(ctx.db, filter, { offset: page * pageSize, limit: pageSize });
    const counts = { pending: 0, sending: 0, sent: 0, dead: 0, cancelled: 0, ...(await countMessages(ctx.db, filter)) };
    return { rows: rows.map(shown), total, counts };
  },

  async 'messages.get'(ctx, { id }) {
    const found = await findMessage(ctx.db, id);
    if (!found) throw notFound('Ce message');
    return { ...shown(found), text: hidden(found.text), html: hidden(found.html) };
  },

  async 'messages.cancel'(ctx, { id }) {
    const found = await findMessage(ctx.db, id);
    if (!found) throw notFound('Ce message');
    if (found.state === 'sending') throw new Refusal('conflict', 'Ce message est en train de partir.');
    if (found.state !== 'pending') throw new Refusal('conflict', 'Ce message n’attend plus : il n’y a rien à annuler.');
    await cancelMessage(ctx.db, id, `Annulé par ${ctx.actor.name}.`);
    await ctx.record({ subjectKind: 'message', subjectId: id, familyId: found.family_id, details: { kind: found.kind } });
    ctx.tell('messages', 'history');
    return { state: 'cancelled' };
  },

  async 'messages.sendAgain'(ctx, { id }) {
    const found = await findMessage(ctx.db, id);
    if (!found) throw notFound('Ce message');
    if (found.state === 'sent') throw new Refusal('conflict', 'Ce message est déjà parti : le serveur d’e-mail l’a accepté.');
    if (found.state === 'sending') throw new Refusal('conflict', 'Ce message est en train de partir.');
    if (found.text.includes(SECRET_MARK) && !found.secret)
      throw new Refusal('conflict', 'Le mot de passe temporaire de ce message n’existe plus : la famille peut en demander un autre.');
    await queueAgain(ctx.db, id, ctx.clock.now());
    await ctx.record({ subjectKind: 'message', subjectId: id, familyId: found.family_id, details: { kind: found.kind } });
    ctx.tell('messages');
    return { state: 'pending' };
  },
};

const shown = (row: MessageRow): MailRow => ({
  id: row.id,
  familyId: row.family_id,
  kind: row.kind,
  subject: row.subject,
  recipient: row.recipient,
  recipientName: row.recipient_name,
  state: row.state,
  attempts: row.attempts,
  lastError: row.last_error,
  nextAttemptAt: row.state === 'pending' ? row.next_attempt_at : null,
  createdAt: row.created_at,
  sentAt: row.sent_at,
});

/** Staff may see what was written, never a family's password (SEC-1.14). */
const hidden = (text: string): string => text.replaceAll(SECRET_MARK, '•••••-•••••-•••••-•••••');
