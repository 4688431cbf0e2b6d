import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { problemOf, StoreProblem } from '../../db/problems.ts';

const keyFile = z.strictObject({ format: z.literal(1), protected: z.boolean(), key: z.base64() });

/**
 * The store key of an office that runs without a window: `DIR/store.key`, readable by its owner only, made at the first start.
 * A key that a desktop has locked into its keyring cannot be used here, and none is ever made for a store that exists.
 */
export function unprotectedStoreKey(dataDir: string): Uint8Array {
  const file = join(dataDir, 'store.key');
  if (!existsSync(file)) makeKey(file, existsSync(join(dataDir, 'portee.db')));
  const kept = keyFile.safeParse(contentOf(file));
  if (!kept.success) throw noKey(`La clé ${file} est illisible\u00A0: remettez-la depuis la sauvegarde.`);
  if (kept.data.protected)
    throw noKey(
      `La clé ${file} est gardée par le trousseau du poste qui l’a faite\u00A0: ouvrez ce dossier avec l’application de ce poste.`,
    );
  return Buffer.from(kept.data.key, 'base64');
}

function makeKey(file: string, hasStore: boolean): void {
  if (hasStore)
    throw noKey(`La clé ${file} manque\u00A0: remettez-la depuis la sauvegarde. Sans elle, les secrets du dossier sont illisibles.`);
  const content = JSON.stringify({ format: 1, protected: false, key: randomBytes(32).toString('base64') });
  try {
    writeFileSync(file, content, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    throw problemOf(error) ?? error;
  }
}

function contentOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

const noKey = (sentence: string): StoreProblem => new StoreProblem('no-key', sentence);
