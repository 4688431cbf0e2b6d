import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

type Entry = { version: string; resolved?: string; integrity?: string };

test('a newcomer gets the packages from the registry of their own machine: the lock names no host', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> };
  const entries = Object.entries(packages).filter(([path]) => path !== '');
  expect(entries.filter(([, entry]) => entry.resolved).map(([path]) => path)).toEqual([]);
  expect(entries.filter(([, entry]) => !entry.integrity).map(([path]) => path)).toEqual([]);
});

test('package.json and its lock agree, so that npm ci accepts a fresh clone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portee-lock-'));
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(file, join(folder, file));
  const { status, stderr } = spawnSync('npm', ['ci', '--dry-run', '--ignore-scripts', '--loglevel=error'], {
    cwd: folder,
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  expect(stderr).not.toContain('EUSAGE');
  expect(status).toBe(0);
});
