import { statfs } from 'node:fs/promises';

/** Bytes of the disk that holds the store. */
export interface FreeSpace {
  free: number;
  total: number;
}

/** What is left for this user of the disk that a folder lies on. */
export async function freeSpaceOf(folder: string): Promise<FreeSpace> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { free: bavail * bsize, total: blocks * bsize };
}
