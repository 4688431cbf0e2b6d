import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CAST_PASSWORDS } from '../../db/demo/cast.ts';
import { setSetting } from '../../db/settings.ts';
import { TEMPORARY_KIND } from '../../main/service/features/accounts/mails.ts';
import { aWorld, type Person, type World } from '../helpers/world.ts';

const ANSWER = 'Si l’identifiant et l’adresse correspondent, un nouveau mot de passe a été envoyé par e-mail.';
const WRONG = 'Identifiant ou mot de passe incorrect.';
const OWN = 'tortue orage violet';

const CLAIRE = 'claire.bernard@exemple.fr';
const ask = (world: World, typed: { identifier?: string; email?: string } = {}) =>
  world.stranger.call('accounts.askPassword', {
    siteId: world.cast.claire.siteId,
    identifier: world.cast.claire.identifier ?? '',
    email: CLAIRE,
    ...typed,
  });
const tryIn = (world: World, password: string) =>
  world.stranger.refused('accounts.signIn', { siteId: world.cast.claire.siteId, identifier: world.cast.claire.identifier ?? '', password });

/** The temporary password of the last message to Claire. */
async function received(world: World): Promise<string> {
  const mail = (await world.mails()).filter((m) => m.subject?.startsWith('Votre mot de passe temporaire –')).at(-1);
  return /[2-9a-z]{5}(?:-[2-9a-z]{5}){3}/.exec(mail?.text ?? '')?.[0] ?? '';
}

/** The result of a login, for its `mustChoose` and its person. */
async function enter(world: World, password: string): Promise<Person> {
  return world.signInFamily(world.cast.claire, password);
}

describe('a family has lost its password', () => {
  test('it asks, receives a temporary one by e-mail, logs in, chooses its own, and is told', async () => {
    const world = await aWorld();
    expect(await ask(world, { identifier: ' bernard-4827 ', email: 'Claire.BERNARD@exemple.fr ' })).toEqual({ message: ANSWER });
    const temporary = await received(world);
    expect(temporary).not.toBe('');

    const family = await enter(world, temporary);
    expect((await family.refused('home.show', {})).code).toBe('not-allowed');
    const { token } = await family.call('accounts.choosePassword', { password: OWN, again: OWN });
    expect(token).not.toBe(family.token);
    expect((await family.refused('home.show', {})).code).toBe('expired');

    expect((await tryIn(world, temporary)).message).toBe(WRONG);
    const again = await enter(world, OWN);
    expect(await again.call('accounts.sessions', {})).toHaveLength(2);
    const subjects = (await world.mails()).map((mail) => mail.subject?.split(' –')[0]);
    expect(subjects).toEqual([
      'Votre mot de passe temporaire',
      'Votre mot de passe temporaire a été utilisé',
      'Votre mot de passe a été modifié',
    ]);
  });

  test('a field left empty is asked for, and nothing is sent', async () => {
    const world = await aWorld();
    const refusal = await world.stranger.refused('accounts.askPassword', { siteId: world.cast.claire.siteId, identifier: ' ', email: '' });
    expect(refusal).toEqual({
      code: 'invalid',
      message: 'Vérifiez les informations saisies.',
      fields: { identifier: 'Saisissez votre identifiant.', email: 'Saisissez votre adresse e-mail.' },
    });
    expect(await world.mails()).toEqual([]);
  });

  test('whatever does not match gets the same answer and no e-mail', async () => {
    const world = await aWorld();
    expect(await ask(world, { email: 'autre@exemple.fr' })).toEqual({ message: ANSWER });
    expect(await ask(world, { identifier: 'PERSONNE-0000' })).toEqual({ message: ANSWER });
    expect(await ask(world, { email: 'pas une adresse' })).toEqual({ message: ANSWER });
    // an identifier of one site means nothing at another
    const elsewhere = { siteId: world.cast.sites.alpes, identifier: world.cast.claire.identifier ?? '', email: CLAIRE };
    expect(await world.stranger.call('accounts.askPassword', elsewhere)).toEqual({ message: ANSWER });
    expect(await world.mails()).toEqual([]);
  });

  test('the message of each request makes the previous one obsolete, and the own password too', async () => {
    const world = await aWorld();
    await ask(world);
    const first = await received(world);
    expect((await tryIn(world, CAST_PASSWORDS.family)).message).toBe(WRONG);
    await ask(world);
    const second = await received(world);
    expect(second).not.toBe(first);
    expect((await tryIn(world, first)).message).toBe(WRONG);
    await enter(world, second);
  });

  test('it is typed from paper in capitals and with spaces, works once, and not after a day', async () => {
    const world = await aWorld();
    await ask(world);
    const typed = (await received(world)).toUpperCase().replaceAll('-', ' ');
    await enter(world, typed);
    expect((await tryIn(world, typed)).message).toBe(WRONG);
    await ask(world);
    const late = await received(world);
    world.clock.pass(24 * 60);
    expect((await tryIn(world, late)).message).toBe(WRONG);
  });

  test('a mail server that is down locks nobody out: the own password opens until the message is accepted', async () => {
    const world = await aWorld();
    world.mailbox.refuseWith(451);
    await ask(world);
    await world.settled();
    await enter(world, CAST_PASSWORDS.family);
    world.mailbox.refuseWith(null);
    world.clock.pass(2);
    await world.service.sender.poke();
    expect((await tryIn(world, CAST_PASSWORDS.family)).message).toBe(WRONG);
    await enter(world, await received(world));
  });

  test('one that is cancelled while its message is under way is not tried again, and no secret of it stays', async () => {
    const world = await aWorld();
    world.mailbox.refuseWith(451);
    world.mailbox.meanwhile(() => world.staff.call('accounts.block', { guardianId: world.cast.claire.guardianId }));
    await ask(world);
    await world.settled();
    world.mailbox.refuseWith(null);
    world.clock.pass(5);
    await world.service.sender.poke();
    expect(world.mailbox.mails).toEqual([]);
    const left = await world.service.store.read
      .selectFrom('outbox')
      .select(['state', 'secret'])
      .where('kind', '=', TEMPORARY_KIND)
      .execute();
    expect(left).toEqual([{ state: 'dead', secret: null }]);
  });

  test('a newer request replaces a message that could not leave: only the newer one comes', async () => {
    const world = await aWorld();
    world.mailbox.refuseWith(451);
    await ask(world);
    await world.settled();
    await ask(world);
    await world.settled();
    world.mailbox.refuseWith(null);
    world.clock.pass(5);
    await world.service.sender.poke();
    expect(await world.mails()).toHaveLength(1);
    await enter(world, await received(world));
    const { counts } = await world.staff.call('messages.list', {});
    expect(counts).toMatchObject({ cancelled: 1, dead: 0 });
  });

  test('three in an hour and five in a day: the requests after that change nothing', async () => {
    const world = await aWorld();
    for (let i = 0; i < 5; i++) {
      expect(await ask(world)).toEqual({ message: ANSWER });
      await world.settled();
    }
    expect(await world.mails()).toHaveLength(3);
    const third = await received(world);
    world.clock.pass(61);
    for (let i = 0; i < 5; i++) {
      await ask(world);
      await world.settled();
    }
    expect(await world.mails()).toHaveLength(5);
    expect(await received(world)).not.toBe(third);
    await enter(world, await received(world));
  });

  test('where the site keeps the old password, a thousand hostile requests never stop it', async () => {
    const world = await aWorld();
    await world.service.store.write((db) => setSetting(db, 'passwords', { keepOldUntilUsed: true }, world.clock.now()));
    await Promise.all(Array.from({ length: 1000 }, () => ask(world)));
    expect((await world.mails()).length).toBeLessThanOrEqual(3);
    await enter(world, CAST_PASSWORDS.family);
    await enter(world, await received(world));
    expect((await tryIn(world, CAST_PASSWORDS.family)).message).toBe(WRONG);
  });

  test('where it does not, a thousand hostile requests leave the last message good', async () => {
    const world = await aWorld();
    await Promise.all(Array.from({ length: 1000 }, () => ask(world)));
    expect((await world.mails()).length).toBeLessThanOrEqual(3);
    await enter(world, await received(world));
  });

  test('the temporary password is nowhere in clear: not in the store, its log, nor what the service says', async () => {
    const world = await aWorld();
    world.mailbox.refuseWith(451);
    await ask(world);
    await world.settled();
    const before = bytesOf(world);
    world.mailbox.refuseWith(null);
    world.clock.pass(2);
    await world.service.sender.poke();
    const temporary = await received(world);
    await enter(world, temporary);
    const traces = [temporary, temporary.replaceAll('-', '')];
    for (const trace of traces) {
      expect(before.includes(trace)).toBe(false);
      expect(bytesOf(world).includes(trace)).toBe(false);
      expect(world.log().includes(trace)).toBe(false);
    }
    const { rows } = await world.staff.call('messages.list', { search: 'temporaire' });
    const shown = await world.staff.call('messages.get', { id: rows.at(-1)?.id ?? '' });
    expect(shown.text).toContain('•••••-•••••');
    const { secret } = await world.service.store.read.selectFrom('outbox').select('secret').orderBy('seq').executeTakeFirstOrThrow();
    expect(secret).toBeNull();
  });
});

/** Every byte of the store and of its write-ahead log. */
function bytesOf(world: World): Buffer {
  const folder = dirname(world.service.store.file);
  const files = readdirSync(folder).filter((name) => name.startsWith('portee.db'));
  expect(files).toContain('portee.db-wal');
  return Buffer.concat(files.map((name) => readFileSync(join(folder, name))));
}

describe('a family chooses its password', () => {
  test('at any time with the current one; everything else that was open ends', async () => {
    const world = await aWorld();
    const other = await enter(world, CAST_PASSWORDS.family);
    const { token } = await world.family.call('accounts.choosePassword', { current: CAST_PASSWORDS.family, password: OWN, again: OWN });
    expect(token).not.toBe(world.family.token);
    for (const person of [world.family, other]) expect((await person.refused('accounts.sessions', {})).code).toBe('expired');
    expect((await tryIn(world, CAST_PASSWORDS.family)).message).toBe(WRONG);
    await enter(world, OWN);
    expect((await world.mails()).map((mail) => mail.subject?.split(' –')[0])).toContain('Votre mot de passe a été modifié');
  });

  test.each([
    [{ password: OWN, again: OWN }, { current: 'Saisissez votre mot de passe actuel.' }],
    [{ current: 'faux', password: OWN, again: OWN }, { current: 'Le mot de passe actuel est incorrect.' }],
    [{ current: 'x', password: OWN, again: 'autre' }, { again: 'Les deux saisies du nouveau mot de passe sont différentes.' }],
    [{ current: 'x', password: 'court', again: 'court' }, { password: 'Choisissez au moins 12 caractères : il en manque 7.' }],
    [
      { current: 'x', password: 'jeanne et le violon', again: 'jeanne et le violon' },
      { password: 'Le mot de passe ne doit pas contenir votre nom ni celui d’un élève.' },
    ],
    [
      { current: CAST_PASSWORDS.family, password: CAST_PASSWORDS.family, again: CAST_PASSWORDS.family },
      { password: 'Choisissez un mot de passe différent de l’actuel.' },
    ],
  ])('is refused %j, beside its field', async (typed, fields) => {
    const world = await aWorld();
    expect((await world.family.refused('accounts.choosePassword', typed)).fields).toEqual(fields);
    await enter(world, CAST_PASSWORDS.family);
  });

  test('never the temporary one it has received, however it is typed', async () => {
    const world = await aWorld();
    await ask(world);
    const temporary = await received(world);
    const family = await enter(world, temporary);
    for (const password of [temporary, temporary.toUpperCase().replaceAll('-', '')]) {
      expect((await family.refused('accounts.choosePassword', { password, again: password })).fields).toEqual({
        password: 'Choisissez un mot de passe différent de celui que vous avez reçu.',
      });
    }
  });

  test('a session left open does not let anyone guess the current password without end', async () => {
    const world = await aWorld();
    const guess = () => world.family.refused('accounts.choosePassword', { current: 'faux', password: OWN, again: OWN });
    for (let i = 0; i < 6; i++) expect((await guess()).fields).toEqual({ current: 'Le mot de passe actuel est incorrect.' });
    expect((await guess()).message).toBe('Trop d’essais infructueux. Réessayez dans 1 minute.');
  });
});

describe('sessions of a family', () => {
  test('it sees them with their browser and ends one; others’ are not found', async () => {
    const world = await aWorld();
    const other = await enter(world, CAST_PASSWORDS.family);
    const list = await world.family.call('accounts.sessions', {});
    expect(list.map(({ current, browser }) => ({ current, browser }))).toEqual(
      expect.arrayContaining([
        { current: true, browser: 'Firefox' },
        { current: false, browser: 'Firefox' },
      ]),
    );
    const id = list.find((session) => !session.current)?.id ?? '';
    const stranger = await world.signInFamily(world.cast.ines);
    expect((await stranger.refused('accounts.endSession', { id })).code).toBe('not-found');
    await world.family.call('accounts.endSession', { id });
    expect((await other.refused('accounts.sessions', {})).code).toBe('expired');
  });

  test('a token is over once logged out, also when the clock goes back', async () => {
    const world = await aWorld();
    await world.family.call('accounts.signOut', {});
    expect((await world.family.refused('accounts.sessions', {})).code).toBe('expired');
    world.clock.pass(-60);
    expect((await world.family.refused('accounts.sessions', {})).code).toBe('expired');
  });

  test('half an hour without a sign of life ends it, each sign lengthens it, eight hours are the end of it', async () => {
    const world = await aWorld();
    world.clock.pass(30);
    expect((await world.family.refused('accounts.sessions', {})).code).toBe('expired');

    const family = await enter(world, CAST_PASSWORDS.family);
    const { touchFamilySession } = await import('../../main/service/features/accounts/identify.ts');
    const id = (await family.call('accounts.sessions', {})).find((session) => session.current)?.id ?? '';
    for (let quarter = 1; quarter < 32; quarter++) {
      world.clock.pass(15);
      await touchFamilySession(world.service.store, id, world.clock.now());
      await family.call('accounts.rememberAccessibility', { on: false });
    }
    world.clock.pass(15);
    expect((await family.refused('accounts.sessions', {})).code).toBe('expired');
  });

  test('in accessibility mode there is twice the time', async () => {
    const world = await aWorld();
    await world.family.call('accounts.rememberAccessibility', { on: true });
    world.clock.pass(59);
    const staff = await world.signInStaff(world.cast.staff.sonia.login);
    const account = async () => (await staff.call('families.get', { id: world.cast.claire.familyId })).guardians[0]?.account;
    expect(await account()).toMatchObject({ sessions: 1 });
    expect(await staff.call('office.dashboard', {})).toMatchObject({ connectedNow: 1 });
    await world.family.call('accounts.sessions', {});
    world.clock.pass(1);
    expect((await world.family.refused('accounts.sessions', {})).code).toBe('expired');
    expect(await account()).toMatchObject({ sessions: 0 });
    expect(await staff.call('office.dashboard', {})).toMatchObject({ connectedNow: 0 });
  });

  test('what is over stays over when the clock is set back by a day', async () => {
    const world = await aWorld();
    await ask(world);
    const temporary = await received(world);
    const { endStaleFamilyAccess } = await import('../../main/service/features/accounts/identify.ts');
    const { endStaleStaffAccess } = await import('../../main/service/features/staff/identify.ts');
    world.clock.pass(25 * 60);
    await endStaleFamilyAccess(world.service.store, world.clock.now());
    await endStaleStaffAccess(world.service.store, world.clock.now());
    world.clock.pass(-25 * 60 + 1);
    expect((await world.family.refused('accounts.sessions', {})).code).toBe('expired');
    expect((await world.staff.refused('staff.me', {})).code).toBe('expired');
    expect((await tryIn(world, temporary)).message).toBe(WRONG);
  });

  test('a clock set back does not lengthen a session either', async () => {
    const world = await aWorld();
    world.clock.set(new Date('1970-01-01T00:00:00Z'));
    expect((await world.family.refused('accounts.sessions', {})).code).toBe('expired');
  });
});
