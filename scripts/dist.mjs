// npm run dist -- --linux dir: packs the application with electron-builder (electron-builder.yml) into release/.
// A release is packed from the official Electron only. Where the runtime is the fallback of development, an unpacked test build
// with a name of its own can be made, and nothing else.
import { chmodSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, Platform } from 'electron-builder';
import { buildIfChanged } from './children.mjs';
import { requestOf } from './dist-request.mjs';
import { electronKind } from './setup/electron.mjs';
import { fallbackVersion } from './setup/fallback-runtime.mjs';
import { electronDist } from './setup/places.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const request = requestOf(process.argv.slice(2), { kind: electronKind(), platform: process.platform });
if (request.refusal) {
  console.error(`[dist] ${request.refusal}`);
  process.exit(request.code);
}
buildIfChanged();
keepFromDownloading();
if (request.isTestBuild) {
  console.error('[dist] TEST BUILD « Portée (essai) »: the runtime is the fallback of development (Electron 33). Not for release.');
}
await build({
  projectDir: root,
  targets: Platform[request.platform].createTarget(request.targets),
  publish: 'never',
  config: request.isTestBuild ? testBuild() : {},
});

/** Its own name gives it its own data folder and its own single instance, beside an installed Portée. */
function testBuild() {
  return {
    productName: 'Portée (essai)',
    extraMetadata: { productName: 'Portée (essai)' },
    appId: 'fr.portee.desktop.essai',
    directories: { output: 'release/essai' },
    linux: { executableName: 'portee-essai' },
    electronDist: realpathSync(electronDist),
    electronVersion: fallbackVersion,
    afterPack: ({ appOutDir }) => rmSync(join(appOutDir, 'resources', 'default_app.asar'), { force: true }),
  };
}

/** electron-builder would fetch 7-Zip; a package of ours has it, without its executable bit. */
function keepFromDownloading() {
  const { path7za } = createRequire(import.meta.url)('7zip-bin');
  if (process.platform !== 'win32') chmodSync(path7za, 0o755);
  process.env.ELECTRON_BUILDER_7ZIP_PATH ??= path7za;
  process.env.ELECTRON_BUILDER_COMPRESSION_LEVEL ??= '5';
}
