import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Keyring, storeKeyOf } from '../../main/desktop/secrets.ts';

const noKeyring: Keyring = {
  isAvailable: () => false,
  lock: () => {
    throw new Error('no keyring');
  },
  unlock: () => {
    throw new Error('no keyring');
  },
};
/** Locks so that only the same owner unlocks. */
const keyringOf = (owner: string): Keyring => ({
  isAvailable: () => true,
  lock: (clear) => Buffer.from(`${owner}:${clear}`).reverse(),
  unlock(locked) {
    const [whose, clear = ''] = Buffer.from(locked).reverse().toString().split(':');
    if (whose !== owner) throw new Error('locked by somebody else');
    return clear;
  },
});

let folder: string;
const keyFile = () => join(folder, 'store.key');
const permissions = (path: string) => (statSync(path).mode & 0o777).toString(8);

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'portee-key-')), 'etablissement');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

describe('the key of an office', () => {
  it('is made at the first start and is the same ever after', () => {
    const first = storeKeyOf(folder, noKeyring);
    expect(first.key).toHaveLength(32);
    expect(storeKeyOf(folder, noKeyring)).toEqual(first);
    expect(readdirSync(folder)).toEqual(['store.key']);
  });

  it('lies in a folder that only its owner reads', () => {
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    storeKeyOf(folder, noKeyring);
    expect([permissions(folder), permissions(keyFile())]).toEqual(['700', '600']);
  });

  it('leaves open a folder that somebody named by mistake', () => {
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    writeFileSync(join(folder, 'photo.jpg'), '');
    storeKeyOf(folder, noKeyring);
    expect(permissions(folder)).toBe('755');
  });

  it('is locked by the operating system where that can be had', () => {
    const { key, isProtected } = storeKeyOf(folder, keyringOf('marie'));
    expect(isProtected).toBe(true);
    expect(readFileSync(keyFile(), 'utf8')).not.toContain(Buffer.from(key).toString('base64'));
    expect(storeKeyOf(folder, keyringOf('marie')).key).toEqual(key);
  });

  it('is kept as it is where there is no keyring, and says so', () => {
    const { key, isProtected } = storeKeyOf(folder, noKeyring);
    expect(isProtected).toBe(false);
    expect(JSON.parse(readFileSync(keyFile(), 'utf8'))).toEqual({ format: 1, protected: false, key: Buffer.from(key).toString('base64') });
  });

  it('made without a keyring is still read when there is one', () => {
    const { key } = storeKeyOf(folder, noKeyring);
    expect(storeKeyOf(folder, keyringOf('marie'))).toEqual({ key, isProtected: false });
  });

  it('locked by another account is refused with a sentence, and stays', () => {
    storeKeyOf(folder, keyringOf('marie'));
    const before = readFileSync(keyFile(), 'utf8');
    expect(() => storeKeyOf(folder, keyringOf('paul'))).toThrow(/trousseau d’un autre compte/);
    expect(() => storeKeyOf(folder, noKeyring)).toThrow(/trousseau/);
    expect(readFileSync(keyFile(), 'utf8')).toBe(before);
  });

  it('is never made anew for a store that exists', () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'portee.db'), '');
    expect(() => storeKeyOf(folder, noKeyring)).toThrow(/manque\u00A0: remettez-la depuis la sauvegarde/);
    expect(readdirSync(folder)).toEqual(['portee.db']);
  });

  it.each([
    ['cut short', '{"format":1,"prot'],
    ['empty', ''],
    ['of another format', '{"format":2,"protected":false,"key":"AAAA"}'],
    ['too short a key', '{"format":1,"protected":false,"key":"AAAA"}'],
    ['nothing', 'null'],
  ])('whose file is %s is refused, and stays', (_name, text) => {
    mkdirSync(folder);
    writeFileSync(keyFile(), text);
    expect(() => storeKeyOf(folder, noKeyring)).toThrow(/illisible/);
    expect(readFileSync(keyFile(), 'utf8')).toBe(text);
  });

  it('cannot be made where nothing can be written: the person is told where', () => {
    writeFileSync(folder, 'a file where the folder should be');
    expect(() => storeKeyOf(folder, noKeyring)).toThrow(/ne peut pas écrire dans/);
  });
});
