import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import type { SealedBytes } from '../../db/document-files.ts';

/** What the store key is used for; each purpose has a key of its own. */
type Purpose = 'seal' | 'documents' | 'csrf' | 'owner' | 'device' | 'throttle';
type Signing = Exclude<Purpose, 'seal' | 'documents'>;

export interface Secrets {
  /** AES-256-GCM; the result holds nonce and tag. */
  seal(clear: string): Buffer;
  /** Refuses (throws) when a byte was changed or another key sealed it. */
  unseal(sealed: Uint8Array): string;
  /** The bytes of a document under a key of their own, bound to the place that keeps them (UPL-3.8). */
  sealDocument(clear: Uint8Array, place: string): SealedBytes;
  /** Refuses (throws) when a byte was changed, another key sealed them, or they lay in another place. */
  unsealDocument(sealed: Pick<SealedBytes, 'nonce' | 'bytes'>, place: string): Buffer<ArrayBuffer>;
  /** A keyed fingerprint, base64url. */
  sign(purpose: Signing, text: string): string;
  verify(purpose: Signing, text: string, signature: string): boolean;
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
  const documents = key('documents');
  const keyId = createHash('sha256').update(documents).digest('hex').slice(0, 16);
  // a key of Node's own: from bytes, one would be made anew for every signature
  const signingKey = (purpose: Signing) => createSecretKey(key(purpose));
  const signing = { csrf: signingKey('csrf'), owner: signingKey('owner'), device: signingKey('device'), throttle: signingKey('throttle') };
  const sign: Secrets['sign'] = (purpose, text) => createHmac('sha256', signing[purpose]).update(text).digest('base64url');
  return {
    protectedBySystem,
    seal: (clear) => seal(sealing, clear),
    unseal: (sealed) => unseal(sealing, sealed),
    sealDocument: (clear, place) => ({ keyId, ...sealDocument(documents, clear, place) }),
    unsealDocument: (sealed, place) => unsealDocument(documents, sealed, place),
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

function sealDocument(key: Buffer, clear: Uint8Array, place: string): { nonce: Buffer; bytes: Buffer } {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  const body = cipher.update(clear);
  cipher.final();
  return { nonce, bytes: Buffer.concat([cipher.getAuthTag(), body]) };
}

function unsealDocument(key: Buffer, { nonce, bytes }: { nonce: Buffer; bytes: Buffer }, place: string): Buffer<ArrayBuffer> {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG }).setAAD(Buffer.from(place));
  decipher.setAuthTag(bytes.subarray(0, TAG));
  const clear = decipher.update(bytes.subarray(TAG));
  decipher.final();
  return clear;
}
