import { recordHistory } from '../../../db/history.ts';
import type { WriteDb } from '../../../db/open.ts';
import { queueMail } from '../../../db/outbox.ts';
import type { Topic } from '../../../shared/contract/index.ts';
import type { Clock, Surroundings, WriteContext } from '../context.ts';

/** What is needed to write that something was heard of a payment: every write verb has it, and so has the round that asks by itself. */
export type Pen = Pick<WriteContext, 'db' | 'clock' | 'extranet' | 'record' | 'mail' | 'tell'>;

/** The pen of nobody in particular, in a transaction of its own; `tell` hears what has changed, to be announced once it stands. */
export const ownPen = (
  db: WriteDb,
  { clock, extranet }: { clock: Clock; extranet: Surroundings['extranet'] },
  tell: (topic: Topic) => void,
): Pen => ({
  db,
  clock,
  extranet,
  record: (note) => recordHistory(db, { at: clock.now(), actor: { kind: 'system' }, verb: 'onlinePayments.hear', ...note }),
  mail(mail) {
    tell('messages');
    return queueMail(db, mail, clock.now());
  },
  tell(...topics) {
    for (const topic of topics) tell(topic);
  },
});
