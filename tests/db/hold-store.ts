import { openStore } from '../../db/open.ts';
import { setSetting } from '../../db/settings.ts';

// Another process: opens the store named on its command line, writes once, says so, and keeps it until it is killed.
const store = await openStore({ file: String(process.argv[2]) });
await store.write((db) => setSetting(db, 'held', true, new Date()));
process.stdout.write('held\n');
setInterval(() => {}, 60_000);
