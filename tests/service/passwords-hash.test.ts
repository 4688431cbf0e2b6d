import { describe, expect, test } from 'vitest';
import { createPasswordHasher } from '../../main/service/passwords/hash.ts';
import { canonicalTemporary, makeTemporaryPassword } from '../../main/service/passwords/temporary.ts';

describe('a password is kept as a hash', () => {
  test('of argon2id with the least cost that OWASP asks, a salt of 16 bytes, never twice the same', async () => {
    const passwords = createPasswordHasher();
    const [one, two] = await Promise.all([passwords.hash('tortue orage violet'), passwords.hash('tortue orage violet')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$/);
    expect(two).not.toBe(one);
    expect(await passwords.verify(one, 'tortue orage violet')).toEqual({ matches: true, weak: false });
    expect(await passwords.verify(one, 'tortue orage vert')).toEqual({ matches: false, weak: false });
  });

  test('a keyboard that composes accents otherwise still opens', async () => {
    const passwords = createPasswordHasher();
    const hash = await passwords.hash('été pluvieux'.normalize('NFD'));
    expect((await passwords.verify(hash, 'été pluvieux'.normalize('NFC'))).matches).toBe(true);
  });

  test('an account without a password fits nothing', async () => {
    expect(await createPasswordHasher().verify(null, '')).toEqual({ matches: false, weak: false });
  });

  test('a hash of lesser cost asks to be made again', async () => {
    const { hash } = await import('@node-rs/argon2');
    const old = await hash('tortue orage violet', { memoryCost: 4096, timeCost: 1, parallelism: 1 });
    expect(await createPasswordHasher().verify(old, 'tortue orage violet')).toEqual({ matches: true, weak: true });
  });

  test('a crowd is told to come back, those in line are served, and patient work waits its turn', async () => {
    const passwords = createPasswordHasher({ atOnce: 1, waiting: 2 });
    const crowd = Array.from({ length: 5 }, () => passwords.verify(null, 'x'));
    const patient = passwords.hash('x', { patient: true });
    const answers = await Promise.allSettled(crowd);
    expect(answers.map((a) => (a.status === 'fulfilled' ? 'served' : a.reason.code))).toEqual([
      'served',
      'served',
      'served',
      'unavailable',
      'unavailable',
    ]);
    expect(await patient).toMatch(/^\$argon2id/);
    expect(await passwords.verify(null, 'x')).toEqual({ matches: false, weak: false });
  });
});

describe('a temporary password', () => {
  test('is four groups of five characters that cannot be confused, and never comes twice', () => {
    const made = Array.from({ length: 500 }, makeTemporaryPassword);
    for (const password of made) expect(password).toMatch(/^([2-9a-hjkmnp-z]{5}-){3}[2-9a-hjkmnp-z]{5}$/);
    expect(new Set(made).size).toBe(500);
    expect(new Set(made.join('')).size).toBe(32);
  });

  test('may be typed in capitals, with spaces, without hyphens or with those of a word processor', () => {
    expect(canonicalTemporary(' ABCDE-fghjk mnpqr–23456 ')).toBe('abcdefghjkmnpqr23456');
    expect(canonicalTemporary('abcde-fghjk-mnpqr-2345')).toBeNull();
    expect(canonicalTemporary('tortue orage violet')).toBeNull();
  });
});
