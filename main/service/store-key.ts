import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { StoreProblem } from '../../db/problems.ts';

const keyFile = z.strictObject({ format: z.literal(1), protected: z.boolean(), key: z.base64() });

/**
 * The store key of an office that runs without a window: `DIR/store.key`, readable by its owner only, made at the first start.
 * A key that a desktop has locked into its keyring cannot be used here, and none is ever made for a store that exists.
 */
export function unprotectedStoreKey(dataDir: string): Uint8Array {
  const file = join(dataDir, 'store.key');
  if (!existsSync(file)) {
    if (existsSync(join(dataDir, 'portee.db')))
      throw new StoreProblem('no-key', `La clé ${file} manque : remettez-la depuis la sauvegarde. Sans elle, les secrets du dossier sont illisibles.`);
    writeFileSync(file, JSON.stringify({ format: 1, protected: false, key: randomBytes(32).toString('base64') }), { mode: 0o600, flag: 'wx' });
  }
  const kept = keyFile.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!kept.success) throw new StoreProblem('no-key', `La clé ${file} est illisible : remettez-la depuis la sauvegarde.`);
  if (kept.data.protected)
    throw new StoreProblem('no-key', `La clé ${file} est gardée par le trousseau du poste qui l’a faite : ouvrez ce dossier avec l’application de ce poste.`);
  return Buffer.from(kept.data.key, 'base64');
}
