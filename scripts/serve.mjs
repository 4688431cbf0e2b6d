// npm run serve -- --data DIR …: the service without a window. The flags are the service's own (main/service/entry-headless.ts).
// It runs in this very process: signals and exit codes are the service's, and standard output holds nothing but its ready line.
import { serveHeadless } from './headless.mjs';

await serveHeadless(process.argv.slice(2));
