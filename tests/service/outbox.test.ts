import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../db/open.ts';
import { leaseMail, type NewMail, queueMail, SECRET_MARK } from '../../db/outbox.ts';
import { createMailer } from '../../main/service/outbox/mailer.ts';
import { createSender, type OnSent } from '../../main/service/outbox/sender.ts';
import { retryAt } from '../../main/service/outbox/timing.ts';
import { secretsFrom } from '../../main/service/secrets.ts';
import { aFaultyServer } from '../helpers/smtp-faults.ts';
import { aWorld } from '../helpers/world.ts';

const SITE = '0b1c1c52-6b0e-4f0e-9d0e-3c5f8a3f0001';
const secrets = secretsFrom(Buffer.alloc(32, 7), true);
const MINUTE = 60_000;

/** An outbox of its own with a site, a clock that stands still and a server that does what it is told. */
async function anOutbox(options: { url?: string; onSent?: OnSent; perMinute?: number } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'portee-outbox-'));
  const store = await openStore({ file: join(folder, 'portee.db') });
  let now = new Date('2026-11-20T08:00:00.000Z');
  await store.write(async (db) => {
    const site = { id: SITE, name: 'Conservatoire', short_name: 'CRC', email: 'accueil@exemple.fr', created_at: now.toISOString() };
    await db.insertInto('site').values(site).execute();
  });
  const server = await aFaultyServer();
  const { url = server.url, onSent = {}, perMinute = 1000 } = options;
  const mailer = createMailer({
    env: { PORTEE_SMTP_URL: url || undefined },
    read: store.read,
    secrets,
    timeouts: { connect: 150, silence: 150, whole: 1000 },
  });
  const announced: string[] = [];
  const start = () =>
    createSender({
      store,
      mailer,
      clock: { now: () => now },
      log: pino({ level: 'silent' }),
      secrets,
      announce: (topics) => void announced.push(...topics),
      onSent,
      perMinute,
    });
  const sender = start();
  onTestFinished(async () => {
    await sender.stop();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  let n = 0;
  return {
    store,
    server,
    sender,
    start,
    announced,
    clock: {
      now: () => now,
      pass(ms: number) {
        now = new Date(now.getTime() + ms);
      },
    },
    queue: (mail: Partial<NewMail> = {}) =>
      store.write((db) => {
        n += 1;
        const to = { address: 'claire@exemple.fr', name: 'Claire' };
        const texts = { subject: `Message ${n}`, text: `texte ${n}`, html: `<p>texte ${n}</p>` };
        return queueMail(db, { event: `test:${n}`, kind: 'test', siteId: SITE, to, senderName: 'CRC', ...texts, ...mail }, now);
      }),
    rows: () => store.read.selectFrom('outbox').selectAll().orderBy('seq').execute(),
    async row() {
      return (await this.rows())[0] ?? expect.fail('the outbox is empty');
    },
  };
}

describe('the outbox', () => {
  test('sends what was decided, in order, and says so', async () => {
    const outbox = await anOutbox();
    await outbox.queue();
    await outbox.queue();
    await outbox.sender.poke();
    expect(outbox.server.received.map((mail) => /Subject: (.*)/.exec(mail.raw)?.[1])).toEqual(['Message 1', 'Message 2']);
    expect((await outbox.rows()).map(({ state, attempts, last_error }) => ({ state, attempts, last_error }))).toEqual(
      Array(2).fill({ state: 'sent', attempts: 1, last_error: null }),
    );
    expect(outbox.announced).toContain('messages');
  });

  test('writes once for one event to one address', async () => {
    const outbox = await anOutbox();
    expect(await outbox.queue({ event: 'same' })).not.toBeNull();
    expect(await outbox.queue({ event: 'same', to: { address: 'CLAIRE@exemple.fr', name: 'Claire' } })).toBeNull();
    expect(await outbox.rows()).toHaveLength(1);
  });

  test('tries again after a minute, then two, then four, and the message is the same each time', async () => {
    const outbox = await anOutbox();
    outbox.server.fault({ data: '451 later' });
    await outbox.queue();
    for (const wait of [1, 2, 4]) {
      await outbox.sender.poke();
      const { state, next_attempt_at, last_error } = await outbox.row();
      expect(state).toBe('pending');
      expect(last_error).toMatch(/^Message refusé pour l’instant/);
      const ahead = Date.parse(next_attempt_at) - outbox.clock.now().getTime();
      expect(ahead).toBeGreaterThanOrEqual(wait * MINUTE);
      expect(ahead).toBeLessThanOrEqual(wait * MINUTE * 1.25);
      const before = outbox.server.received.length;
      await outbox.sender.poke();
      expect(outbox.server.received).toHaveLength(before);
      outbox.clock.pass(ahead);
    }
    outbox.server.fault(null);
    await outbox.sender.poke();
    expect(await outbox.row()).toMatchObject({ state: 'sent', attempts: 4, last_error: null });
    const ids = outbox.server.received.map((mail) => /^Message-ID: (.*)$/im.exec(mail.raw)?.[1]);
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toBe((await outbox.row()).message_id);
  });

  test('gives an address up at once when the server knows that there is none', async () => {
    const outbox = await anOutbox();
    outbox.server.fault({ rcpt: '550 5.1.1 unknown' });
    await outbox.queue({ secret: secrets.seal('x'), text: SECRET_MARK });
    await outbox.sender.poke();
    expect(await outbox.row()).toMatchObject({
      state: 'dead',
      attempts: 1,
      secret: null,
      last_error: expect.stringMatching(/^Adresse refusée/),
    });
  });

  test('gives a message up after two days of trying, with about sixteen tries', async () => {
    const outbox = await anOutbox();
    outbox.server.fault({ data: '451 later' });
    await outbox.queue();
    for (let i = 0; i < 40 && (await outbox.row()).state === 'pending'; i++) {
      outbox.clock.pass(Date.parse((await outbox.row()).next_attempt_at) - outbox.clock.now().getTime());
      await outbox.sender.poke();
    }
    const { state, attempts, created_at } = await outbox.row();
    expect(state).toBe('dead');
    expect(attempts).toBeGreaterThan(10);
    expect(attempts).toBeLessThan(20);
    expect(outbox.clock.now().getTime() - Date.parse(created_at)).toBeGreaterThanOrEqual(48 * 60 * MINUTE);
  });

  test('never waits longer than six hours and a little', () => {
    const now = new Date('2026-11-20T08:00:00Z');
    const mail = { attempts: 40, created_at: now.toISOString() };
    expect((retryAt(mail, now, () => 1)?.getTime() ?? 0) - now.getTime()).toBe(7.5 * 60 * MINUTE);
    expect(retryAt({ ...mail, created_at: '2026-11-18T08:00:00.000Z' }, now)).toBeNull();
  });

  test('a connection dropped after the message: nothing is lost, it comes twice at most, as the same message', async () => {
    const outbox = await anOutbox();
    outbox.server.fault('drops-after-data');
    await outbox.queue();
    await outbox.sender.poke();
    expect(await outbox.row()).toMatchObject({ state: 'pending', attempts: 1 });
    outbox.server.fault(null);
    outbox.clock.pass(2 * MINUTE);
    await outbox.sender.poke();
    expect(await outbox.row()).toMatchObject({ state: 'sent' });
    expect(outbox.server.received).toHaveLength(2);
    expect(new Set(outbox.server.received.map((mail) => /^Message-ID: (.*)$/im.exec(mail.raw)?.[1])).size).toBe(1);
  });

  test('a server that hangs keeps nothing for itself: the message waits, and so do the others, for a minute', async () => {
    const outbox = await anOutbox();
    outbox.server.fault('silent');
    await outbox.queue();
    await outbox.queue();
    await outbox.sender.poke();
    expect((await outbox.rows()).map((row) => row.attempts)).toEqual([1, 0]);
    expect((await outbox.row()).last_error).toContain('délai dépassé');
    outbox.server.fault(null);
    outbox.clock.pass(2 * MINUTE);
    await outbox.sender.poke();
    expect((await outbox.rows()).map((row) => row.state)).toEqual(['sent', 'sent']);
  });

  test('a service that died while sending: the message is free again after two minutes, not before', async () => {
    const outbox = await anOutbox();
    await outbox.queue();
    await outbox.store.write((db) => leaseMail(db, outbox.clock.now()));
    await outbox.sender.poke();
    expect(await outbox.row()).toMatchObject({ state: 'sending' });
    outbox.clock.pass(2 * MINUTE);
    await outbox.sender.poke();
    expect(await outbox.row()).toMatchObject({ state: 'sent', attempts: 2 });
    expect(outbox.server.received).toHaveLength(1);
  });

  test('without a mail server everything waits, says why, and counts no attempt', async () => {
    const outbox = await anOutbox({ url: '' });
    await outbox.queue();
    await outbox.sender.poke();
    expect(await outbox.row()).toMatchObject({
      state: 'pending',
      attempts: 0,
      last_error: expect.stringMatching(/^Aucun serveur d’e-mail/),
    });
    expect(outbox.announced).toEqual(['messages']);
    await outbox.sender.poke();
    expect(outbox.announced).toEqual(['messages']);
  });

  test('thirty a minute leave, the others wait for their turn', async () => {
    const outbox = await anOutbox({ perMinute: 30 });
    for (let i = 0; i < 40; i++) await outbox.queue();
    await outbox.sender.poke();
    expect(outbox.server.received).toHaveLength(30);
    outbox.clock.pass(MINUTE);
    await outbox.sender.poke();
    expect(outbox.server.received).toHaveLength(40);
  });

  test('a secret is put in on the way only, and what follows from it stands or falls with « sent »', async () => {
    const told: string[] = [];
    let breaks = true;
    const onSent: OnSent = {
      secret: async (db, mail) => {
        told.push(mail.id);
        await db.updateTable('site').set({ short_name: 'told' }).execute();
        if (breaks) throw new Error('what follows has failed');
      },
    };
    const outbox = await anOutbox({ onSent });
    await outbox.queue({
      kind: 'secret',
      secret: secrets.seal('k7m2p-x9qrt'),
      text: `Voici : ${SECRET_MARK}`,
      html: `<b>${SECRET_MARK}</b>`,
    });
    const short = async () => (await outbox.store.read.selectFrom('site').select('short_name').executeTakeFirstOrThrow()).short_name;
    await outbox.sender.poke();
    expect(outbox.server.received[0]?.raw).toContain('k7m2p-x9qrt');
    expect(await outbox.row()).toMatchObject({ state: 'sending' });
    expect(await short()).toBe('CRC');

    breaks = false;
    outbox.clock.pass(2 * MINUTE);
    await outbox.sender.poke();
    expect(await outbox.row()).toMatchObject({ state: 'sent', secret: null, text: `Voici : ${SECRET_MARK}` });
    expect(await short()).toBe('told');
    expect(told).toHaveLength(2);
  });

  test('pokes at the same time send nothing twice', async () => {
    const outbox = await anOutbox();
    for (let i = 0; i < 5; i++) await outbox.queue();
    await Promise.all(Array.from({ length: 20 }, () => outbox.sender.poke()));
    expect(outbox.server.received).toHaveLength(5);
  });
});

describe('messages as the staff see them', () => {
  test('they are listed, counted, found, and a dead one is sent again', async () => {
    const world = await aWorld();
    world.mailbox.refuseWith(550);
    await world.family.call('accounts.choosePassword', {
      current: 'harpe-lueur-sentier-27',
      password: 'tortue orage violet',
      again: 'tortue orage violet',
    });
    await world.settled();
    const { rows, total, counts } = await world.staff.call('messages.list', { search: 'claire.BERNARD' });
    expect(total).toBe(1);
    expect(counts).toEqual({ pending: 0, sending: 0, sent: 0, dead: 1, cancelled: 0 });
    expect(rows[0]).toMatchObject({ state: 'dead', recipientName: 'Claire Bernard', lastError: expect.stringMatching(/^Message refusé/) });
    expect(await world.staff.call('messages.list', { search: '%' })).toMatchObject({ total: 0 });
    expect((await world.staff.call('messages.list', { state: 'sent' })).counts.dead).toBe(1);

    const id = rows[0]?.id ?? '';
    world.mailbox.refuseWith(null);
    expect(await world.staff.call('messages.sendAgain', { id })).toEqual({ state: 'pending' });
    expect(await world.mails()).toHaveLength(1);
    expect((await world.staff.call('messages.get', { id })).state).toBe('sent');
    expect((await world.staff.refused('messages.sendAgain', { id })).code).toBe('conflict');
    expect((await world.staff.refused('messages.get', { id: world.cast.claire.guardianId })).code).toBe('not-found');
  });

  test('one that carried a temporary password cannot be sent again once that is gone', async () => {
    const world = await aWorld();
    world.mailbox.refuseWith(550);
    const { siteId, identifier } = world.cast.claire;
    await world.stranger.call('accounts.askPassword', { siteId, identifier: identifier ?? '', email: 'claire.bernard@exemple.fr' });
    await world.settled();
    const { rows } = await world.staff.call('messages.list', { state: 'dead' });
    expect((await world.staff.refused('messages.sendAgain', { id: rows[0]?.id ?? '' })).message).toContain('n’existe plus');
    await world.signInFamily(world.cast.claire);
  });
});
