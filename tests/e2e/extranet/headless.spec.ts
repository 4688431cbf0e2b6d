import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { freshFolder, type Running, serve, serveToEnd } from '../../helpers/headless.ts';

test.describe('IT serves without a window', () => {
  let running: Running | undefined;
  test.afterEach(async () => {
    await running?.stop('SIGKILL');
    running = undefined;
  });

  test('one JSON line when ready, nothing else on standard output, and SIGTERM ends it cleanly', async () => {
    const data = freshFolder();
    running = await serve(['--data', data, '--port', '0', '--demo', '--families', '8']);
    expect(running.ready).toEqual({ ready: true, extranet: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/), data });
    const health = await fetch(`${running.ready.extranet}/healthz`);
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok', version: expect.stringMatching(/^\d+\.\d+\.\d+/) }]);

    const accounts = JSON.parse(readFileSync(join(data, 'demo-accounts.json'), 'utf8'));
    expect(new Set(accounts.families.map((f: { students: string[] }) => f.students.join())).size).toBeGreaterThanOrEqual(6);
    expect(accounts.staff[0]).toEqual({ login: expect.any(String), password: expect.any(String), role: expect.any(String) });
    expect(statSync(join(data, 'portee.db')).mode & 0o777).toBe(0o600);

    const end = await running.stop();
    expect([end.code, end.stdout.trim().split('\n').length]).toEqual([0, 1]);
  });

  test('the demonstration is served again from the folder that holds it, and refused where an office is', async () => {
    const data = freshFolder();
    await (await serve(['--data', data, '--port', '0', '--demo', '--families', '4'])).stop();
    const before = readFileSync(join(data, 'demo-accounts.json'), 'utf8');
    running = await serve(['--data', data, '--port', '0', '--demo', '--families', '4']);
    expect(readFileSync(join(data, 'demo-accounts.json'), 'utf8')).toBe(before);
    await running.stop();

    const office = freshFolder();
    await (await serve(['--data', office, '--port', '0'])).stop();
    const store = new Database(join(office, 'portee.db'));
    store
      .prepare(
        "INSERT INTO site (id, name, short_name, public_body, position, created_at) VALUES ('s', 'Vrai', 'Vrai', 1, 1, '2026-01-01T00:00:00.000Z')",
      )
      .run();
    store.close();
    const refused = await serveToEnd(['--data', office, '--port', '0', '--demo']);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('dossier vide')]);
  });

  test('a flag that is not known is one clear line and exit code 2', async () => {
    const end = await serveToEnd(['--data', freshFolder(), '--prot', '80']);
    expect([end.code, end.stdout]).toEqual([2, '']);
    expect(end.stderr.trim().split('\n')).toEqual([expect.stringContaining('--prot n’est pas compris')]);
  });

  test('a busy port is one clear line, and the store is let go', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => squatter.once('listening', resolve));
    const { port } = squatter.address() as { port: number };
    const data = freshFolder();
    const end = await serveToEnd(['--data', data, '--port', String(port)]);
    squatter.close();
    expect([end.code, end.stdout]).toEqual([1, '']);
    expect(end.stderr).toContain(`Le port ${port} est déjà utilisé`);
    running = await serve(['--data', data, '--port', '0']);
  });

  test('a second service on the same folder is refused while the first one lives', async () => {
    const data = freshFolder();
    running = await serve(['--data', data, '--port', '0']);
    const second = await serveToEnd(['--data', data, '--port', '0']);
    expect([second.code, second.stdout]).toEqual([1, '']);
    expect(second.stderr).toContain('déjà ouvert');
  });

  test('a store from a newer version is left untouched, and the line names both versions', async () => {
    const data = freshFolder();
    await (await serve(['--data', data, '--port', '0'])).stop();
    const file = join(data, 'portee.db');
    const store = new Database(file);
    store.pragma('user_version = 900');
    store.close();
    const before = readFileSync(file);
    const end = await serveToEnd(['--data', data, '--port', '0']);
    expect([end.code, end.stdout]).toEqual([1, '']);
    expect(end.stderr).toMatch(/plus récente.*900/);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('a corrupt store and a file that is no store are refused with what to do', async () => {
    const data = freshFolder();
    await (await serve(['--data', data, '--port', '0', '--demo', '--families', '20'])).stop();
    const file = join(data, 'portee.db');
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 4096 * 3, 4096 * 12);
    writeFileSync(file, bytes);
    const corrupt = await serveToEnd(['--data', data, '--port', '0']);
    expect([corrupt.code, corrupt.stderr]).toEqual([1, expect.stringContaining('sauvegarde')]);
    expect(readFileSync(file).equals(bytes)).toBe(true);

    const other = freshFolder();
    writeFileSync(join(other, 'portee.db'), 'Ceci est un texte, pas une base de données.'.repeat(200));
    const noStore = await serveToEnd(['--data', other, '--port', '0']);
    expect([noStore.code, noStore.stderr]).toEqual([1, expect.stringMatching(/base Portée|sauvegarde|clé/)]);
  });

  test('a data folder that cannot be written is one clear line (a read-only mount needs root on Linux)', async () => {
    test.skip(process.platform !== 'linux' || process.getuid?.() !== 0);
    const data = freshFolder();
    mkdirSync(join(data, 'office'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', join(data, 'office')]);
    try {
      const end = await serveToEnd(['--data', join(data, 'office'), '--port', '0']);
      expect([end.code, end.stdout]).toEqual([1, '']);
      expect(end.stderr).toMatch(/lecture seule|ne peut pas/);
    } finally {
      execFileSync('umount', [join(data, 'office')]);
    }
  });
});
