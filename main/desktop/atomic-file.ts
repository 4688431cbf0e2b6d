import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes a file whole or not at all: beside its place, to the disk, then under its name. A file that was there is replaced. */
export function writeWhole(path: string, bytes: Uint8Array, mode = 0o666): void {
  const draft = join(dirname(path), `.portee-${randomUUID()}.tmp`);
  try {
    const fd = openSync(draft, 'wx', mode);
    try {
      for (let done = 0; done < bytes.byteLength; ) done += writeSync(fd, bytes, done);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
