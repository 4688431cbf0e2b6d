import { canonicalReadable, makeReadable } from './readable.ts';

const GROUPS = 4;

/** A temporary password such as `k7m2p-…-…-…`: 20 characters of 31, about 99 bits (SEC-1.3). */
export const makeTemporaryPassword = (): string => makeReadable(GROUPS);

/**
 * What was typed as it is hashed when it may be a temporary password: spaces, hyphens and case forgiven.
 * Null when it has another shape. Depends on what was typed alone, so that known and unknown accounts cost the same (SEC-1.6).
 */
export const canonicalTemporary = (typed: string): string | null => canonicalReadable(typed, GROUPS);
