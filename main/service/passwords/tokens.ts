import { createHash, randomBytes } from 'node:crypto';

/** A session's token: 256 random bits for the person, their SHA-256 for the store (SEC-1.8). */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: tokenHash(token) };
}

/** What the store knows a token by. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
