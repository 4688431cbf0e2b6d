import { BOTTOM, COLOURS, MARGIN, mm, openPaper, type Paper, printable, WIDTH } from './paper.ts';

/** Paper of as many pages as it takes: whoever writes asks for room first. */
export interface Sheets extends Paper {
  /** Where so many points hold: here, or at the top of a new page (`onNewPage` draws what must be there again). */
  room(y: number, height: number, onNewPage?: (top: number) => number): number;
}

interface About {
  title: string;
  author: string;
  at: Date;
  /** Said at the foot of each page, before « page 1 sur 2 ». */
  foot: string;
}

const TOP = mm(20);
const FOOT = mm(297 - 14);

export async function openSheets({ foot, ...about }: About): Promise<Sheets> {
  const paper = await openPaper({ ...about, bufferPages: true });
  const sheets = sheetsOn(paper, foot);
  return {
    ...sheets,
    finish() {
      sheets.close();
      return paper.finish();
    },
  };
}

/** The sheets of one paper among others in a document whose pages are kept (`bufferPages`), from the page at hand on. */
export function sheetsOn(paper: Paper, foot: string): Sheets & { close(): void } {
  const { doc } = paper;
  const first = lastPage(doc);
  return {
    ...paper,
    room(y, height, onNewPage) {
      if (y + height <= BOTTOM) return y;
      doc.addPage();
      return onNewPage ? onNewPage(TOP) : TOP;
    },
    close() {
      drawFeet(doc, foot, first);
      // written out at once: five thousand papers would all be kept until the end
      doc.flushPages();
    },
  };
}

function lastPage(doc: PDFKit.PDFDocument): number {
  const { start, count } = doc.bufferedPageRange();
  return start + count - 1;
}

/** Once the number of pages is known. */
function drawFeet(doc: PDFKit.PDFDocument, foot: string, first: number): void {
  const count = lastPage(doc) - first + 1;
  for (let page = 0; page < count; page++) {
    doc.switchToPage(first + page);
    repeat(doc, () => {
      doc.font('regular').fontSize(8.5).fillColor(COLOURS.muted);
      doc.text(printable(`${foot} – page ${page + 1} sur ${count}`), MARGIN, FOOT, { width: WIDTH, align: 'center', lineBreak: false });
    });
  }
}

/** What stands on every page is told to a screen reader once, or not at all. */
export function repeat(doc: PDFKit.PDFDocument, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Pagination' });
  draw();
  doc.endMarkedContent();
}
