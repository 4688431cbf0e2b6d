// An unexpected console.error fails the test that caused it. A test that expects one replaces it first:
// `vi.spyOn(console, 'error').mockImplementation(() => {})`.
import { format } from 'node:util';
import { afterEach, beforeEach, vi } from 'vitest';

const written: string[] = [];

beforeEach(() => {
  written.length = 0;
  vi.spyOn(console, 'error').mockImplementation((...args: unknown[]) => {
    written.push(format(...args));
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  const unexpected = written.splice(0);
  if (unexpected.length > 0) throw new Error(`unexpected console.error:\n${unexpected.join('\n')}`);
});
