import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ParsedMail } from 'mailparser';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { CAST_PASSWORDS, type Cast, seedCast } from '../../db/demo/cast.ts';
import { openStore } from '../../db/open.ts';
import type { Call, Knock } from '../../main/service/context.ts';
import { type Service, type StartOptions, start } from '../../main/service/start.ts';
import type { InputOf, OperationName, OutputOf } from '../../shared/contract/index.ts';
import { Refusal, type RefusalData } from '../../shared/refusal.ts';
import { aMailbox, type Mailbox } from './smtp.ts';

/** When every story begins: a Friday morning in Grenoble (9:00 in Paris). */
export const BEGINNING = new Date('2026-11-20T08:00:00.000Z');

export interface Person {
  token: string;
  call: Call;
  /** The refusal that this call meets; fails when it is allowed. */
  refused<N extends OperationName>(name: N, input: InputOf<N>): Promise<RefusalData>;
}

export interface WorldClock {
  now(): Date;
  set(instant: Date): void;
  /** Goes on by so many minutes. */
  pass(minutes: number): void;
}

export interface World {
  cast: Cast;
  clock: WorldClock;
  service: Service;
  /** What is left of the disk, in bytes. */
  disk: { free: number; total: number };
  mailbox: Mailbox;
  /** Whoever knocks without a token. */
  stranger: Person;
  /** Sonia Marchand, administrateur. */
  staff: Person;
  /** Claire Bernard, who has chosen her password. */
  family: Person;
  signInStaff(login: string, password?: string): Promise<Person>;
  signInFamily(person: { siteId: string; identifier: string | null }, password?: string): Promise<Person>;
  /** All that the mail server has received once nothing is on its way any more, oldest first. */
  mails(): Promise<ParsedMail[]>;
  /** Waits for work put off and for the outbox. */
  settled(): Promise<void>;
  /** What the service has logged, as text. */
  log(): string;
}

interface WorldOptions extends Pick<StartOptions, 'networks'> {
  /** Left out: true. */
  keyProtected?: boolean;
  /** `host` null: as the settings say. */
  extranet?: StartOptions['extranet'];
}

const KNOCK: Knock = { door: 'inside', ip: '203.0.113.7', userAgent: 'Firefox' };

/**
 * A whole office: the real service on a store of its own with the fixed cast, a frozen clock and a real mail server.
 * Gone when the test ends.
 */
export async function aWorld({
  extranet = { host: '127.0.0.1', port: 0 },
  networks,
  keyProtected = true,
}: WorldOptions = {}): Promise<World> {
  const { folder, cast } = await copyOfTemplate();
  const mailbox = await aMailbox();
  const clock = frozenClock();
  const disk = { free: 100e9, total: 250e9 };
  const lines: string[] = [];
  const service = await start({
    dataDir: folder,
    storeKey: Buffer.alloc(32, 7),
    keyProtected,
    version: '0.0.0-test',
    clock,
    log: pino({ level: 'info' }, { write: (line: string) => void lines.push(line) }),
    env: { PORTEE_SMTP_URL: mailbox.url },
    extranet,
    ...(networks && { networks }),
    freeSpace: async () => disk,
  });
  onTestFinished(async () => {
    await service.stop();
    await mailbox.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const stranger = personWith(service, '');
  const signInStaff: World['signInStaff'] = async (login, password = CAST_PASSWORDS.staff) =>
    personWith(service, (await stranger.call('staff.signIn', { login, password })).token);
  const signInFamily: World['signInFamily'] = async ({ siteId, identifier }, password = CAST_PASSWORDS.family) =>
    personWith(service, (await stranger.call('accounts.signIn', { siteId, identifier: identifier ?? '', password })).token);
  const settled = async () => {
    await service.settled();
    await service.sender.poke();
  };
  return {
    cast,
    clock,
    service,
    disk,
    mailbox,
    stranger,
    staff: await signInStaff(cast.staff.sonia.login),
    family: await signInFamily(cast.claire),
    signInStaff,
    signInFamily,
    settled,
    async mails() {
      await settled();
      return mailbox.mails;
    },
    log: () => lines.join(''),
  };
}

function personWith(service: Service, token: string): Person {
  const call = async <N extends OperationName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> =>
    (await service.dispatch.call(name, input, token, KNOCK)) as OutputOf<N>;
  return {
    token,
    call,
    async refused(name, input) {
      try {
        await call(name, input);
      } catch (error) {
        if (error instanceof Refusal) return error.toData();
        throw error;
      }
      throw new Error(`${name} was allowed`);
    },
  };
}

function frozenClock(): WorldClock {
  let now = BEGINNING;
  return {
    now: () => now,
    set: (instant) => {
      now = instant;
    },
    pass: (minutes) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
  };
}

let template: Promise<{ folder: string; cast: Cast }> | undefined;

/** Migrated and seeded once per test process; each world gets a copy. */
async function copyOfTemplate(): Promise<{ folder: string; cast: Cast }> {
  template ??= makeTemplate();
  const { folder: from, cast } = await template;
  const folder = mkdtempSync(join(tmpdir(), 'portee-world-'));
  copyFileSync(join(from, 'portee.db'), join(folder, 'portee.db'));
  return { folder, cast };
}

async function makeTemplate(): Promise<{ folder: string; cast: Cast }> {
  const folder = mkdtempSync(join(tmpdir(), 'portee-cast-'));
  const store = await openStore({ file: join(folder, 'portee.db'), clock: { now: () => BEGINNING } });
  const cast = await store.write((db) => seedCast(db, { now: BEGINNING }));
  await store.close();
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return { folder, cast };
}
