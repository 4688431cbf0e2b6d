import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isInstalled } from '../../scripts/setup/dependencies.mjs';
import { electronKind } from '../../scripts/setup/electron.mjs';
import { requireHash } from '../../scripts/setup/fallback-runtime.mjs';
import { explain } from '../../scripts/setup/speak.mjs';
import { installSystemPackages } from '../../scripts/setup/system-packages.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portee-setup-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function setUp(args: string[], options: { cwd?: string; node?: string[]; env?: NodeJS.ProcessEnv } = {}) {
  const script = join(options.cwd ?? '.', 'scripts', 'setup.mjs');
  return spawnSync(process.execPath, [...(options.node ?? []), script, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...options.env },
  });
}

test('a person who starts a second time waits for nothing: the set-up says nothing and writes nothing', () => {
  const written = [
    'node_modules',
    'node_modules/electron/path.txt',
    'node_modules/better-sqlite3/build',
    'main/service/extranet/assets/fonts',
  ];
  const before = written.map((path) => statSync(path).mtimeMs);
  const { status, stdout, stderr } = setUp([electronKind() ? 'start' : 'serve'], { env: { DISPLAY: ':0' } });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(written.map((path) => statSync(path).mtimeMs)).toEqual(before);
});

describe('what is installed is compared with the lock', () => {
  const a = { version: '1.0.0', integrity: 'sha512-a' };
  const forOtherSystem = { version: '1.0.0', integrity: 'sha512-w', optional: true };
  const write = (lock: object, record?: object) => {
    mkdirSync(join(folder, 'node_modules'));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...lock } }));
    if (record) writeFileSync(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: record }));
  };

  test('a fresh clone, or an installation that was interrupted, is not installed', () => {
    write({ 'node_modules/a': a });
    expect(isInstalled(folder)).toBe(false);
  });
  test('the same packages are installed, whatever the optional ones of other systems', () => {
    write({ 'node_modules/a': a, 'node_modules/w': forOtherSystem }, { 'node_modules/a': a });
    expect(isInstalled(folder)).toBe(true);
  });
  test('a new version in the lock is not installed yet', () => {
    write({ 'node_modules/a': { ...a, version: '1.0.1' } }, { 'node_modules/a': a });
    expect(isInstalled(folder)).toBe(false);
  });
  test('a package the lock no longer has is still to be taken away', () => {
    write({ 'node_modules/a': a }, { 'node_modules/a': a, 'node_modules/b': a });
    expect(isInstalled(folder)).toBe(false);
  });
});

describe('a failed set-up says what to do', () => {
  test('the registry cannot be reached', () => {
    for (const path of ['package.json', 'package-lock.json', 'scripts']) cpSync(path, join(folder, path), { recursive: true });
    const env = { npm_config_registry: 'http://127.0.0.1:9', npm_config_cache: join(folder, 'cache'), npm_config_fetch_retries: '0' };
    const { status, stderr } = setUp(['serve'], { cwd: folder, env });
    expect(stderr).toContain('The package registry cannot be reached. Check the network');
    expect(status).toBe(1);
  });

  test('the Node of the machine is too old', () => {
    const older = join(folder, 'older.cjs');
    writeFileSync(older, "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.19.0' } });");
    const { status, stderr } = setUp(['serve'], { node: ['--require', older] });
    expect(stderr).toContain('Node 20.17 or newer is needed');
    expect(status).toBe(1);
  });

  test('a downloaded runtime is not the one that was pinned', async () => {
    const file = join(folder, 'runtime.tgz');
    writeFileSync(file, 'something else');
    await expect(requireHash(file, 'bWBeKf5c7ctqsQ==')).rejects.toThrow('is not the file that was pinned, so it was thrown away');
  });

  test('the disk is full', () => {
    expect(explain(Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }))).toMatch(
      /^The disk is full: about 3 GB/,
    );
  });

  test.runIf(process.platform === 'linux')('system packages are missing and the person is not root (needs Linux)', () => {
    vi.spyOn(process, 'getuid').mockReturnValue(1000);
    for (const [name, value] of [
      ['PATH', folder],
      ['DISPLAY', ''],
      ['WAYLAND_DISPLAY', ''],
      ['CHROMIUM_PATH', ''],
    ] as const)
      vi.stubEnv(name, value);
    expect(() => installSystemPackages(['Xvfb', 'chromium'])).toThrow(
      /lacks Xvfb, chromium\. Install them.*\n {2}sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends xvfb chromium'/,
    );
  });

  test('an unknown purpose is refused and nothing is installed', () => {
    const { status, stderr } = setUp(['party']);
    expect(stderr).toContain('"party" is not one of serve, check, build, start');
    expect(status).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });
});
