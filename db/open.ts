import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { backup, damagesOf, newestBackup } from './backup.ts';
import { APPLICATION_ID, openReader, openWriter, pragmaNumber, requireSafeSqlite } from './connection.ts';
import { migrate } from './migrate.ts';
import { migrations as allMigrations } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import { prepareFolder, takeFolder } from './place.ts';
import { problemOf, StoreProblem } from './problems.ts';
import { corrupt, requireSound } from './soundness.ts';
import { type ReadDb, readerOver, type Store, storeOver } from './store.ts';

export type { ReadDb, Store, WriteDb } from './store.ts';

/** What the store needs of a log; pino's fits. */
export interface StoreLog {
  info(facts: object, message: string): void;
}

export interface OpenOptions {
  file: string;
  clock?: { now(): Date };
  log?: StoreLog;
  /**
   * True: a store that was closed as it should be is opened before it is read through, which takes about two seconds per gigabyte;
   * the caller then awaits `store.prove()` beside its work. After an unclean stop the check comes first all the same.
   */
  proveLater?: boolean;
  /** For tests of migrations only. */
  migrations?: readonly Migration[];
}

/** Opens the store, creates or migrates it, and proves its settings. Refuses with a `StoreProblem`; then nothing is left open. */
export async function openStore({
  file: given,
  clock = { now: () => new Date() },
  log,
  proveLater = false,
  migrations = allMigrations,
}: OpenOptions): Promise<Store> {
  requireSafeSqlite();
  const file = resolve(given);
  prepareFolder(file);
  const release = takeFolder(file);
  try {
    const wasClosed = isClosed(file);
    await refuseForeign(file, migrations);
    const writer = openWriter(file);
    try {
      if (!(proveLater && wasClosed)) requireSound(writer);
      const now = () => clock.now();
      await migrate(writer, migrations, now, () => secureBefore(writer, file, now(), log));
      return storeOver(file, writer, openReader(file), release);
    } catch (error) {
      writer.close();
      throw error;
    }
  } catch (error) {
    release();
    throw problemOf(error) ?? error;
  }
}

/** A read-only handle for worker threads, on an own connection; the caller closes it. */
export function openReadOnly(file: string): { read: ReadDb; close(): void } {
  const connection = openReader(resolve(file));
  return { read: readerOver(connection), close: () => connection.close() };
}

/** Looks at an existing file without being able to write: a store of a newer Portée, or somebody else's file, is left as it is. */
async function refuseForeign(file: string, migrations: readonly Migration[]): Promise<void> {
  if (!existsSync(file) || statSync(file).size === 0) return;
  const known = migrations.at(-1)?.number ?? 0;
  const { id, version, empty } = identityOf(file);
  if (id !== APPLICATION_ID && !empty) throw foreign(file);
  if (version > known) throw await newer(file, version, known);
}

const foreign = (file: string): StoreProblem =>
  new StoreProblem('not-a-store', `Ce fichier n’est pas une base Portée\u00A0: choisissez un autre dossier. (${file})`);

/** A first start that was cut short leaves a file without anything in it: that one may be filled. */
function identityOf(file: string): { id: number; version: number; empty: boolean } {
  const look = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const empty = look.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
    return { id: pragmaNumber(look, 'application_id'), version: pragmaNumber(look, 'user_version'), empty };
  } finally {
    look.close();
  }
}

async function newer(file: string, version: number, known: number): Promise<StoreProblem> {
  const folder = join(dirname(file), 'backups');
  const found = await newestBackup(folder, known);
  const way = found ? `, ou restaurez la sauvegarde ${found}` : '';
  return new StoreProblem(
    'newer',
    `Cette base a été faite par une version plus récente de Portée (base ${version}, cette version connaît ${known})\u00A0: rien n’a été ouvert en écriture. Installez la dernière version de Portée${way}.`,
  );
}

/** The last program to close a store takes its write-ahead log away; one that was killed leaves it. */
const isClosed = (file: string): boolean => !existsSync(`${file}-wal`);

/** Before a store that has people in it changes shape: a whole check, then a proved backup beside it. */
async function secureBefore(writer: Database.Database, file: string, at: Date, log?: StoreLog): Promise<void> {
  const damages = damagesOf(writer);
  if (damages.length > 0) throw corrupt(damages);
  const manifest = await backup(file, join(dirname(file), 'backups'), 'before migration', at);
  log?.info({ file: manifest.file, sizeBytes: manifest.sizeBytes }, 'backup made before migration');
}
