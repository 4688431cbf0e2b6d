import { createHash } from 'node:crypto';

/** What stands for values as they were seen: other values, another version. For rows that keep no count of their changes. */
export const versionOf = (values: readonly (string | number | null)[]): string =>
  createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 16);
