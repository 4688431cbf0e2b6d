import Database from 'better-sqlite3';

export type StoreProblemCode =
  | 'newer'
  | 'corrupt'
  | 'not-a-store'
  | 'read-only'
  | 'in-use'
  | 'full'
  | 'disk'
  | 'too-old-sqlite'
  | 'unsafe-settings'
  | 'synced-folder'
  | 'failed-migration'
  | 'no-key';

/** Why the store cannot be opened or used: a closed code for the program, one French sentence or two for the person who can do something. */
export class StoreProblem extends Error {
  override readonly name = 'StoreProblem';
  readonly code: StoreProblemCode;

  constructor(code: StoreProblemCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

const NB = '\u00A0';

const sentences = {
  full: 'Disque plein, rien n’a été enregistré. Libérez de la place, puis recommencez.',
  disk: 'Le disque ne répond pas correctement, rien n’a été enregistré. Vérifiez le disque du dossier de données, puis recommencez.',
  corrupt: `La base de données est abîmée${NB}: plus rien n’y est écrit. Restaurez la dernière sauvegarde (dossier «${NB}backups${NB}»).`,
  'not-a-store': `Ce fichier n’est pas une base Portée, ou il est abîmé${NB}: choisissez un autre dossier, ou restaurez la dernière sauvegarde (dossier «${NB}backups${NB}»).`,
  'in-use': 'La base de données est occupée par un autre programme, rien n’a été enregistré. Réessayez dans un instant.',
  'read-only': `Le dossier de données est en lecture seule${NB}: donnez à ce compte le droit d’y écrire, ou choisissez un autre dossier.`,
} as const;

/** The problem behind an error of SQLite or of the file system; null when it is something else (a bug, a refusal). */
export function problemOf(error: unknown): StoreProblem | null {
  if (error instanceof StoreProblem) return error;
  const code = codeOf(error);
  return code && new StoreProblem(code, sentences[code], error);
}

/** The French sentence for `problemOf`, or null. */
export const classify = (error: unknown): string | null => problemOf(error)?.message ?? null;

function codeOf(error: unknown): keyof typeof sentences | null {
  const code = error instanceof Database.SqliteError || isAboutFile(error) ? error.code : '';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return 'full';
  if (code.startsWith('SQLITE_IOERR')) return 'disk';
  if (code.startsWith('SQLITE_CORRUPT')) return 'corrupt';
  if (code === 'SQLITE_NOTADB') return 'not-a-store';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'in-use';
  if (/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EROFS|EACCES|EPERM|ENOTDIR|EEXIST)/.test(code)) return 'read-only';
  return null;
}

/** An error about a file: one about a connection (EACCES from a mail server) says nothing of the store. */
const isAboutFile = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && ('path' in error || error.code === 'ENOSPC');
