import { hash as argon2Hash, verify as argon2Verify, parseOptions } from '@node-rs/argon2';
import { Refusal } from '../../../shared/refusal.ts';

/** Hashes and checks passwords away from the main loop, few at once. Made once per running service. */
export interface PasswordHasher {
  /**
   * A PHC string `$argon2id$v=19$m=19456,t=2,p=1$…` of the password in NFC (SEC-1.1). Refused as unavailable when too many wait,
   * unless `patient`: then it takes its turn however long the queue is (work that no visitor waits for).
   */
  hash(password: string, options?: { patient?: boolean }): Promise<string>;
  /** Whether the password fits; `weak` when its hash deserves a stronger one. Without a hash the same work is done for nothing (SEC-1.6). */
  verify(hash: string | null, password: string): Promise<Verified>;
}

export interface Verified {
  matches: boolean;
  weak: boolean;
}

/** 19 MiB, two passes, one lane: what OWASP asks of argon2id; about 20 ms. The salt has 16 bytes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const ARGON2ID = 2;

/** Fits no password that anyone knows: its own was random and thrown away. */
export const NOBODYS_HASH = '$argon2id$v=19$m=19456,t=2,p=1$qMdpwi8Xr8Jvq5u+7TeKUg$dGO6AD3dan1wJHC6h/dUezGsXjNykZIcE/iSQfj/fkY';

export function createPasswordHasher({ atOnce = 4, waiting = 32 } = {}): PasswordHasher {
  const turn = turnstile(atOnce, waiting);
  return {
    hash: (password, { patient = false } = {}) =>
      turn(patient, () => argon2Hash(password.normalize('NFC'), { ...COST, algorithm: ARGON2ID })),
    verify: (hash, password) =>
      turn(false, async () => {
        const matches = await argon2Verify(hash ?? NOBODYS_HASH, password.normalize('NFC'));
        return { matches: matches && hash !== null, weak: hash !== null && isWeak(hash) };
      }),
  };
}

function isWeak(hash: string): boolean {
  const made = parseOptions(hash);
  return made.algorithm !== ARGON2ID || made.memoryCost < COST.memoryCost || made.timeCost < COST.timeCost || made.saltLen < 16;
}

/** Lets `atOnce` pieces of work run and `waiting` more stand in line; each hash takes 19 MiB, so a crowd would fill the memory. */
function turnstile(atOnce: number, waiting: number) {
  const line: (() => void)[] = [];
  let running = 0;
  return async <T>(patient: boolean, work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) {
      if (!patient && line.length >= waiting)
        throw new Refusal('unavailable', 'Trop de connexions en même temps : réessayez dans quelques secondes.');
      await new Promise<void>((resolve) => line.push(resolve));
    } else running++;
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next) next();
      else running--;
    }
  };
}
