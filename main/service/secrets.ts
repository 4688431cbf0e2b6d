import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** What the store key is used for; each purpose has a key of its own. */
type Purpose = 'seal' | 'csrf' | 'owner' | 'device' | 'throttle';

export interface Secrets {
  /** AES-256-GCM; the result holds nonce and tag. */
  seal(clear: string): Buffer;
  /** Refuses (throws) when a byte was changed or another key sealed it. */
  unseal(sealed: Uint8Array): string;
  /** A keyed fingerprint, base64url. */
  sign(purpose: Exclude<Purpose, 'seal'>, text: string): string;
  verify(purpose: Exclude<Purpose, 'seal'>, text: string, signature: string): boolean;
  /** True when the operating system protects the store key (ELE-2.14). */
  readonly protectedBySystem: boolean;
}

const NONCE = 12;
const TAG = 16;

/** All secrets of an office from its 32-byte store key. */
export function secretsFrom(storeKey: Uint8Array, protectedBySystem: boolean): Secrets {
  if (storeKey.length !== 32) throw new Error(`the store key must be 32 bytes, got ${storeKey.length}`);
  const key = (purpose: Purpose) => Buffer.from(hkdfSync('sha256', storeKey, 'portee', purpose, 32));
  const sealing = key('seal');
  const signing = { csrf: key('csrf'), owner: key('owner'), device: key('device'), throttle: key('throttle') };
  const sign: Secrets['sign'] = (purpose, text) => createHmac('sha256', signing[purpose]).update(text).digest('base64url');
  return {
    protectedBySystem,
    seal: (clear) => seal(sealing, clear),
    unseal: (sealed) => unseal(sealing, sealed),
    sign,
    verify: (purpose, text, signature) => {
      const want = Buffer.from(sign(purpose, text));
      const got = Buffer.from(signature);
      return want.length === got.length && timingSafeEqual(want, got);
    },
  };
}

function seal(key: Buffer, clear: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const body = Buffer.concat([cipher.update(clear, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function unseal(key: Buffer, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
}
