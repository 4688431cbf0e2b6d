import type { Logger } from 'pino';
import type { ReadDb, Store, WriteDb } from '../../db/open.ts';
import type { NewMail } from '../../db/outbox.ts';
import type { Contract, InputOf, NamesFor, OperationName, OutputOf, ParsedInputOf, Topic } from '../../shared/contract/index.ts';
import type { ExtranetState } from '../../shared/contract/office.ts';
import type { Role } from '../../shared/contract/operation.ts';
import type { Refusal } from '../../shared/refusal.ts';
import type { Examinations } from './documents/examinations.ts';
import type { Examiner } from './documents/examiner.ts';
import type { FreeSpace } from './documents/free-space.ts';
import type { ExtranetListener } from './extranet-listener.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { LetterPress } from './letters/press.ts';
import type { MachineNetworks } from './machine-networks.ts';
import type { OnlinePayments } from './online-payments/round.ts';
import type { PasswordHasher } from './passwords/hash.ts';
import type { Secrets } from './secrets.ts';

export interface Clock {
  now(): Date;
}

export interface StaffActor {
  kind: 'staff';
  id: string;
  sessionId: string;
  login: string;
  name: string;
  role: Role;
  /** A password that the administrator handed over opened this session: only the choice of an own one is possible. */
  mustChoose?: boolean;
  /** The office asks a second factor and this person has none: only adding it is possible. */
  mustAddSecondFactor?: boolean;
}

export interface FamilyActor {
  kind: 'family';
  accountId: string;
  sessionId: string;
  familyId: string;
  guardianId: string;
  siteId: string;
  /** « Claire Bernard » */
  name: string;
  /** A temporary password opened this session: only the choice of an own one is possible. */
  mustChoose: boolean;
  /** The account keeps the accessibility mode on. */
  accessibility?: boolean;
  /** When this session ends if nothing is done, and when it ends whatever is done (SEC-1.9). */
  limits?: SessionEnds;
}

export interface SessionEnds {
  /** Milliseconds from now. */
  idle: number;
  absolute: number;
  /** The instant at which it ends if nothing is done, to be said where no script can warn. */
  at: string;
}

export interface Nobody {
  kind: 'nobody';
}

export type Actor = StaffActor | FamilyActor | Nobody;
export const NOBODY: Nobody = { kind: 'nobody' };

/** Through which door a call came; kept out of the inputs because only the door can know it. */
export interface Knock {
  door: 'port' | 'web' | 'inside';
  /** The peer's address on the network; '' inside this machine's own window. */
  ip: string;
  /** What the browser calls itself; cut to 300 characters. */
  userAgent: string;
  /** True when the browser proved by its signed cookie that this account has logged in on it before (SEC-1.7). */
  knownDevice?: (siteId: string, identifier: string) => boolean;
}

/** What the running service offers to every verb. */
export interface Surroundings {
  clock: Clock;
  log: Logger;
  secrets: Secrets;
  passwords: PasswordHasher;
  /** Reads files that families give, in a process apart. */
  examiner: Examiner;
  /** Documents that were given and are being looked at. */
  examinations: Examinations;
  /** Long work that staff have started. */
  jobs: Pick<Jobs, 'cancel' | 'stoppedBy'>;
  /** Asks providers what has become of payments on line. */
  onlinePayments: Pick<OnlinePayments, 'poke' | 'soon'>;
  /** Draws many letters at once, aside. */
  letters: LetterPress;
  /** Of the disk that holds the store. */
  freeSpace(): Promise<FreeSpace>;
  version: string;
  dataDir: string;
  /** Where the family pages are reached now. */
  extranet(): ExtranetState;
  /** Why the extranet could not be opened so, or null; nothing is changed. */
  listenerTrouble: ExtranetListener['trouble'];
  /** Those that this machine is on. */
  networks: MachineNetworks;
  /** True where PORTEE_SMTP_URL decides on the mail server. */
  mailFromEnvironment: boolean;
  /** Sends one message now, past the outbox: only for « Envoyer un message d’essai ». */
  sendTestMail(to: string): Promise<string>;
  /** Something to do after this call has been answered; a failure is logged, never shown. */
  later(name: string, work: (after: Afterwards) => Promise<void>): void;
}

/** What work has once its call is answered: transactions of its own, and word to the open windows (which pokes the outbox too). */
export interface Afterwards {
  store: Store;
  announce(topics: Topic[]): void;
}

export interface ReadContext<A extends Actor = Actor> extends Surroundings {
  actor: A;
  knock: Knock;
  db: ReadDb;
}

export interface HistoryNote {
  subjectKind: string;
  subjectId: string | null;
  familyId?: string | null;
  siteId?: string | null;
  /** Names and numbers, never personal content (RGPD-7.10). */
  details?: Record<string, unknown>;
  /** Defaults to the operation's own name. */
  verb?: string;
}

/** Inside one transaction: what is written, recorded and mailed here stands or falls together. */
export interface WriteContext<A extends Actor = Actor> extends Omit<ReadContext<A>, 'db'> {
  db: WriteDb;
  record(note: HistoryNote): Promise<void>;
  /** Queues an e-mail in this transaction; the outbox sends it afterwards. Gives its id, or null when it stood there already. */
  mail(mail: NewMail): Promise<string | null>;
  /** Every open window asks again for these once the transaction stands. */
  tell(...topics: Topic[]): void;
}

type ActorOf<N extends OperationName> = N extends NamesFor<'staff'> ? StaffActor : N extends NamesFor<'family'> ? FamilyActor : Actor;

export type ReadVerb<N extends OperationName> = (ctx: ReadContext<ActorOf<N>>, input: ParsedInputOf<N>) => Promise<OutputOf<N>>;
export type PlainWriteVerb<N extends OperationName> = (ctx: WriteContext<ActorOf<N>>, input: ParsedInputOf<N>) => Promise<OutputOf<N>>;
/** A write with slow work (hashing, drawing) that must be done before its transaction opens. */
export interface PreparedWriteVerb<N extends OperationName, P = unknown> {
  prepare(ctx: ReadContext<ActorOf<N>>, input: ParsedInputOf<N>): Promise<P>;
  write(ctx: WriteContext<ActorOf<N>>, input: ParsedInputOf<N>, prepared: P): Promise<OutputOf<N>>;
}

// biome-ignore lint/suspicious/noExplicitAny: each verb has its own type of prepared work; the pair is checked where it is written
export type WriteVerb<N extends OperationName> = PlainWriteVerb<N> | PreparedWriteVerb<N, any>;
export type Verb<N extends OperationName> = Contract[N]['kind'] extends 'read' ? ReadVerb<N> : WriteVerb<N>;
/** Every operation of the contract has its verb, or this does not compile. */
export type Verbs = { [N in OperationName]: Verb<N> };

/** Some of the contract's verbs: what one feature offers. */
export type VerbsOf<N extends OperationName> = { [K in N]: Verb<K> };

/** Pairs the slow part of a write with its transaction, so that both agree on what passes between them. */
export const prepared = <N extends OperationName, P>(
  prepare: PreparedWriteVerb<N, P>['prepare'],
  write: PreparedWriteVerb<N, P>['write'],
): PreparedWriteVerb<N, P> => ({ prepare, write });

/** A no that must leave a trace (a failed login counts): what was written before it is kept. */
export class RefusedButWritten extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** Calls another operation as a given person, as a door does; a refusal is thrown. */
export type Call = <N extends OperationName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>;
