import { Secret, TOTP } from 'otpauth';

// Codes of six figures that change every thirty seconds (RFC 6238), as every such application makes them.

const PERIOD_MS = 30_000;
/** A telephone may be half a minute early or late. */
const DRIFT = 1;

/** 160 bits, as RFC 4226 advises, in base 32. */
export const newTotpKey = (): string => new Secret({ size: 20 }).base32;

const totpOf = (key: string, login = '') =>
  new TOTP({ issuer: 'Portée', label: login, algorithm: 'SHA1', digits: 6, period: PERIOD_MS / 1000, secret: Secret.fromBase32(key) });

/** What an application reads from the QR code: `otpauth://totp/…`. */
export const totpAddress = (key: string, login: string): string => totpOf(key, login).toString();

/** The step (of thirty seconds since 1970) whose code was typed, now or just before or after; null where it is none of them. */
export function stepOf(key: string, typed: string, now: Date): number | null {
  const token = typed.replace(/[\s\u2010-\u2015-]/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const delta = totpOf(key).validate({ token, timestamp: now.getTime(), window: DRIFT });
  return delta === null ? null : Math.floor(now.getTime() / PERIOD_MS) + delta;
}
