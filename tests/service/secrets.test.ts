import { describe, expect, it } from 'vitest';
import { secretsFrom } from '../../main/service/secrets.ts';

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

  it('want a whole key', () => {
    expect(() => secretsFrom(Buffer.alloc(31), false)).toThrow('32 bytes');
  });
});
