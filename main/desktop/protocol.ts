import { join } from 'node:path';
import { app, protocol } from 'electron';
import { answerFromBundle, listBundle } from './bundle.ts';

/** Must come before Electron is ready: `app:` behaves like https, with no leave to step around a content policy (ELE-2.5). */
export function registerBundleScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } }]);
  // Chromium puts the application's name into User-Agent as it is, and protocol.handle refuses a header with the é of « Portée »
  app.userAgentFallback = app.userAgentFallback.normalize('NFD').replace(/[^\x20-\x7e]/g, '');
}

/** Serves `app://bundle/`: the window's own files and nothing else. */
export function serveBundle(): void {
  // Node reads the code of these at their first use; inside Electron's handler that has been seen to fail, and the window stayed white
  new Response(null, { headers: new Headers() });
  const bundle = listBundle(join(import.meta.dirname, '../renderer'));
  protocol.handle('app', (request) => answerFromBundle(request, bundle));
}
