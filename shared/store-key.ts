import { z } from 'zod';

// The file `store.key` beside the store, as the desktop and the service without a window both keep it (docs/decisions/0002-the-store-key.md).

export const KEY_BYTES = 32;

/** `key` is base64: of the key itself or, where it is protected, of what the operating system made of the key's base64. */
const keyFile = z.strictObject({ format: z.literal(1), protected: z.boolean(), key: z.base64() });
export type KeyFile = Omit<z.output<typeof keyFile>, 'format'>;

export const writeKeyFile = (kept: KeyFile): string => JSON.stringify({ format: 1, ...kept });

/** What the file's text says; null when it is cut short or of another kind. */
export function readKeyFile(text: string): KeyFile | null {
  try {
    return keyFile.parse(JSON.parse(text));
  } catch {
    // whatever is wrong with it, the answer is the same: bring back the file from the backup
    return null;
  }
}

export const keyIsMissing = (file: string): string =>
  `La clé ${file} manque\u00A0: remettez-la depuis la sauvegarde. Sans elle, les secrets du dossier sont illisibles.`;
export const keyIsUnreadable = (file: string): string => `La clé ${file} est illisible\u00A0: remettez-la depuis la sauvegarde.`;
