import type { Logger } from 'pino';
import type { Store, WriteDb } from '../../../db/open.ts';
import {
  hasUnexplained,
  type LeasedMail,
  leaseMail,
  markDead,
  markForLater,
  markSent,
  nextMailAt,
  noteWhyWaiting,
  SECRET_MARK,
} from '../../../db/outbox.ts';
import type { Topic } from '../../../shared/contract/index.ts';
import type { Clock } from '../context.ts';
import type { Secrets } from '../secrets.ts';
import { explain, MailFailure } from './mail-failure.ts';
import { type Mailer, NO_SERVER, type OutgoingMail } from './mailer.ts';
import { paceOf, retryAt } from './timing.ts';

/** What follows, in the same transaction, from the mail server having accepted a message of this kind. */
export type OnSent = Record<string, (db: WriteDb, mail: LeasedMail, now: Date) => Promise<void>>;

export interface Sender {
  /** Something may be due: look now. Kept once all that was due has been tried; never broken. */
  poke(): Promise<void>;
  /** Kept once nothing is being tried any more. */
  idle(): Promise<void>;
  /** Starts nothing more and waits for the message under way. */
  stop(): Promise<void>;
}

interface Parts {
  store: Store;
  mailer: Mailer;
  clock: Clock;
  log: Logger;
  secrets: Secrets;
  announce(topics: Topic[]): void;
  onSent: OnSent;
  perMinute?: number;
}

/** Mail servers of town halls throttle senders (DUR-5.13). */
const PER_MINUTE = 30;
/** The longest the sender sleeps, so that a clock set forward or a settings change elsewhere is noticed. */
const LONGEST_SLEEP_MS = 60_000;

/** Sends what the outbox holds, one message after the other, each until the mail server has accepted it or it is given up. */
export function createSender({ store, mailer, clock, log, secrets, announce, onSent, perMinute = PER_MINUTE }: Parts): Sender {
  const pace = paceOf(perMinute, clock);
  let stopped = false;
  let isAnnouncing = false;
  let again = false;
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;

  const poke = (): Promise<void> => {
    if (stopped || isAnnouncing) return running ?? Promise.resolve();
    again = true;
    running ??= run();
    return running;
  };

  /** Word to the windows: the start list pokes the outbox at the same word, which must not become a circle. */
  const tell = () => {
    isAnnouncing = true;
    announce(['messages']);
    isAnnouncing = false;
  };

  async function run(): Promise<void> {
    clearTimeout(timer);
    let rest = LONGEST_SLEEP_MS;
    try {
      while (again && !stopped) {
        again = false;
        rest = await sendDue();
      }
    } catch (error) {
      log.error({ err: error }, 'the outbox could not be worked through');
    }
    // in the same breath as the last look at `again`: a poke that comes next starts a new round
    running = null;
    if (!stopped) timer = setTimeout(() => void poke(), Math.min(Math.max(rest, 1000), LONGEST_SLEEP_MS)).unref();
  }

  /** Gives how long to sleep, in milliseconds. */
  async function sendDue(): Promise<number> {
    if (!(await mailer.hasServer())) return explainWaiting();
    while (!stopped) {
      const wait = pace.wait();
      if (wait > 0) return wait;
      const mail = await store.write((db) => leaseMail(db, clock.now()));
      if (!mail) break;
      pace.note();
      // a server that cannot be reached is left alone for a while, whatever else is due
      if (!(await attempt(mail))) return LONGEST_SLEEP_MS;
    }
    const next = await nextMailAt(store.read);
    return next ? next.getTime() - clock.now().getTime() : LONGEST_SLEEP_MS;
  }

  async function explainWaiting(): Promise<number> {
    if (await hasUnexplained(store.read, NO_SERVER)) {
      await store.write((db) => noteWhyWaiting(db, NO_SERVER));
      tell();
    }
    return LONGEST_SLEEP_MS;
  }

  /** False when the server could not be reached. */
  async function attempt(mail: LeasedMail): Promise<boolean> {
    const failure = await deliver(mail);
    const now = clock.now();
    await store.write(async (db) => {
      if (failure) return putBack(db, mail, failure, now);
      await markSent(db, mail.id, now);
      await onSent[mail.kind]?.(db, mail, now);
    });
    log.info({ mail: mail.id, kind: mail.kind, attempt: mail.attempts, outcome: failure?.sentence ?? 'accepted' }, 'outbox');
    tell();
    return !failure?.unreachable;
  }

  async function deliver(mail: LeasedMail): Promise<MailFailure | null> {
    try {
      await mailer.send(outgoing(mail, secrets));
      return null;
    } catch (error) {
      return explain(error);
    }
  }

  return {
    poke,
    idle: async () => {
      while (running) await running;
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

async function putBack(db: WriteDb, mail: LeasedMail, failure: MailFailure, now: Date): Promise<void> {
  const next = failure.forever ? null : retryAt(mail, now);
  if (next) await markForLater(db, mail.id, failure.message, next);
  else await markDead(db, mail.id, failure.message);
}

/** The only place where a secret stands in clear, and only for as long as the message is on its way (SEC-1.4). */
function outgoing(mail: LeasedMail, secrets: Secrets): OutgoingMail {
  const hasMark = mail.text.includes(SECRET_MARK) || mail.html.includes(SECRET_MARK);
  const secret = hasMark ? secretOf(mail, secrets) : '';
  return {
    messageId: mail.message_id,
    siteAddress: mail.site_email,
    senderName: mail.sender_name,
    to: { address: mail.recipient, name: mail.recipient_name },
    subject: mail.subject,
    text: mail.text.replaceAll(SECRET_MARK, secret),
    html: mail.html.replaceAll(SECRET_MARK, secret),
  };
}

function secretOf(mail: LeasedMail, secrets: Secrets): string {
  const lost = 'Le mot de passe temporaire de ce message n’existe plus : il faut en demander un autre.';
  if (!mail.secret) throw new MailFailure(lost, { forever: true });
  try {
    return secrets.unseal(mail.secret);
  } catch (cause) {
    throw new MailFailure(lost, { forever: true, cause });
  }
}
