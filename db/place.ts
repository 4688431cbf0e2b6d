import { chmodSync, existsSync, mkdirSync, readdirSync, statfsSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import Database from 'better-sqlite3';
import { problemOf, StoreProblem } from './problems.ts';

// Where the store lies: a folder of this machine, of this account, with one program in it.

/** Services that copy or move files behind SQLite's back, which loses the -wal or mixes two versions of the store. */
const SYNCED =
  /^(onedrive( - .+)?|dropbox( \(.+\))?|icloud ?drive|com~apple~clouddocs|mobile documents|google ?drive|nextcloud|owncloud|pcloud ?drive|kdrive|seafile)$/i;

/** File systems of other machines (NFS, SMB, CIFS, SMB2), by their Linux number: their locks are not to be trusted. */
const NETWORK_FILE_SYSTEMS = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42]);

/** Makes the data folder if needed, private to this account, and refuses one where SQLite would lose data. */
export function prepareFolder(file: string): void {
  const folder = dirname(file);
  refuseSynced(folder);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (isOurs(folder, basename(file))) makePrivate(folder);
    refuseNetwork(folder);
  } catch (error) {
    throw problemOf(error) ?? error;
  }
}

/**
 * Takes the folder for this process: an exclusive transaction on a small file beside the store, which the system drops when the
 * process dies, however it dies. Gives what lets it go.
 */
export function takeFolder(file: string): () => void {
  const lock = join(dirname(file), 'portee.lock');
  let connection: Database.Database | undefined;
  try {
    connection = new Database(lock, { timeout: 0 });
    connection.exec('BEGIN EXCLUSIVE');
    if (process.platform !== 'win32') chmodSync(lock, 0o600);
    const taken = connection;
    return () => taken.close();
  } catch (error) {
    connection?.close();
    const problem = problemOf(error);
    throw problem?.code === 'in-use' ? alreadyOpen(file, error) : (problem ?? error);
  }
}

const alreadyOpen = (file: string, cause: unknown): StoreProblem =>
  new StoreProblem(
    'in-use',
    `Ce dossier de données est déjà ouvert par une autre fenêtre de Portée, peut-être sur un autre compte de cet ordinateur\u00A0: fermez-la, puis réessayez. (${dirname(file)})`,
    cause,
  );

function refuseSynced(folder: string): void {
  const found = folder.split(/[\\/]/).find((part) => SYNCED.test(part));
  if (found || folder.startsWith('\\\\')) throw elsewhere(folder, found ? `synchronisé (${found})` : 'sur le réseau');
}

function refuseNetwork(folder: string): void {
  if (process.platform === 'linux' && NETWORK_FILE_SYSTEMS.has(statfsSync(folder).type)) throw elsewhere(folder, 'sur le réseau');
}

const elsewhere = (folder: string, how: string): StoreProblem =>
  new StoreProblem(
    'synced-folder',
    `Ce dossier est ${how}\u00A0: la base pourrait y perdre des données. Choisissez un dossier du disque de cet ordinateur. (${folder})`,
  );

/** A folder that holds other people's files keeps its mode: `--data /tmp` must not close /tmp to everyone else. */
function isOurs(folder: string, store: string): boolean {
  const names = readdirSync(folder);
  return names.length === 0 || names.some((name) => [store, 'portee.lock', 'store.key'].includes(name));
}

function makePrivate(folder: string): void {
  if (process.platform === 'win32' || folder === sep || !existsSync(folder)) return;
  try {
    chmodSync(folder, 0o700);
  } catch (error) {
    // A file system without modes (a USB stick) says EPERM; whether it can be written is found out next, by writing.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) throw error;
  }
}
