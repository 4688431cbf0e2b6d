import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**'],
    pool: 'forks',
    // one for each core, as most of a test waits for the disk or for a mail server
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    setupFiles: ['tests/helpers/fail-on-console-error.ts'],
    // the office's days are Europe/Paris: a machine elsewhere shows what forgot it
    env: { TZ: 'UTC' },
  },
});
