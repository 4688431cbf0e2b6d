import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { leaseMail, queueMail } from '../../db/outbox.ts';
import { aVisitor, signedIn, type Visitor } from '../doors/visitor.ts';
import { aWorld, type World } from '../helpers/world.ts';

const OWN = 'Une barque verte au port 42';

/** Asks for a temporary password and reads it in the mailbox. */
async function temporary(world: World): Promise<string> {
  const { siteId, identifier, email } = world.cast.claire;
  await world.stranger.call('accounts.askPassword', { siteId, identifier: identifier ?? '', email: email ?? '' });
  const mail = (await world.mails()).findLast(({ subject }) => subject?.startsWith('Votre mot de passe temporaire –'));
  return /[2-9a-z]{5}(?:-[2-9a-z]{5}){3}/.exec(mail?.text ?? '')?.[0] ?? '';
}

/** A browser that has come in by a temporary password and stands before the choice of an own one. */
async function choosing(world: World, password: string): Promise<Visitor> {
  const { siteId, identifier } = world.cast.claire;
  const visitor = aVisitor(world);
  await visitor.get('/connexion');
  await visitor.follow(await visitor.submit('/connexion', { siteId, identifier: identifier ?? '', password }));
  return visitor;
}

describe('a temporary password that somebody else has read', () => {
  it('opens no choice of a password any more once a newer one has left, even where its page stands open (SEC-1.3)', async () => {
    const world = await aWorld();
    const stranger = await choosing(world, await temporary(world));
    const newer = await temporary(world);
    const answer = await stranger.submit('/mot-de-passe', { password: OWN, again: OWN });
    expect(answer.location ?? answer.status).not.toBe('/accueil?message=mot-de-passe-change');
    const claire = await choosing(world, newer);
    const chosen = await claire.submit('/mot-de-passe', { password: OWN, again: OWN });
    expect(chosen.location).toBe('/accueil?message=mot-de-passe-change');
  });

  it('chooses nothing when its session is ended while the new password is being hashed', async () => {
    const world = await aWorld();
    const { siteId, identifier, guardianId } = world.cast.claire;
    const password = await temporary(world);
    const { token } = await world.stranger.call('accounts.signIn', { siteId, identifier: identifier ?? '', password });
    const knock = { door: 'web', ip: '', userAgent: '' } as const;
    const choice = world.service.dispatch.call('accounts.choosePassword', { password: OWN, again: OWN }, token, knock);
    const [outcome] = await Promise.allSettled([choice, world.staff.call('accounts.endSessions', { guardianId })]);
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'expired' } });
  });
});

describe('what a family types reaches nobody else', () => {
  it('the office’s own mark for a secret is only text in a family’s street: its acknowledgement leaves', async () => {
    const world = await aWorld();
    const { guardianId } = world.cast.claire;
    await world.family.call('changeRequests.request', { guardianId, values: { city: 'Ville {{secret}}' } });
    expect((await world.mails()).map(({ text }) => text).join()).toContain('Ville {{secret}}');
  });

  it('nothing that cannot be seen enters a name: a mail server would take no message to it', async () => {
    const world = await aWorld();
    const { guardianId } = world.cast.claire;
    for (const hidden of ['\u0002secret\u0003', '\u0085', '\u009f', '\u00ad', '\u061c', '\u2060', '\u202e', '\u{e0041}', '\u3164']) {
      const refusal = await world.family.refused('changeRequests.request', { guardianId, values: { lastName: `Bern${hidden}ard` } });
      expect(refusal.code, JSON.stringify(hidden)).toBe('invalid');
    }
  });

  it('who changes a sheet without end is stopped for an hour, and what was typed before stands', async () => {
    const world = await aWorld();
    const { guardianId } = world.cast.claire;
    const change = (city: string) => world.family.call('changeRequests.request', { guardianId, values: { city } });
    for (let n = 1; n <= 20; n++) await change(`Ville ${n}`);
    const refusal = await world.family.refused('changeRequests.request', { guardianId, values: { city: 'Ville 21' } });
    expect(refusal).toMatchObject({ code: 'conflict', message: expect.stringContaining('20 fois en une heure') });
    const sheet = await world.family.call('changeRequests.sheet', {});
    expect(sheet.guardians.find(({ own }) => own)?.pending?.values.city).toBe('Ville 20');
    world.clock.pass(61);
    const again = await world.signInFamily(world.cast.claire);
    await again.call('changeRequests.request', { guardianId, values: { city: 'Ville 22' } });
  });

  it('who logs in without end has twenty sessions at most, the newest ones', async () => {
    const world = await aWorld();
    const first = world.family;
    let last = first;
    for (let n = 0; n < 20; n++) last = await world.signInFamily(world.cast.claire);
    expect(await last.call('accounts.sessions', {})).toHaveLength(20);
    expect((await first.refused('accounts.sessions', {})).code).toBe('expired');
  });

  it('a thousand messages to one address keep nobody else waiting for a password', async () => {
    const world = await aWorld();
    const { siteId } = world.cast.claire;
    const now = world.clock.now();
    const queue = (n: number, address: string) =>
      world.service.store.write((db) =>
        queueMail(
          db,
          { event: `e:${n}`, kind: 'test', siteId, to: { address, name: '' }, senderName: '', subject: `${n}`, text: '', html: '' },
          now,
        ),
      );
    await world.service.sender.stop();
    for (let n = 0; n < 50; n++) await queue(n, 'hostile@exemple.fr');
    await queue(50, 'calm@exemple.fr');
    const lease = () => world.service.store.write((db) => leaseMail(db, now));
    expect((await lease())?.recipient).toBe('calm@exemple.fr');
    expect((await lease())?.recipient).toBe('hostile@exemple.fr');
  });
});

describe('what a stranger sends', () => {
  it('a browser that hangs up in the middle of a form is no error of ours', async () => {
    const world = await aWorld();
    const { host, port } = new URL(world.service.extranet().localAddress ?? '');
    const type = 'Content-Type: application/x-www-form-urlencoded';
    await new Promise((closed) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write(`POST /connexion HTTP/1.1\r\nHost: ${host}\r\n${type}\r\nContent-Length: 100\r\n\r\na=b`, () =>
          setImmediate(() => socket.destroy()),
        );
      });
      socket.once('close', closed);
    });
    // served after it, on the same listener
    await fetch(`http://${host}/healthz`);
    await world.service.settled();
    expect(world.log()).not.toContain('unexpected error');
  });

  it('no cookie of one’s own making gives the mark of another account’s forms', async () => {
    const world = await aWorld();
    const claire = await signedIn(world);
    const owner = /name="owner" value="([^"]+)"/.exec((await claire.get('/famille')).body)?.[1];
    const { id } = await world.service.store.read
      .selectFrom('account')
      .select('id')
      .where('guardian_id', '=', world.cast.claire.guardianId)
      .executeTakeFirstOrThrow();
    const stranger = aVisitor(world);
    for (const sid of [id, `owner ${id}`]) {
      const page = await stranger.get('/connexion', { cookie: `sid=${encodeURIComponent(sid)}` });
      expect(/name="csrf" value="([^"]+)"/.exec(page.body)?.[1]).toMatch(/^[\w-]{43}$/);
      expect(page.body).not.toContain(owner);
    }
  });
});
