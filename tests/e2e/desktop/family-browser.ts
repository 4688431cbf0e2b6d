import { createServer } from 'node:net';
import { type Browser, chromium } from '@playwright/test';

/** A family's browser, at home: the office has a name for it, never 127.0.0.1. */
export const familyBrowser = (more: readonly string[] = []): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--host-resolver-rules=MAP *.exemple.fr 127.0.0.1', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...more],
  });

/** A port that nobody listens on now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
