// Bundles the parts of the application with Vite into dist/. `npm run build` makes all of them; `node scripts/build.mjs service`
// one. Everything is said on standard error.
import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { fingerprintFile, fingerprintOf, partNames } from './build-parts.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Loaded at run time from node_modules: natives, and pdfkit, whose font files a bundle would lose. */
const external = [/^node:/, ...builtinModules, 'electron', 'better-sqlite3', '@node-rs/argon2', 'pdfkit', 'sharp'];

/** Builds the named parts. A part appears in dist/ complete or not at all: a running service or another build sees no half. */
export async function buildParts(names = partNames) {
  for (const name of names) {
    const began = performance.now();
    const fingerprint = fingerprintOf(name);
    const workshop = join(root, 'dist', `.${name}-${process.pid}`);
    try {
      await builders[name](workshop);
      writeFileSync(join(workshop, fingerprintFile), fingerprint);
      rmSync(join(root, 'dist', name), { recursive: true, force: true });
      renameSync(workshop, join(root, 'dist', name));
    } finally {
      rmSync(workshop, { recursive: true, force: true });
    }
    console.error(`[build] ${name} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
}

const builders = {
  desktop: (outDir) => build(nodeBundle({ index: 'main/desktop/index.ts' }, outDir, 'es')),
  // a sandboxed preload must be CommonJS
  preload: (outDir) => build(nodeBundle({ index: 'preload/index.ts' }, outDir, 'cjs')),
  service: async (outDir) => {
    const names = ['entry-desktop', 'entry-headless', 'entry-examiner', 'entry-letters'];
    await build(nodeBundle(Object.fromEntries(names.map((name) => [name, `main/service/${name}.ts`])), outDir, 'es'));
    copyAssets(join(outDir, 'assets'));
  },
  renderer: (outDir) => build(pageBundle(outDir)),
};

/** node20 is what the oldest runtime has: the utility process of Electron 33. */
function nodeBundle(entries, outDir, format) {
  const extension = format === 'cjs' ? 'cjs' : 'js';
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    ssr: { noExternal: true },
    resolve: { conditions: ['node', 'import', 'module', 'default'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: true,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(root, file)])),
        external,
        output: { format, entryFileNames: `[name].${extension}`, chunkFileNames: `chunk-[name]-[hash].${extension}` },
      },
    },
  };
}

function pageBundle(outDir) {
  return {
    configFile: false,
    root: join(root, 'renderer'),
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    resolve: { alias: [{ find: /^fflate$/, replacement: join(root, 'renderer/ui/zip-at-once.ts') }] },
    build: { outDir, emptyOutDir: true, target: 'chrome130', sourcemap: true, chunkSizeWarningLimit: 4000 },
  };
}

/** Style sheets, scripts and fonts of the extranet, as they are. */
function copyAssets(folder) {
  const source = join(root, 'main', 'service', 'extranet', 'assets');
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(source)) {
    if (/\.(css|js|svg|png|woff2)$|^fonts$/.test(name)) cpSync(join(source, name), join(folder, name), { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !partNames.includes(name));
  if (unknown.length > 0) {
    console.error(`[build] unknown: ${unknown.join(', ')}. The parts are ${partNames.join(', ')}.`);
    process.exit(2);
  }
  try {
    await buildParts(asked.length > 0 ? asked : partNames);
  } catch (error) {
    console.error(`[build] failed: ${error.message}`);
    process.exitCode = 1;
  }
}
