import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemOf, StoreProblem } from '../../db/problems.ts';
import { KEY_BYTES, keyIsMissing, keyIsUnreadable, readKeyFile, writeKeyFile } from '../../shared/store-key.ts';

/**
 * The store key of an office that runs without a window: `DIR/store.key`, readable by its owner only, made at the first start.
 * A key that a desktop has locked into its keyring cannot be used here, and none is ever made for a store that exists.
 */
export function unprotectedStoreKey(dataDir: string): Uint8Array {
  const file = join(dataDir, 'store.key');
  if (!existsSync(file)) makeKey(file, existsSync(join(dataDir, 'portee.db')));
  const kept = readKeyFile(contentOf(file));
  if (kept?.protected)
    throw noKey(
      `La clé ${file} est gardée par le trousseau du poste qui l’a faite\u00A0: ouvrez ce dossier avec l’application de ce poste.`,
    );
  const key = Buffer.from(kept?.key ?? '', 'base64');
  if (key.length !== KEY_BYTES) throw noKey(keyIsUnreadable(file));
  return key;
}

function makeKey(file: string, hasStore: boolean): void {
  if (hasStore) throw noKey(keyIsMissing(file));
  const content = writeKeyFile({ protected: false, key: randomBytes(KEY_BYTES).toString('base64') });
  try {
    writeFileSync(file, content, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    throw problemOf(error) ?? error;
  }
}

/** A file that cannot be read is as good as an empty one. */
function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

const noKey = (sentence: string): StoreProblem => new StoreProblem('no-key', sentence);
