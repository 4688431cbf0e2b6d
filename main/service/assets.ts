import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The folder of the service's static files, the same from source, from `dist/` and inside the packed `app.asar`:
 * the extranet's style sheets and scripts at its top, and `fonts/` with
 * - `atkinson-hyperlegible-next-french-wght-normal.woff2`, and for rare letters `…-latin-…` and `…-latin-ext-…` (variable, for pages),
 * - `AtkinsonHyperlegibleNext_400Regular.ttf`, `…_600SemiBold.ttf`, `…_700Bold.ttf` (for PDF letters).
 */
export function assetsDir(): string {
  const bundled = join(import.meta.dirname, 'assets');
  return existsSync(bundled) ? bundled : join(import.meta.dirname, 'extranet', 'assets');
}
