import { setImmediate } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { StoreProblem } from './problems.ts';

const MOST_DAMAGES = 10;

/** Reads the whole file through, at about half a gigabyte a second. Throws `StoreProblem('corrupt')`. */
export function requireSound(connection: Database.Database): void {
  refuse(quickCheck(connection, `${MOST_DAMAGES}`));
}

/** The same table by table, so that whoever waits is served in between. Kept when the store is sound, broken like `requireSound`. */
export async function requireSoundInSlices(connection: Database.Database): Promise<void> {
  for (const table of connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()) {
    await setImmediate();
    if (!connection.open) return;
    refuse(quickCheck(connection, `"${table}"`));
  }
}

export const corrupt = (damages: string[]): StoreProblem =>
  new StoreProblem(
    'corrupt',
    'La base de données est abîmée\u00A0: rien n’a été changé. Restaurez la dernière sauvegarde (dossier «\u00A0backups\u00A0»).',
    new Error(damages.slice(0, MOST_DAMAGES).join('; ')),
  );

const quickCheck = (connection: Database.Database, what: string): string[] =>
  connection
    .prepare(`PRAGMA quick_check(${what})`)
    .pluck()
    .all()
    .filter((line) => line !== 'ok')
    .map(String);

function refuse(damages: string[]): void {
  if (damages.length > 0) throw corrupt(damages);
}
