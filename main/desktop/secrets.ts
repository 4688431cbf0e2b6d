import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEY_BYTES, type KeyFile, keyIsMissing, keyIsUnreadable, readKeyFile, writeKeyFile } from '../../shared/store-key.ts';
import { writeWhole } from './atomic-file.ts';
import { ShellProblem } from './shell-problem.ts';

/** What the operating system offers for keeping a key (Electron's safeStorage). */
export interface Keyring {
  isAvailable(): boolean;
  lock(clear: string): Buffer;
  /** Throws when another account or another machine locked it. */
  unlock(locked: Buffer): string;
}

export interface StoreKey {
  /** 32 bytes. */
  key: Uint8Array;
  /** True when the operating system protects it (ELE-2.14). */
  isProtected: boolean;
}

/**
 * The key of the office in this folder, from `DIR/store.key`; made at the first start. The folder becomes its owner's only.
 * Refuses with a `ShellProblem` when the folder cannot be written or the key cannot be read: a store that exists never gets a new key.
 */
export function storeKeyOf(dataDir: string, keyring: Keyring): StoreKey {
  closeToOthers(dataDir);
  const file = join(dataDir, 'store.key');
  if (existsSync(file)) return keptKey(file, keyring);
  if (existsSync(join(dataDir, 'portee.db'))) throw new ShellProblem('no-key', keyIsMissing(file));
  return newKey(file, keyring);
}

function closeToOthers(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    if (isOurs(dataDir)) chmodSync(dataDir, 0o700);
  } catch (cause) {
    throw unwritable(dataDir, cause);
  }
}

/** A folder with other people's files keeps its mode: it was named by mistake, and the service says so. */
function isOurs(dataDir: string): boolean {
  const names = readdirSync(dataDir);
  return names.length === 0 || names.includes('portee.db') || names.includes('store.key');
}

function newKey(file: string, keyring: Keyring): StoreKey {
  const key = randomBytes(KEY_BYTES);
  const clear = key.toString('base64');
  const isProtected = keyring.isAvailable();
  const kept: KeyFile = { protected: isProtected, key: isProtected ? keyring.lock(clear).toString('base64') : clear };
  try {
    writeWhole(file, Buffer.from(writeKeyFile(kept)), 0o600);
  } catch (cause) {
    throw unwritable(file, cause);
  }
  return { key, isProtected };
}

function keptKey(file: string, keyring: Keyring): StoreKey {
  const kept = contentOf(file);
  const clear = kept.protected ? unlocked(kept.key, file, keyring) : kept.key;
  const key = Buffer.from(clear, 'base64');
  if (key.length !== KEY_BYTES) throw unreadable(file);
  return { key, isProtected: kept.protected };
}

function unlocked(locked: string, file: string, keyring: Keyring): string {
  try {
    return keyring.unlock(Buffer.from(locked, 'base64'));
  } catch (cause) {
    throw new ShellProblem(
      'no-key',
      `La clé ${file} est gardée par le trousseau d’un autre compte ou d’un autre poste\u00A0: ouvrez Portée avec le compte qui a créé ce dossier, ou déverrouillez son trousseau.`,
      cause,
    );
  }
}

function contentOf(file: string): KeyFile {
  try {
    const kept = readKeyFile(readFileSync(file, 'utf8'));
    if (kept) return kept;
  } catch (cause) {
    throw unreadable(file, cause);
  }
  throw unreadable(file);
}

const unreadable = (file: string, cause?: unknown) => new ShellProblem('no-key', keyIsUnreadable(file), cause);

const unwritable = (path: string, cause: unknown) =>
  new ShellProblem(
    'read-only',
    `Portée ne peut pas écrire dans ${path}\u00A0: vérifiez les droits du dossier et la place libre, puis réessayez.`,
    cause,
  );
