import { describe, expect, it } from 'vitest';
import { secretsFrom } from '../../main/service/secrets.ts';
import { EICAR } from '../helpers/eicar.ts';

const one = secretsFrom(Buffer.alloc(32, 1), false);
const other = secretsFrom(Buffer.alloc(32, 2), false);

describe('the secrets of an office', () => {
  it('come back as they were sealed, and never look the same twice', () => {
    expect(one.unseal(one.seal('ÀÉ-42 ☂'))).toBe('ÀÉ-42 ☂');
    expect(one.seal('same').equals(one.seal('same'))).toBe(false);
    expect(one.seal('temporary').includes('temporary')).toBe(false);
  });

  it('are refused when any byte was changed, or when another office sealed them', () => {
    const sealed = one.seal('temporary');
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => one.unseal(changed)).toThrow();
    }
    expect(() => other.unseal(sealed)).toThrow();
  });

  it('sign for one purpose and one office only', () => {
    const signature = one.sign('csrf', 'session');
    expect(one.verify('csrf', 'session', signature)).toBe(true);
    expect(one.verify('device', 'session', signature)).toBe(false);
    expect(one.verify('csrf', 'session2', signature)).toBe(false);
    expect(one.verify('csrf', 'session', '')).toBe(false);
    expect(other.verify('csrf', 'session', signature)).toBe(false);
  });

  it('UPL-3.8 seal documents under a key of their own, each in its place: no byte of it is read elsewhere, changed, or by another office', () => {
    const clear = Buffer.from(EICAR);
    const sealed = one.sealDocument(clear, 'place-1');
    expect(sealed.bytes.includes('EICAR')).toBe(false);
    expect(one.unsealDocument(sealed, 'place-1').equals(clear)).toBe(true);
    expect(() => one.unsealDocument(sealed, 'place-2')).toThrow();
    expect(() => other.unsealDocument(sealed, 'place-1')).toThrow();
    for (let at = 0; at < sealed.bytes.length; at++) {
      const bytes = Buffer.from(sealed.bytes);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      expect(() => one.unsealDocument({ ...sealed, bytes }, 'place-1')).toThrow();
    }
    expect(() => one.unseal(Buffer.concat([sealed.nonce, sealed.bytes]))).toThrow();
    expect(one.sealDocument(clear, 'place-1').keyId).not.toBe(other.sealDocument(clear, 'place-1').keyId);
  });

  it('want a whole key', () => {
    expect(() => secretsFrom(Buffer.alloc(31), false)).toThrow('32 bytes');
  });
});
