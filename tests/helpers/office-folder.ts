import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type OpenOptions, openStore, type Store } from '../../db/open.ts';

/** A folder of its own for one test, gone when the test is. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'portee-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The store's file in a folder of its own. */
export const newStoreFile = (): string => join(newFolder(), 'portee.db');

/** An open store, closed when the test ends. */
export async function openOffice(file = newStoreFile(), options: Partial<OpenOptions> = {}): Promise<Store> {
  const store = await openStore({ file, clock: { now: () => new Date('2026-11-22T10:00:00.000Z') }, ...options });
  onTestFinished(() => store.close());
  return store;
}
