import type { Logger } from 'pino';
import { dueForAsking, findOnlinePayment, nextAskingAt, type OnlinePayment } from '../../../db/online-payments.ts';
import type { Store } from '../../../db/open.ts';
import type { Topic } from '../../../shared/contract/index.ts';
import type { Answer } from '../../../shared/rules/online-payment.ts';
import type { Clock, Surroundings } from '../context.ts';
import type { Secrets } from '../secrets.ts';
import { hear, hearNothing } from './hear.ts';
import { knownOf } from './known.ts';
import { NoAnswer } from './outgoing.ts';
import { ownPen } from './pen.ts';
import { plainAnswer } from './provider.ts';
import { providerKept } from './settings.ts';

/** Asks what has become of payments on line, by itself: what waited when the service stopped is asked about when it starts again. */
export interface OnlinePayments {
  /** Something may be due: look now. Kept once all that was due has been asked about. */
  poke(): Promise<void>;
  /** Somebody is looking at this one: it is asked about at once, unless it just was. */
  soon(id: string): void;
  stop(): Promise<void>;
}

interface Parts {
  store: Store;
  secrets: Secrets;
  clock: Clock;
  log: Logger;
  extranet: Surroundings['extranet'];
  announce(topics: Topic[]): void;
}

/** Asked about side by side: a provider that is slow for one holds up few others. */
const SIDE_BY_SIDE = 4;
const LONGEST_SLEEP_MS = 60_000;
/** Whoever reloads the page again and again makes us ask at most so often. */
const AT_MOST_EVERY_MS = 3_000;

export function createOnlinePayments({ store, secrets, clock, log, extranet, announce }: Parts): OnlinePayments {
  /** When somebody last looked, in milliseconds, by the payment. */
  const asked = new Map<string, number>();
  const wanted = new Set<string>();
  let stopped = false;
  let again = false;
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;

  const poke = (): Promise<void> => {
    if (stopped) return running ?? Promise.resolve();
    again = true;
    running ??= run();
    return running;
  };

  async function run(): Promise<void> {
    clearTimeout(timer);
    let rest = LONGEST_SLEEP_MS;
    try {
      while (again && !stopped) {
        again = false;
        const due = await dueForAsking(store.read, clock.now(), 200);
        const ids = new Set([...wanted, ...due]);
        wanted.clear();
        await askAll([...ids]);
        rest = await untilNext();
      }
    } catch (error) {
      log.error({ err: error }, 'the payments on line that wait could not be asked about');
    }
    // in the same breath as the last look at `again`: a poke that comes next starts a new round
    running = null;
    if (!stopped) timer = setTimeout(() => void poke(), rest).unref();
  }

  async function untilNext(): Promise<number> {
    const next = await nextAskingAt(store.read);
    return next ? Math.min(Math.max(next.getTime() - clock.now().getTime(), 1000), LONGEST_SLEEP_MS) : LONGEST_SLEEP_MS;
  }

  async function askAll(ids: string[]): Promise<void> {
    const lane = async () => {
      for (let id = ids.shift(); id !== undefined && !stopped; id = ids.shift()) {
        await askAbout(id).catch((error: unknown) => putOff(id, error));
      }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lane));
  }

  async function askAbout(id: string): Promise<void> {
    const row = await findOnlinePayment(store.read, id);
    if (row) await note(row, await whatIsSaid(row));
  }

  /** Asked about again when its turn comes: one that always fails must neither be asked about without end, nor keep others from it. */
  async function putOff(id: string, error: unknown): Promise<void> {
    log.error({ err: error, payment: id }, 'a payment on line could not be asked about');
    const row = await findOnlinePayment(store.read, id).catch(() => undefined);
    if (row) await note(row, 'Une erreur est survenue en interrogeant le service de paiement.').catch(() => {});
  }

  async function note(row: OnlinePayment, heard: Answer | string): Promise<void> {
    const topics = new Set<Topic>();
    await store.write(async (db) => {
      const pen = ownPen(db, { clock, extranet }, (topic) => void topics.add(topic));
      if (typeof heard === 'string') await hearNothing(pen, row.id, heard);
      else await hear(pen, row.id, row.provider_reference ? 'provider' : 'office', heard);
    });
    if (topics.size > 0) announce([...topics]);
  }

  /** An answer, or why there is none. */
  async function whatIsSaid(row: OnlinePayment): Promise<Answer | string> {
    const now = clock.now();
    if (!row.provider_reference) return neverSent(row, now);
    try {
      const provider = await providerKept(store.read, secrets, row.site_id, row.provider);
      return await provider.status(await knownOf(store.read, row, row.provider_reference, extranet().address), now);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      log.warn({ payment: row.id, provider: row.provider, why: error.message }, 'a payment service has not answered');
      return error.message;
    }
  }

  return {
    poke,
    soon(id) {
      const now = clock.now().getTime();
      if (stopped || now - (asked.get(id) ?? 0) < AT_MOST_EVERY_MS) return;
      if (asked.size > 1000) asked.clear();
      asked.set(id, now);
      wanted.add(id);
      void poke();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** No provider has ever heard of it: nobody can have paid it, and after its time nobody will. */
const neverSent = (row: OnlinePayment, now: Date): Answer =>
  now.toISOString() > row.expires_at ? plainAnswer('expired', 'Jamais transmis au service de paiement') : plainAnswer('waiting');
