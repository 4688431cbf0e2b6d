import type { SecureContextOptions } from 'node:tls';

/** Where and how a listener serves families. */
export interface Listening {
  /** An address of this machine, or 0.0.0.0. */
  readonly host: string;
  readonly port: number;
  /** The certificate and its key; null: without encryption. */
  readonly identity: SecureContextOptions | null;
  /** Names and addresses of this machine there, by which browsers may ask for it besides `host` (NET-4.4). */
  readonly names: readonly string[];
  /** Browsers are told to insist on HTTPS for a year (NET-4.6). */
  readonly strict: boolean;
}
