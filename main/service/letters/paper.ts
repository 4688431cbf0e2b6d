import { join } from 'node:path';
import { typeset } from '../../../shared/typography.ts';
import { assetsDir } from '../assets.ts';
import { keepSigns, UNKERNED } from './figures.ts';

/** A4, in millimetres from the top left corner; pdfkit counts in points. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

export const MARGIN = mm(20);
export const WIDTH = mm(210) - 2 * MARGIN;
export const BOTTOM = mm(297 - 18);

export const COLOURS = { text: '#24211d', muted: '#5c574f', ink: '#1b3a5c', wash: '#e6eef6', copper: '#a84a17', line: '#e0dbd2' } as const;

const FONTS = { regular: '400Regular', semibold: '600SemiBold', bold: '700Bold' } as const;
export type Face = keyof typeof FONTS;

export interface Paper {
  doc: PDFKit.PDFDocument;
  /** The tree that a screen reader follows; what is drawn without entering it is decoration. */
  root: PDFKit.PDFStructureElement;
  /** Closes the document and gives its bytes. */
  finish(): Promise<Uint8Array<ArrayBuffer>>;
}

interface About {
  title: string;
  author: string;
  at: Date;
  /** Pages can be gone back to until the end: for « page 1 sur 2 ». */
  bufferPages?: boolean;
}

/** A blank tagged A4 page in French, with the fonts ready. The same title and day always give the same bytes. */
export async function openPaper(about: About): Promise<Paper> {
  // loaded with the first letter: it would be half of the service's start
  const { default: PDFDocument } = await import('pdfkit');
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/UA' as 'PDF/A-1', // pdfkit knows it, its types do not yet
    tagged: true,
    lang: 'fr-FR',
    displayTitle: true,
    bufferPages: about.bufferPages ?? false,
    // none of its own: a default that is one of ours too would be opened anew, and compared, at each change of face
    font: null as unknown as string,
    info: { Title: about.title, Author: about.author, Creator: 'Portée', Producer: 'Portée', CreationDate: about.at, ModDate: about.at },
  });
  for (const face of Object.keys(FONTS) as Face[]) keepParsed(face, doc.registerFont(face, fontSource(face)).font(face));
  doc.font('regular');
  const root = doc.struct('Document');
  doc.addStructure(root);
  const bytes = collected(doc);
  return {
    doc,
    root,
    finish() {
      root.end();
      doc.end();
      return bytes;
    },
  };
}

/** To read a font takes far longer than to draw a page with it, so it is read once; pdfkit takes one that is read already for a file. */
const parsed = new Map<Face, string>();

const fontSource = (face: Face): string => parsed.get(face) ?? join(assetsDir(), 'fonts', `AtkinsonHyperlegibleNext_${FONTS[face]}.ttf`);

/** Its types know neither the font in use nor that it may be given back. */
function keepParsed(face: Face, doc: PDFKit.PDFDocument): void {
  const { _font } = doc as unknown as { _font: { font: string } & Parameters<typeof keepSigns>[0] };
  parsed.set(face, _font.font);
  keepSigns(_font);
}

/** Text with French spaces; the fonts have no narrow no-break space (U+202F), so the wide one stands in for it. */
export const printable = (text: string): string => typeset(text).normalize('NFC').replaceAll('\u202f', '\u00a0');

function collected(doc: PDFKit.PDFDocument): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on('error', reject);
  });
}

export interface Text {
  x: number;
  y: number;
  width: number;
  size: number;
  face?: Face;
  colour?: string;
  lineGap?: number;
  align?: 'left' | 'center' | 'right';
  /** What is typed letter by letter. */
  unkerned?: boolean;
}

/** Writes text as one element of the structure; gives the height (points) at which the next thing may start. */
export function write({ doc }: Paper, parent: PDFKit.PDFStructureElement, tag: string, text: string, at: Text): number {
  parent.add(doc.struct(tag, {}, () => print(doc, text, at)));
  return doc.y;
}

/** Where `write` would leave off, without writing: a letter that comes two thousand times is measured once. */
export function measure({ doc }: Paper, text: string, at: Text): number {
  const known = heights.get(doc) ?? new Map<string, number>();
  heights.set(doc, known);
  const key = [at.width, at.size, at.face, at.lineGap, text].join(' ');
  const height =
    known.get(key) ??
    doc
      .font(at.face ?? 'regular')
      .fontSize(at.size)
      .heightOfString(printable(text), { width: at.width, lineGap: at.lineGap ?? 0 });
  known.set(key, height);
  return at.y + height;
}

const heights = new WeakMap<PDFKit.PDFDocument, Map<string, number>>();

/** Draws what a screen reader passes over. */
export function decorate({ doc }: Paper, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' });
  doc.save();
  draw();
  doc.restore();
  doc.endMarkedContent();
}

function print(doc: PDFKit.PDFDocument, text: string, at: Text): void {
  const { lineGap = 0, align = 'left', unkerned: asTyped } = at;
  const words = printable(text);
  const features = asTyped ? UNKERNED : {};
  doc
    .font(at.face ?? 'regular')
    .fontSize(at.size)
    .fillColor(at.colour ?? COLOURS.text);
  const lines = words.split('\n');
  // no sign is wider than the letters are high
  const holds = (line: string) => line.length * at.size <= at.width || doc.widthOfString(line, features) <= at.width;
  if (align !== 'left' || !lines.every(holds)) {
    doc.text(words, at.x, at.y, { width: at.width, lineGap, align, ...features });
    return;
  }
  // most texts hold on their lines: to wrap them would take several times as long
  let { y } = at;
  for (const line of lines) {
    doc.text(line, at.x, y, { lineBreak: false, ...features });
    y += doc.currentLineHeight(true) + lineGap;
  }
  doc.y = y;
}
