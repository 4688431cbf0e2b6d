import { createHash } from 'node:crypto';
import type { ReadDb } from '../../../db/open.ts';
import { listSiteLooks, readLogo } from '../../../db/site-desk.ts';
import { type Accent, accentsFrom } from '../../../shared/rules/accent.ts';
import type { StaticFile } from './static-files.ts';

/** What a site's pages have of their own; each an address under `/assets/` that changes with its content, or null. */
export interface SiteLook {
  readonly logo: string | null;
  readonly styles: string | null;
}

export const PLAIN_LOOK: SiteLook = { logo: null, styles: null };

export interface SiteLooks {
  /** By the site's id. */
  readonly of: ReadonlyMap<string, SiteLook>;
  /** By what stands after `/assets/`: the style sheet made for a colour, the picture of a site. */
  find(name: string): Promise<StaticFile | undefined>;
}

/** How every site looks. The pictures stay in the store until one is asked for. */
export async function readSiteLooks(db: ReadDb): Promise<SiteLooks> {
  const rows = await listSiteLooks(db);
  const styles = new Map<string, StaticFile>();
  const logos = new Map<string, string>();
  const of = new Map<string, SiteLook>();
  for (const { id, accent, logo } of rows) {
    const sheet = accent && styleSheet(accent);
    if (sheet) styles.set(sheet.name, { type: 'text/css; charset=utf-8', bytes: sheet.bytes });
    const picture = logo && `logo.${JSON.parse(logo)}`;
    if (picture) logos.set(picture, id);
    of.set(id, { logo: picture ? `/assets/${picture}` : null, styles: sheet ? `/assets/${sheet.name}` : null });
  }
  const findLogo = async (name: string): Promise<StaticFile | undefined> => {
    const id = logos.get(name);
    const row = id ? await readLogo(db, id) : undefined;
    return row?.logo && row.logo_type ? { type: row.logo_type, bytes: Uint8Array.from(row.logo) } : undefined;
  };
  return { of, find: async (name) => styles.get(name) ?? findLogo(name) };
}

/** The ink of the pages in the site's colour, by day and by night; the accessibility mode and the contrasted theme keep theirs (7:1). */
function styleSheet(accent: string): { name: string; bytes: Uint8Array<ArrayBuffer> } {
  const { day, night } = accentsFrom(accent);
  const css = `:root{${inks(day)}}:root[data-theme="dark"]{${inks(night)}}@media (prefers-color-scheme:dark){:root:not([data-theme]){${inks(night)}}}\n`;
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 10);
  return { name: `site.${hash}.css`, bytes: new TextEncoder().encode(css) };
}

const inks = ({ ink, inkDeep, inkWash }: Accent): string => `--ink:${ink};--ink-deep:${inkDeep};--ink-wash:${inkWash};--focus:${ink}`;
