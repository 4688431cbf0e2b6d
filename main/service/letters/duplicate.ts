import { drawStaffLines } from './envelope.ts';
import { COLOURS, decorate, MARGIN, mm, printable, WIDTH, write } from './paper.ts';
import { writeTable } from './paper-table.ts';
import type { Printed } from './printed.ts';
import { openSheets, type Sheets } from './sheets.ts';

/** Where the window of the envelope shows the client, as on letters. */
const WINDOW = { x: mm(108), y: mm(49), width: mm(82) };
const LABELS = mm(44);

/** What a family opens again: an invoice, a receipt or a credit note, marked DUPLICATA. The same paper always gives the same bytes. */
export const drawDuplicate = (printed: Printed): Promise<Uint8Array<ArrayBuffer>> => draw(printed, true);

/** The same papers as the office hands them over the first time, and its own. */
export const drawPaper = (printed: Printed): Promise<Uint8Array<ArrayBuffer>> => draw(printed, false);

async function draw(printed: Printed, duplicate: boolean): Promise<Uint8Array<ArrayBuffer>> {
  const [issuer = ''] = printed.issuer;
  const title = duplicate ? `${printed.title} (duplicata)` : printed.title;
  const foot = duplicate ? `${printed.title} – DUPLICATA` : printed.title;
  const sheets = await openSheets({ title, author: issuer, at: new Date(`${printed.day}T00:00:00Z`), foot });
  writePaper(sheets, printed, duplicate);
  return sheets.finish();
}

/** What stands on the sheets of one paper, from top to bottom. */
export function writePaper(sheets: Sheets, printed: Printed, duplicate: boolean): void {
  let y = writeHead(sheets, printed, duplicate);
  y = writeFacts(sheets, printed, y) + 10;
  for (const table of printed.tables) {
    // a heading is never left alone at the foot of a page
    y = sheets.room(y, mm(25));
    y = write(sheets, sheets.root, 'H2', table.title, { ...LINE, y, size: 12, face: 'semibold', colour: COLOURS.ink }) + 4;
    y = writeTable(sheets, table, y) + 13;
  }
  if (printed.outcome) y = writeOutcome(sheets, printed.outcome, y) + 10;
  for (const mention of printed.mentions) {
    y = sheets.room(y, 12);
    y = write(sheets, sheets.root, 'P', mention, { ...LINE, y, size: 9.5, colour: COLOURS.muted }) + 4;
  }
}

const LINE = { x: MARGIN, width: WIDTH } as const;

/** Staff lines, issuer, client, title with its mark. */
function writeHead(sheets: Sheets, { issuer, client, title, warning }: Printed, duplicate: boolean): number {
  const { root } = sheets;
  decorate(sheets, () => drawStaffLines(sheets.doc));
  const [name = '', ...lines] = issuer;
  const width = WINDOW.x - MARGIN - mm(8);
  let under = write(sheets, root, 'P', name, { x: MARGIN, y: mm(25), width, size: 12, face: 'semibold', colour: COLOURS.ink });
  if (lines.length > 0)
    under = write(sheets, root, 'P', lines.join(' \n'), { ...LINE, y: under + 3, width, size: 9.5, colour: COLOURS.muted, lineGap: 1.5 });
  const block = [client.name, ...client.address].filter(Boolean).join(' \n');
  const beside = block === '' ? 0 : write(sheets, root, 'P', block, { ...WINDOW, size: 10.5, lineGap: 2 });
  let y = Math.max(mm(80), under + mm(8), beside + mm(8));
  y = write(sheets, root, 'H1', title, { x: MARGIN, y, width: WIDTH - mm(45), size: 18, face: 'bold', colour: COLOURS.ink });
  if (duplicate) writeMark(sheets, y);
  if (warning) y = write(sheets, root, 'P', warning, { ...LINE, y: y + 4, size: 10.5, face: 'semibold', colour: COLOURS.copper });
  return y + 8;
}

/** « DUPLICATA » in a frame, on the title's line. */
function writeMark(sheets: Sheets, bottom: number): void {
  const box = { x: MARGIN + WIDTH - mm(38), y: bottom - 24, width: mm(38), height: 22 };
  decorate(sheets, () =>
    sheets.doc.lineWidth(1.2).strokeColor(COLOURS.copper).roundedRect(box.x, box.y, box.width, box.height, 6).stroke(),
  );
  write(sheets, sheets.root, 'P', 'DUPLICATA', { ...box, y: box.y + 5, size: 11, face: 'bold', colour: COLOURS.copper, align: 'center' });
  sheets.doc.y = bottom;
}

/** Label and value side by side; read one after the other. */
function writeFacts(sheets: Sheets, { facts }: Printed, top: number): number {
  const { doc, root } = sheets;
  let y = top;
  for (const [label, value] of facts) {
    const width = WIDTH - LABELS;
    doc.font('regular').fontSize(10.5);
    y = sheets.room(y, doc.heightOfString(printable(value), { width }));
    write(sheets, root, 'P', `${label} :`, { x: MARGIN, y, width: LABELS, size: 10.5, colour: COLOURS.muted });
    y = write(sheets, root, 'P', value, { x: MARGIN + LABELS, y, width, size: 10.5, face: 'semibold' }) + 3;
  }
  return y;
}

const BAND = 30;

function writeOutcome(sheets: Sheets, [label, value]: readonly [string, string], top: number): number {
  const y = sheets.room(top, BAND);
  decorate(sheets, () => sheets.doc.roundedRect(MARGIN, y, WIDTH, BAND, 8).fill(COLOURS.wash));
  const words = { x: MARGIN + 10, y: y + 8, width: WIDTH - 20, size: 12, face: 'bold', colour: COLOURS.ink } as const;
  write(sheets, sheets.root, 'P', `${label} :`, words);
  write(sheets, sheets.root, 'P', value, { ...words, align: 'right' });
  return y + BAND;
}
