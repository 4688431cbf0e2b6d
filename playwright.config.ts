import { defineConfig } from '@playwright/test';

// Playwright empties a project's folder at each run; pictures of screens and pages go to test-results/screenshots
const traces = (project: string) => ({ outputDir: `test-results/traces/${project}` });
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'tests/e2e',
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: process.env.PORTEE_PLAYWRIGHT_REPORT ?? 'test-results/playwright.json' }]],
  use: { locale: 'fr-FR', timezoneId: 'Europe/Paris', trace: 'retain-on-failure' },
  projects: [
    {
      name: 'extranet',
      testDir: 'tests/e2e/extranet',
      ...traces('extranet'),
      use: {
        browserName: 'chromium',
        launchOptions: {
          executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
          // families come under a real name, never 127.0.0.1: cookies, CSRF and the Host list are tested as they will be used
          args: ['--host-resolver-rules=MAP *.exemple.fr 127.0.0.1', ...(isRoot ? ['--no-sandbox'] : [])],
        },
      },
    },
    { name: 'desktop', testDir: 'tests/e2e/desktop', ...traces('desktop') },
    { name: 'packed', testDir: 'tests/e2e/packed', ...traces('packed') },
  ],
});
