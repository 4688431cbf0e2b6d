import { describe, expect, test } from 'vitest';
import { CAST_PASSWORDS } from '../../db/demo/cast.ts';
import type { Knock } from '../../main/service/context.ts';
import { Refusal } from '../../shared/refusal.ts';
import { aWorld, type World } from '../helpers/world.ts';

const WRONG = 'Identifiant ou mot de passe incorrect.';
const LATER = /^Trop d’essais infructueux\. Réessayez dans /;

interface Attempt {
  identifier?: string;
  password?: string;
  ip?: string;
  /** The browser proves that this account has logged in on it before. */
  known?: boolean;
}

/** The sentence that a login meets, or « entré ». */
async function attempt(world: World, { identifier, password = 'faux', ip = '203.0.113.9', known }: Attempt = {}): Promise<string> {
  const { siteId, identifier: own } = world.cast.claire;
  const knock: Knock = { door: 'web', ip, userAgent: '', ...(known !== undefined && { knownDevice: () => known }) };
  try {
    await world.service.dispatch.call('accounts.signIn', { siteId, identifier: identifier ?? own, password }, null, knock);
    return 'entré';
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

const times = async (n: number, work: () => Promise<string>): Promise<string[]> => {
  const answers = [];
  for (let i = 0; i < n; i++) answers.push(await work());
  return answers;
};

describe('guessing a password', () => {
  test('five failures are free, then one waits a minute, then two', async () => {
    const world = await aWorld();
    expect(await times(6, () => attempt(world))).toEqual(Array(6).fill(WRONG));
    expect(await attempt(world)).toBe('Trop d’essais infructueux. Réessayez dans 1 minute.');
    expect(await attempt(world, { password: CAST_PASSWORDS.family })).toMatch(LATER);
    world.clock.pass(1);
    expect(await attempt(world)).toBe(WRONG);
    expect(await attempt(world)).toBe('Trop d’essais infructueux. Réessayez dans 2 minutes.');
    world.clock.pass(2);
    expect(await attempt(world, { password: CAST_PASSWORDS.family })).toBe('entré');
    expect(await attempt(world)).toBe(WRONG);
    expect(await attempt(world)).toBe(WRONG);
  });

  test('an identifier that nobody has, and an account that is blocked, are answered word for word like a known one', async () => {
    const world = await aWorld();
    await world.staff.call('accounts.block', { guardianId: world.cast.ines.guardianId });
    const ines = world.cast.ines.identifier ?? '';
    const answers = async (identifier: string, ip: string) => {
      const wrong = await times(7, () => attempt(world, { identifier, ip, password: CAST_PASSWORDS.staff }));
      world.clock.pass(1);
      return [...wrong, await attempt(world, { identifier, ip }), await attempt(world, { identifier, ip })];
    };
    const known = await answers(world.cast.claire.identifier ?? '', '203.0.113.20');
    expect(await answers('PERSONNE-0000', '203.0.113.21')).toEqual(known);
    expect(await answers(ines, '203.0.113.22')).toEqual(known);
    world.clock.pass(60);
    expect(await attempt(world, { identifier: ines, password: CAST_PASSWORDS.family, ip: '203.0.113.23' })).toBe(WRONG);
  });

  test('thirty at once are counted one by one', async () => {
    const world = await aWorld();
    const answers = await Promise.all(Array.from({ length: 30 }, () => attempt(world)));
    expect(answers.filter((answer) => answer === WRONG)).toHaveLength(6);
  });

  test('twenty-five a day at most, and never for ever', async () => {
    const world = await aWorld();
    let tried = 0;
    for (let minutes = 0; minutes < 24 * 60 - 1; minutes += 5) {
      if ((await attempt(world)) === WRONG) tried += 1;
      world.clock.pass(5);
    }
    expect(tried).toBeGreaterThan(5);
    expect(tried).toBeLessThanOrEqual(25);
    world.clock.pass(24 * 60);
    expect(await attempt(world, { password: CAST_PASSWORDS.family })).toBe('entré');
  });

  test('a thousand hostile failures do not stop the family on the browser that it always uses', async () => {
    const world = await aWorld();
    for (let i = 0; i < 1000; i++) await attempt(world, { ip: `198.51.100.${i % 250}` });
    expect(await attempt(world, { password: CAST_PASSWORDS.family })).toMatch(LATER);
    expect(await attempt(world, { password: CAST_PASSWORDS.family, known: true })).toBe('entré');
  });

  test('a browser that is known has its own budget, which ends too', async () => {
    const world = await aWorld();
    await times(6, () => attempt(world, { known: true }));
    expect(await attempt(world, { known: true })).toMatch(LATER);
  });

  test('sixty failures from one address, whomever they were for, and it waits ten minutes; others do not', async () => {
    const world = await aWorld();
    for (let i = 0; i < 60; i++) expect(await attempt(world, { identifier: `PERSONNE-${i}` })).toBe(WRONG);
    expect(await attempt(world, { identifier: 'PERSONNE-61' })).toBe('Trop d’essais infructueux. Réessayez dans 10 minutes.');
    expect(await attempt(world, { password: CAST_PASSWORDS.family, ip: '203.0.113.77' })).toBe('entré');
    world.clock.pass(10);
    expect(await attempt(world, { password: CAST_PASSWORDS.family })).toBe('entré');
  });

  test('nothing of what strangers typed stands in the store', async () => {
    const world = await aWorld();
    await attempt(world, { identifier: 'MON-MOT-DE-PASSE' });
    const rows = await world.service.store.read.selectFrom('login_throttle').selectAll().execute();
    expect(rows).not.toEqual([]);
    expect(JSON.stringify(rows)).not.toMatch(/MON-MOT|203\.0/i);
  });

  test('a wait that a clock in the future has set does not outlive it', async () => {
    const world = await aWorld();
    const today = world.clock.now();
    world.clock.set(new Date('2031-01-01T00:00:00Z'));
    await times(7, () => attempt(world));
    world.clock.set(today);
    expect(await attempt(world, { password: CAST_PASSWORDS.family })).toBe('entré');
  });
});

describe('logging in from a browser', () => {
  test('one that this account has not used yet is told to its owner, a known one is not', async () => {
    const world = await aWorld();
    await attempt(world, { password: CAST_PASSWORDS.family, known: true });
    expect(await world.mails()).toEqual([]);
    await attempt(world, { password: CAST_PASSWORDS.family, known: false });
    const [notice] = await world.mails();
    expect(notice?.subject).toMatch(/^Connexion depuis un nouvel appareil/);
    expect(notice?.text).toContain('20/11/2026 à 09:00');
  });

  test('a hash of lesser cost is made again, without a word', async () => {
    const world = await aWorld();
    const { hash } = await import('@node-rs/argon2');
    const old = await hash(CAST_PASSWORDS.family, { memoryCost: 4096, timeCost: 1, parallelism: 1 });
    await world.service.store.write(async (db) => {
      await db
        .updateTable('account')
        .set({ password_hash: old })
        .where('identifier', '=', world.cast.claire.identifier ?? '')
        .execute();
    });
    expect(await attempt(world, { password: CAST_PASSWORDS.family })).toBe('entré');
    const account = world.service.store.read.selectFrom('account').select('password_hash');
    const { password_hash } = await account.where('identifier', '=', world.cast.claire.identifier ?? '').executeTakeFirstOrThrow();
    expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await attempt(world, { password: CAST_PASSWORDS.family })).toBe('entré');
  });

  test('every password and token in the store is a hash: argon2id for the one, SHA-256 for the other', async () => {
    const world = await aWorld();
    const { read } = world.service.store;
    const hashes = [
      ...(await read.selectFrom('account').select('password_hash as hash').where('password_hash', 'is not', null).execute()),
      ...(await read.selectFrom('staff').select('password_hash as hash').execute()),
    ];
    expect(hashes.length).toBeGreaterThan(4);
    for (const { hash } of hashes) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22,}\$/);
    const tokens = [
      ...(await read.selectFrom('family_session').select('token_hash').execute()),
      ...(await read.selectFrom('staff_session').select('token_hash').execute()),
    ];
    expect(tokens).toHaveLength(2);
    for (const { token_hash } of tokens) expect(token_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(Buffer.from(world.family.token, 'base64url')).toHaveLength(32);
  });
});
