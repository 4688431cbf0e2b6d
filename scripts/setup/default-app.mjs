// `electron <folder>` is done by resources/default_app.asar, which the official runtime has and the fallback lacks.
// It is an ES module on purpose: 'ready' waits for it; with a CommonJS one the application would start after 'ready'.

const main = `import { app } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const preloads = [];
let given;
for (let i = 1; i < process.argv.length && !given; i++) {
  const argument = process.argv[i];
  if (argument === '-r' || argument === '--require') preloads.push(process.argv[++i]);
  else if (argument.startsWith('--app=')) given = argument.slice(6);
  else if (argument[0] !== '-') given = argument;
}
if (preloads.length) Module._preloadModules(preloads);
try {
  if (!given) throw new Error('electron: no path to an application was given');
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  const folder = resolve(given);
  const entry = Module._resolveFilename(folder, null, true);
  const description = join(folder, 'package.json');
  if (existsSync(description)) {
    const { version, productName, name, desktopName } = JSON.parse(readFileSync(description, 'utf8'));
    if (version) app.setVersion(version);
    app.name = productName || name || app.name;
    app.setDesktopName(desktopName || app.name + '.desktop');
    app.setAppPath(folder);
  } else app.setAppPath(dirname(entry));
  await import(pathToFileURL(entry).toString());
} catch (error) {
  console.error('App threw an error during load');
  console.error(error?.stack ?? error);
  process.exit(1);
}
`;

/** The bytes of the archive. */
export function defaultApp() {
  return asar({ 'package.json': '{"name":"electron","productName":"Electron","type":"module","main":"main.js"}', 'main.js': main });
}

/** An asar archive: four little-endian sizes (Chromium's Pickle), the JSON directory padded to 4 bytes, then the files. */
function asar(texts) {
  const directory = { files: {} };
  let offset = 0;
  for (const [name, text] of Object.entries(texts)) {
    directory.files[name] = { size: Buffer.byteLength(text), offset: String(offset) };
    offset += Buffer.byteLength(text);
  }
  const json = Buffer.from(JSON.stringify(directory));
  const padding = (4 - (json.length % 4)) % 4;
  const sizes = Buffer.alloc(16);
  [4, 8 + json.length + padding, 4 + json.length + padding, json.length].forEach((size, i) => {
    sizes.writeUInt32LE(size, i * 4);
  });
  return Buffer.concat([sizes, json, Buffer.alloc(padding), ...Object.values(texts).map((text) => Buffer.from(text))]);
}
