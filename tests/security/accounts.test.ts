import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backup } from '../../db/backup.ts';
import { CAST_PASSWORDS } from '../../db/demo/cast.ts';
import { type Service, start } from '../../main/service/start.ts';
import { SETTINGS } from '../../shared/contract/settings.ts';
import { Refusal } from '../../shared/refusal.ts';
import { type Answer, aVisitor, signedIn, type Visitor } from '../doors/visitor.ts';
import { aWorld, type World } from '../helpers/world.ts';

const WRONG = 'Identifiant ou mot de passe incorrect.';
const LATER = /^Trop d’essais infructueux/;

/** The sentence that a login of Claire's meets, or « entré ». */
async function tryIn({ cast }: World, service: Service, password: string): Promise<string> {
  const { siteId, identifier } = cast.claire;
  const knock = { door: 'web', ip: '203.0.113.9', userAgent: '' } as const;
  try {
    await service.dispatch.call('accounts.signIn', { siteId, identifier, password }, null, knock);
    return 'entré';
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

/** The temporary password that Claire has received. */
async function lostPassword(world: World): Promise<string> {
  const { siteId, identifier, email } = world.cast.claire;
  await world.stranger.call('accounts.askPassword', { siteId, identifier: identifier ?? '', email: email ?? '' });
  const mail = (await world.mails()).findLast(({ subject }) => subject?.startsWith('Votre mot de passe temporaire –'));
  return /[2-9a-z]{5}(?:-[2-9a-z]{5}){3}/.exec(mail?.text ?? '')?.[0] ?? '';
}

/** A browser on the login page. */
async function atTheDoor(world: World): Promise<Visitor> {
  const visitor = aVisitor(world);
  await visitor.get('/connexion');
  return visitor;
}

describe('a crowd at the login (SEC-1.1)', () => {
  it('two hundred at once: those in line are served, the others are told when to come back, and the memory stays within bounds', async () => {
    const world = await aWorld();
    // from several browsers: one alone is held back sooner (NET-4.9)
    const visitors = [await atTheDoor(world), await atTheDoor(world), await atTheDoor(world), await atTheDoor(world)];
    const { siteId } = world.cast.claire;
    const before = process.memoryUsage.rss();
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 5);
    const answers = await Promise.all(
      visitors.flatMap((visitor, v) =>
        Array.from({ length: 50 }, (_, i) =>
          visitor.submit('/connexion', { siteId, identifier: `PERSONNE-${v}-${i}`, password: 'un-mauvais-mot-42' }),
        ),
      ),
    );
    clearInterval(watch);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([422, 503]));
    expect(answers.filter(({ status }) => status === 422).length).toBeGreaterThanOrEqual(36);
    for (const answer of answers.filter(({ status }) => status === 503)) expect(answer.headers.get('retry-after')).toBe('30');
    expect(most - before).toBeLessThan(300 * 1024 * 1024);
    expect((await signedIn(world)).cookies.has('sid')).toBe(true);
  });
});

describe('a temporary password at rest (SEC-1.4)', () => {
  it('is in no backup in clear, neither while its message waits nor once it has left', async () => {
    const world = await aWorld();
    const folder = mkdtempSync(join(tmpdir(), 'portee-copies-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    world.mailbox.refuseWith(451);
    await lostPassword(world);
    const waiting = await backup(world.service.store.file, folder, 'test', new Date('2026-11-20T08:00:00Z'));
    world.mailbox.refuseWith(null);
    world.clock.pass(2);
    await world.service.sender.poke();
    const mail = (await world.mails()).at(-1);
    const temporary = /[2-9a-z]{5}(?:-[2-9a-z]{5}){3}/.exec(mail?.text ?? '')?.[0] ?? '';
    const sent = await backup(world.service.store.file, folder, 'test', new Date('2026-11-20T08:10:00Z'));
    await world.signInFamily(world.cast.claire, temporary);
    for (const { file } of [waiting, sent]) {
      const bytes = readFileSync(join(folder, file));
      for (const form of [temporary, temporary.replaceAll('-', '')]) expect(bytes.includes(form)).toBe(false);
    }
  });
});

describe('nobody learns who is a family (SEC-1.6)', () => {
  /** What the outside sees of an answer, without what the visitor has typed himself. */
  const seen = ({ status, headers, location, body }: Answer, typed: string) => ({
    status,
    headers: [...headers].filter(([name]) => name !== 'set-cookie'),
    location,
    body: body.replaceAll(typed, '…'),
  });
  const sameBrowser = async (world: World): Promise<Visitor> => {
    const visitor = aVisitor(world);
    // the token of a form depends on the browser's mark: the same mark, the same bytes
    visitor.cookies.set('sid', 'v.the-same-for-all');
    return visitor;
  };

  it('unknown, blocked or with too many failures: each try to log in is answered to the byte like a wrong password', async () => {
    const world = await aWorld();
    const { claire, emma } = world.cast;
    const all: unknown[][] = [];
    for (const { siteId, identifier } of [claire, emma, { siteId: claire.siteId, identifier: 'INCONNU-0000' }]) {
      const visitor = await sameBrowser(world);
      await visitor.get('/connexion');
      const answers = [];
      for (let i = 0; i < 8; i++) {
        const typed = { siteId, identifier: identifier ?? '', password: 'un-mauvais-mot-42' };
        answers.push(seen(await visitor.submit('/connexion', typed), identifier ?? ''));
      }
      all.push(answers);
    }
    expect(all[0]?.at(-1)).not.toEqual(all[0]?.at(0));
    const [, ...others] = all.map((answers) => JSON.stringify(answers).replaceAll(/ selected=\\"\\"/g, ''));
    for (const other of others) expect(other).toBe(JSON.stringify(all[0]).replaceAll(/ selected=\\"\\"/g, ''));
  });

  it('a good pair, a wrong half, a blocked account and one over its limit: « mot de passe perdu » answers the same bytes', async () => {
    const world = await aWorld();
    const { claire, emma } = world.cast;
    const pairs = [
      { siteId: claire.siteId, identifier: claire.identifier ?? '', email: 'autre@exemple.fr' },
      { siteId: claire.siteId, identifier: 'INCONNU-0000', email: claire.email ?? '' },
      { siteId: emma.siteId, identifier: emma.identifier ?? '', email: emma.email ?? '' },
      // the last two are over the limit of three an hour
      ...Array.from({ length: 5 }, () => ({ siteId: claire.siteId, identifier: claire.identifier ?? '', email: claire.email ?? '' })),
    ];
    const answers = [];
    for (const pair of pairs) {
      const visitor = await sameBrowser(world);
      await visitor.get('/mot-de-passe-perdu');
      const answer = JSON.stringify(seen(await visitor.submit('/mot-de-passe-perdu', pair), pair.identifier));
      // the site that was chosen stays chosen, which tells nobody more than they typed
      expect(answer).toContain(`&site=${pair.siteId}`);
      answers.push(answer.replaceAll(`&site=${pair.siteId}`, ''));
      await world.settled();
    }
    expect(new Set(answers).size).toBe(1);
    expect((await world.mails()).length).toBe(3);
  });
});

describe('throttling (SEC-1.7)', () => {
  it('what was counted is still counted after the service has been started again', async () => {
    const world = await aWorld();
    for (let i = 0; i < 6; i++) expect(await tryIn(world, world.service, 'faux')).toBe(WRONG);
    await world.service.stop();
    const service = await start({
      dataDir: dirname(world.service.store.file),
      storeKey: Buffer.alloc(32, 7),
      keyProtected: true,
      version: '0.0.0-test',
      clock: world.clock,
      log: pino({ level: 'silent' }),
      env: {},
      extranet: null,
    });
    onTestFinished(() => service.stop());
    expect(await tryIn(world, service, CAST_PASSWORDS.family)).toMatch(LATER);
    world.clock.pass(1);
    expect(await tryIn(world, service, CAST_PASSWORDS.family)).toBe('entré');
  });

  it('a browser is only believed to be the family’s by a cookie that this office has signed for that very account', async () => {
    const world = await aWorld();
    const { siteId, identifier } = world.cast.claire;
    const own = (await signedIn(world)).cookies.get('device') ?? '';
    const yanns = (await signedIn(world, world.cast.yann)).cookies.get('device') ?? '';
    for (let i = 0; i < 6; i++) await tryIn(world, world.service, 'faux');
    const answerTo = async (device: string) => {
      const visitor = await atTheDoor(world);
      visitor.cookies.set('device', device);
      return (await visitor.submit('/connexion', { siteId, identifier: identifier ?? '', password: CAST_PASSWORDS.family })).status;
    };
    for (const forged of ['', 'x', 'x~y', `${own}x`, own.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')), yanns])
      expect([forged, await answerTo(forged)]).toEqual([forged, 422]);
    expect(await answerTo(own)).toBe(303);
  });
});

describe('limits of sessions and passwords', () => {
  it.each([
    ['sessions', { idleMinutes: 4 }],
    ['sessions', { idleMinutes: 61 }],
    ['sessions', { absoluteHours: 0 }],
    ['sessions', { absoluteHours: 13 }],
    ['passwords', { minLength: 11 }],
    ['passwords', { minLength: 65 }],
  ] as const)('%s: %j is beyond what may be set (SEC-1.2, SEC-1.9)', (name, value) => {
    expect(SETTINGS[name].safeParse({}).success).toBe(true);
    expect(SETTINGS[name].safeParse(value).success).toBe(false);
  });
});

describe('a session does not outlive what opened it (SEC-1.10)', () => {
  it('once a temporary password is used, every session that the former one had opened is over', async () => {
    const world = await aWorld();
    const temporary = await lostPassword(world);
    await world.family.call('accounts.sessions', {});
    await world.signInFamily(world.cast.claire, temporary);
    expect((await world.family.refused('accounts.sessions', {})).code).toBe('expired');
  });

  it.each(['a parent who may no longer see', 'an archived family', 'a family merged into another'])(
    '%s is out at the next request',
    async (who) => {
      const world = await aWorld();
      const { claire, yann } = world.cast;
      await world.family.call('accounts.sessions', {});
      await world.service.store.write(async (db) => {
        if (who.startsWith('a parent')) await db.updateTable('guardian').set({ may_see: 0 }).where('id', '=', claire.guardianId).execute();
        const values = who.includes('merged') ? { merged_into_id: yann.familyId } : { archived_at: world.clock.now().toISOString() };
        if (who.includes('family')) await db.updateTable('family').set(values).where('id', '=', claire.familyId).execute();
      });
      expect((await world.family.refused('accounts.sessions', {})).code).toBe('expired');
      expect(await tryIn(world, world.service, CAST_PASSWORDS.family)).toBe(WRONG);
    },
  );
});
