import { join } from 'node:path';
import type { Logger } from 'pino';
import { fillStandings } from '../../db/invoice-standing.ts';
import { openStore, type Store } from '../../db/open.ts';
import { problemOf } from '../../db/problems.ts';
import type { Topic } from '../../shared/contract/index.ts';
import type { ExtranetState } from '../../shared/contract/office.ts';
import type { Event } from '../../shared/contract/wire.ts';
import { servedIdentity } from './certificates/served.ts';
import type { Afterwards, Clock, Surroundings } from './context.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { createExaminations } from './documents/examinations.ts';
import { createExaminer } from './documents/examiner.ts';
import type { LaunchExaminer } from './documents/examiner-process.ts';
import { type FreeSpace, freeSpaceOf } from './documents/free-space.ts';
import { createWeb, type Web } from './doors/web.ts';
import { extranetListener } from './extranet-listener.ts';
import { endStaleFamilyAccess, identifyFamily } from './features/accounts/identify.ts';
import { onMailSent } from './features/accounts/index.ts';
import { verbs } from './features/index.ts';
import { setting } from './features/settings/read.ts';
import { endStaleStaffAccess, identifyStaff, touchStaffSession } from './features/staff/identify.ts';
import { createJobs, type Jobs } from './jobs/jobs.ts';
import { createLetterPress } from './letters/press.ts';
import { type MachineNetworks, machineNetworks, watchNetworks } from './machine-networks.ts';
import { createOnlinePayments, type OnlinePayments } from './online-payments/round.ts';
import { createMailer } from './outbox/mailer.ts';
import { createSender, type Sender } from './outbox/sender.ts';
import { createPasswordHasher } from './passwords/hash.ts';
import { secretsFrom } from './secrets.ts';

export interface StartOptions {
  /** Holds `portee.db`; exists, and is the owner's only. */
  dataDir: string;
  /** 32 bytes. */
  storeKey: Uint8Array;
  /** True when the operating system protects that key. */
  keyProtected: boolean;
  version: string;
  clock: Clock;
  log: Logger;
  /** Only `PORTEE_SMTP_URL` is read. */
  env: Record<string, string | undefined>;
  /**
   * Where families are served: `host` null as the settings say, else without encryption on this address of this machine; `port` null takes
   * the setting's. A listener that cannot open is a state, not an end.
   */
  extranet: { host: string | null; port: number | null } | null;
  /** Left out: those that the system tells of. */
  networks?: MachineNetworks;
  onExtranet?(state: ExtranetState): void;
  /** How a process that examines files is started; left out: as a child of Node. */
  launchExaminer?: LaunchExaminer;
  /** Left out: of the disk that `dataDir` lies on. */
  freeSpace?(): Promise<FreeSpace>;
}

export interface Service {
  store: Store;
  dispatch: Dispatch;
  web: Web;
  sender: Sender;
  jobs: Jobs;
  onlinePayments: OnlinePayments;
  extranet(): ExtranetState;
  /** Looks again at where and with what certificate families should be served; done by itself every minute and with each change. */
  reopenExtranet(): Promise<void>;
  /** Hears what has changed, by name. Gives the function that stops hearing. */
  listen(hear: (event: Event) => void): () => void;
  /** Resolves once all that was put off until after an answer is done. */
  settled(): Promise<void>;
  /** Refuses new work, finishes what runs, checkpoints, closes. */
  stop(): Promise<void>;
}

/** Opens the office on its store and serves it. Refuses with a `StoreProblem` when the store must not be opened or cannot be read. */
export async function start(options: StartOptions): Promise<Service> {
  const { clock, log } = options;
  const store = await openStore({ file: join(options.dataDir, 'portee.db'), clock, log, proveLater: true });
  try {
    return await serve(store, options);
  } catch (error) {
    await store.close();
    throw problemOf(error) ?? error;
  }
}

async function serve(store: Store, options: StartOptions): Promise<Service> {
  const { clock, log } = options;
  const secrets = secretsFrom(options.storeKey, options.keyProtected);
  const mailer = createMailer({ env: options.env, read: store.read, secrets });
  const events = announcer(log);
  const afterwards = afterwork(log, { store, announce: events.announce });
  const sender = createSender({ store, mailer, clock, log, secrets, announce: events.announce, onSent: onMailSent });
  const examiner = createExaminer({ log, launch: options.launchExaminer });
  const examinations = createExaminations({
    store,
    examiner,
    secrets,
    clock,
    log,
    announce: events.announce,
    extranet: () => listener.state(),
  });

  const networks = options.networks ?? machineNetworks;
  const onlinePayments = createOnlinePayments({ store, secrets, clock, log, extranet: () => listener.state(), announce: events.announce });
  const letters = createLetterPress();
  const jobs = createJobs({ store, clock, log, dispatch: () => dispatch, announce: events.announce });

  const surroundings: Surroundings = {
    clock,
    log,
    secrets,
    passwords: createPasswordHasher(),
    examiner,
    examinations,
    jobs,
    onlinePayments,
    letters,
    freeSpace: options.freeSpace ?? (() => freeSpaceOf(options.dataDir)),
    version: options.version,
    dataDir: options.dataDir,
    extranet: () => listener.state(),
    listenerTrouble: (setting) => listener.trouble(setting),
    networks,
    mailFromEnvironment: mailer.source() === 'environment',
    sendTestMail: (to) => mailer.sendTest(to),
    later: afterwards.later,
  };
  const dispatch = createDispatch({
    store,
    verbs,
    surroundings,
    announce: events.announce,
    async identify(who, token) {
      const now = clock.now();
      if (who === 'family') return identifyFamily(store.read, token, now);
      const actor = await identifyStaff(store.read, token, now);
      if (actor) afterwards.later('staff session', () => touchStaffSession(store, actor.sessionId, now));
      return actor;
    },
  });
  const web = createWeb({ dispatch, store, surroundings });
  const listener = extranetListener({
    web,
    at: options.extranet,
    settings: () => setting(store.read, 'extranet'),
    networks,
    identity: servedIdentity({ store, secrets, clock, announce: events.announce }),
    onChange: (state) => {
      options.onExtranet?.(state);
      events.announce(['extranet']);
    },
  });

  // invoices from before it was kept where they stand
  while (await store.write((db) => fillStandings(db)));
  await listener.open();
  const reopen = () => afterwards.later('extranet', () => listener.open());
  const stopWatching = watchNetworks(networks, reopen);
  events.listen(({ topics }) => {
    if (topics.includes('messages') || topics.includes('settings')) sender.poke();
    if (topics.includes('documents')) void examinations.poke();
    if (topics.includes('jobs')) void jobs.poke();
    if (topics.includes('settings')) reopen();
  });
  sender.poke();
  // what a crash has left in the middle of its examination
  void examinations.poke();
  void jobs.poke();
  void onlinePayments.poke();
  const eachMinute = everyMinute(() => {
    // a certificate that must be made anew, a port that somebody has let go
    reopen();
    afterwards.later('stale access', async () => {
      await endStaleFamilyAccess(store, clock.now());
      await endStaleStaffAccess(store, clock.now());
    });
  });

  return {
    store,
    dispatch,
    web,
    sender,
    jobs,
    onlinePayments,
    extranet: () => listener.state(),
    reopenExtranet: () => listener.open(),
    listen: events.listen,
    settled: afterwards.settled,
    async stop() {
      clearInterval(eachMinute);
      stopWatching();
      await listener.close();
      await jobs.stop();
      await onlinePayments.stop();
      await Promise.all([examinations.stop(), examiner.stop(), letters.stop()]);
      await afterwards.settled();
      await sender.stop();
      await store.close();
    },
  };
}

/** At once too: what was over when the service stopped is over before a clock set back can say otherwise. */
function everyMinute(work: () => void): NodeJS.Timeout {
  work();
  return setInterval(work, 60_000).unref();
}

/**
 * Names of what has changed, to everyone who listens: windows, the outbox, the listener. One that fails is logged and keeps nobody else from
 * hearing: what is announced stands already, and whoever announces it has done its work.
 */
function announcer(log: Logger) {
  const hearers = new Set<(event: Event) => void>();
  return {
    announce(topics: Topic[]): void {
      for (const hear of [...hearers]) {
        try {
          hear({ topics });
        } catch (error) {
          log.error({ err: error, topics }, 'somebody could not be told what has changed');
        }
      }
    },
    listen(hear: (event: Event) => void): () => void {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
  };
}

/** Work put off until its caller has been answered. A failure is logged: nobody waits for it. */
function afterwork(log: Logger, after: Afterwards) {
  const running = new Set<Promise<void>>();
  return {
    later(name: string, work: (after: Afterwards) => Promise<void>): void {
      const done = new Promise<void>((resolve) => setImmediate(resolve))
        .then(() => work(after))
        .catch((error: unknown) => log.error({ err: error, work: name }, 'work put off has failed'))
        .finally(() => running.delete(done));
      running.add(done);
    },
    async settled(): Promise<void> {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
