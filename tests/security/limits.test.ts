import { connect } from 'node:net';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { openReader } from '../../db/connection.ts';
import { LIMITS } from '../../main/service/doors/limits.ts';
import { newStoreFile } from '../helpers/office-folder.ts';
import { aWorld } from '../helpers/world.ts';

it('NET-4.7 a client that never finishes its headers is cut long before Node would look by itself', { timeout: 25_000 }, async () => {
  const world = await aWorld();
  const { hostname, port, host } = new URL(world.service.extranet().localAddress ?? '');
  const socket = connect({ host: hostname, port: Number(port) });
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => {});
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  socket.write(`GET /connexion HTTP/1.1\r\nHost: ${host}\r\n`);
  const drip = setInterval(() => socket.write('X-Drip: 1\r\n'), 1000);
  onTestFinished(() => clearInterval(drip));
  // Node's own interval of 30 s would outlast this test's time
  // `once` would take the error of a sentence that was cut for a failure
  await new Promise((resolve) => socket.once('close', resolve));
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(answer).toMatch(/Content-Security-Policy: /i);
});

it('NET-4.7 the numbers are those that were asked for', () => {
  expect(LIMITS).toMatchObject({ headers: 64, connections: 256, connectionsPerAddress: 24, finishing: 10_000 });
});

it('DUR-5.1 a file that does not keep a promise is not opened, and the person is told which', () => {
  const file = newStoreFile();
  const other = new Database(file);
  other.exec('CREATE TABLE x (y)');
  other.close();
  // without its write-ahead log a reader would see half a transaction's files and block the writer
  expect(() => openReader(file)).toThrow(
    expect.objectContaining({ code: 'unsafe-settings', message: expect.stringContaining('journal_mode') }),
  );
});
