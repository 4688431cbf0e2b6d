import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildIfChanged } from './children.mjs';

/** Builds the service when its sources changed, then becomes it. */
export async function serveHeadless(flags) {
  if (Number(process.versions.node.split('.')[0]) < 24) {
    console.error(`Portée : le service demande Node 24 et ceci est ${process.version}. Lancez-le par « npm run serve ».`);
    process.exit(1);
  }
  buildIfChanged(['service']);
  const entry = fileURLToPath(new URL('../dist/service/entry-headless.js', import.meta.url));
  process.argv = [process.argv[0], entry, ...flags];
  await import(pathToFileURL(entry).href);
}
