// npm run bench [-- NAME…]: the benchmarks under bench/, one after the other, on the built application.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfChanged, runToEnd } from './children.mjs';
import { withDisplay } from './display.mjs';

const folder = fileURLToPath(new URL('../bench', import.meta.url));
const names = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((file) => /\.bench\.(mjs|ts)$/.test(file))
  .filter((file) => names.length === 0 || names.some((name) => file.startsWith(`${name}.`)))
  .sort();

if (files.length === 0) {
  console.error(`[bench] no benchmark ${names.length > 0 ? `named ${names.join(', ')}` : 'under bench/'}`);
  process.exit(2);
}
buildIfChanged();
await withDisplay(async (env) => {
  for (const file of files) {
    console.error(`[bench] ${file}`);
    const code = await runToEnd(process.execPath, [join(folder, file)], { env });
    if (code !== 0) process.exitCode = 1;
  }
});
