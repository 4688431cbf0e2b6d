import { type Finding, MEDIA_TYPES, type Question, refused } from '../examination.ts';
import { contentFault } from './content.ts';
import { isActive } from './pdf-danger.ts';
import { type PdfFile, readPdf, resolved } from './pdf-file.ts';
import { isDict, isRef, type Value } from './pdf-values.ts';
import { Unfit } from './unfit.ts';

const MOST_PAGES = 200;
/** Values read in one file: a long document has some hundred thousand. */
const MOST_VALUES = 3_000_000;

/** Examines one PDF, which is kept as it came: so nothing in it may do anything, and a second reader must not find more than we did (UPL-3.4). */
export async function examinePdf({ kind, bytes: given }: Question): Promise<Finding> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  try {
    const fault = await contentFault(bytes, kind);
    return fault ?? { ok: true, mediaType: MEDIA_TYPES.pdf, bytes: null, pages: await pagesOf(bytes) };
  } catch (error) {
    if (error instanceof Unfit) return refused(error.reason);
    if (error instanceof RangeError) return refused('unreadable-pdf');
    throw error;
  }
}

async function pagesOf(bytes: Buffer): Promise<number> {
  const text = bytes.toString('latin1');
  if (!/^%PDF-(?:1\.[0-7]|2\.0)(?!\d)/.test(text)) throw new Unfit('unreadable-pdf');
  if (!hasEnd(text)) throw new Unfit(text.includes('%%EOF') ? 'two-in-one' : 'unreadable-pdf');
  const reading = {
    valuesLeft: MOST_VALUES,
    onName(name: string) {
      if (isActive(name)) throw new Unfit('active-pdf');
    },
  };
  return countPages(await readPdf(bytes, reading));
}

/** Scanners fill up with spaces, zeros or the old sign for the end (1A); anything else behind it would be another file. */
function hasEnd(text: string): boolean {
  const end = text.lastIndexOf('%%EOF');
  return end >= 0 && /^[\0\t\n\f\r ]*$/.test(text.slice(end + '%%EOF'.length).replace('\u001a', ''));
}

/** Leaves of the tree of pages, each object once. */
function countPages({ objects, trailers }: PdfFile): number {
  for (const trailer of trailers) {
    const catalogue = resolved(trailer.get('/Root'), objects);
    const root = isDict(catalogue) ? catalogue.get('/Pages') : undefined;
    const pages = leaves(root, objects);
    if (pages > MOST_PAGES) throw new Unfit('too-many-pages');
    if (pages > 0) return pages;
  }
  throw new Unfit('unreadable-pdf');
}

function leaves(root: Value | undefined, objects: PdfFile['objects']): number {
  const seen = new Set<number>();
  const waiting: (Value | undefined)[] = [root];
  let pages = 0;
  while (waiting.length > 0 && pages <= MOST_PAGES) {
    const node = waiting.pop();
    if (isRef(node)) {
      if (seen.has(node.object)) continue;
      seen.add(node.object);
    }
    const dict = resolved(node, objects);
    if (!isDict(dict)) continue;
    const kids = resolved(dict.get('/Kids'), objects);
    if (Array.isArray(kids)) waiting.push(...kids);
    else if (dict.get('/Type') !== '/Pages') pages++;
  }
  return pages;
}
