import Database from 'better-sqlite3';
import { migrate } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';

// Another process: migrates the file named first, and kills itself at the start of the statement numbered second (0: never).
const [, , file, cut] = process.argv;
let statements = 0;
const connection = new Database(String(file), {
  verbose: () => {
    statements += 1;
    if (statements === Number(cut)) process.kill(process.pid, 'SIGKILL');
  },
});
connection.pragma('journal_mode = WAL');
await migrate(connection, migrations, () => new Date('2026-11-22T10:00:00.000Z'));
process.stdout.write(`${statements}\n`);
