import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { StoreProblem } from '../../db/problems.ts';
import { unprotectedStoreKey } from '../../main/service/store-key.ts';
import { newFolder } from '../helpers/office-folder.ts';

test('an office without a window makes its key once, for its owner only', () => {
  const folder = newFolder();
  const key = unprotectedStoreKey(folder);
  expect(key).toHaveLength(32);
  expect(Buffer.from(unprotectedStoreKey(folder)).equals(Buffer.from(key))).toBe(true);
  expect(statSync(join(folder, 'store.key')).mode & 0o777).toBe(0o600);
});

test('a store that has lost its key never gets a new one', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'portee.db'), '');
  expect(problem(folder)).toContain('remettez-la depuis la sauvegarde');
  expect(existsSync(join(folder, 'store.key'))).toBe(false);
});

test.each([
  ['cut short', '{"format":1,"prot'],
  ['of another kind', '{"format":2}'],
  ['empty', ''],
  ['too short a key', '{"format":1,"protected":false,"key":"AAAA"}'],
])('a key file that is %s is refused and left as it is', (_, content) => {
  const folder = newFolder();
  writeFileSync(join(folder, 'store.key'), content);
  expect(problem(folder)).toContain('illisible');
  expect(readFileSync(join(folder, 'store.key'), 'utf8')).toBe(content);
});

test('a key in a desktop’s keyring is that desktop’s', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'store.key'), JSON.stringify({ format: 1, protected: true, key: 'AAAA' }));
  expect(problem(folder)).toContain('trousseau');
});

function problem(folder: string): string {
  try {
    unprotectedStoreKey(folder);
  } catch (error) {
    expect(error).toBeInstanceOf(StoreProblem);
    return error instanceof StoreProblem ? error.message : '';
  }
  return 'nothing was refused';
}
