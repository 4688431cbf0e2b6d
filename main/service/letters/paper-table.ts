import { FIGURES } from './figures.ts';
import { COLOURS, type Face, MARGIN, mm, printable, WIDTH } from './paper.ts';
import type { PrintedTable } from './printed.ts';
import { repeat, type Sheets } from './sheets.ts';

const SIZE = 10;
const PAD = { x: 4, y: 3.5 };
/** A column of figures: as wide as « 123 456,78 € » needs. */
const FIGURE = mm(29);
/** As « 22/11/2026 » needs. */
const NARROW = mm(25);

interface Cell {
  text: string;
  x: number;
  width: number;
  right: boolean;
}

/**
 * A table that a screen reader takes for one (headers with their scope) and that goes on over as many pages as it needs: no row is
 * cut, long wordings wrap, the header stands again on each page. Gives where the next thing may start.
 */
export function writeTable(sheets: Sheets, { columns, rows, total }: PrintedTable, top: number): number {
  const { doc } = sheets;
  const places = placesOf(columns);
  const cellsOf = (texts: readonly string[]): Cell[] => places.map((place, i) => ({ ...place, text: texts[i] ?? '' }));
  const header = cellsOf(columns.map(({ label }) => label));
  const again = (y: number): number => {
    repeat(doc, () => drawRow(doc, header, y, 'semibold'));
    return y + heightOf(doc, header, 'semibold');
  };

  const table = doc.struct('Table');
  sheets.root.add(table);
  const first = rows[0] ? heightOf(doc, cellsOf(rows[0]), 'regular') : 0;
  let y = sheets.room(top, heightOf(doc, header, 'semibold') + first);
  y = writeRow(doc, group(doc, table, 'THead'), header, y, { face: 'semibold', header: 'Column' });
  const body = group(doc, table, 'TBody');
  for (const texts of rows) {
    const cells = cellsOf(texts);
    const height = heightOf(doc, cells, 'regular');
    y = writeRow(doc, body, cells, sheets.room(y, height, again), { face: 'regular', height });
  }
  if (total) y = writeTotal(sheets, table, places, total, y, again);
  table.end();
  return y;
}

function writeTotal(
  sheets: Sheets,
  table: PDFKit.PDFStructureElement,
  places: ReturnType<typeof placesOf>,
  [label, value]: readonly [string, string],
  y: number,
  again: (y: number) => number,
): number {
  const figure = places.at(-1) ?? { x: MARGIN, width: WIDTH, right: true };
  const cells = [
    { text: label, x: MARGIN, width: WIDTH - figure.width, right: false },
    { ...figure, text: value },
  ];
  const { doc } = sheets;
  const at = sheets.room(y, heightOf(doc, cells, 'bold'), again);
  return writeRow(doc, group(doc, table, 'TFoot'), cells, at, { face: 'bold', header: 'Row', span: places.length - 1 });
}

function group(doc: PDFKit.PDFDocument, table: PDFKit.PDFStructureElement, tag: string): PDFKit.PDFStructureElement {
  const element = doc.struct(tag);
  table.add(element);
  return element;
}

/** Figures stand right in equal columns; those of words share what is left. */
function placesOf(columns: PrintedTable['columns']): Omit<Cell, 'text'>[] {
  const fixed = columns.map(({ figure, narrow }) => (figure ? FIGURE : narrow ? NARROW : 0));
  const wide = (WIDTH - fixed.reduce((sum, width) => sum + width, 0)) / fixed.filter((width) => width === 0).length;
  let x = MARGIN;
  return columns.map(({ figure }, i) => {
    const place = { x, width: fixed[i] || wide, right: figure ?? false };
    x += place.width;
    return place;
  });
}

interface Manner {
  face: Face;
  /** Column: every cell is the header of its column. Row: the first cell is that of its row. */
  header?: 'Column' | 'Row';
  /** Of the row, when it is known already. */
  height?: number;
  /** How many columns the first cell takes. */
  span?: number;
}

function writeRow(doc: PDFKit.PDFDocument, parent: PDFKit.PDFStructureElement, cells: readonly Cell[], y: number, manner: Manner): number {
  const height = manner.height ?? heightOf(doc, cells, manner.face);
  const row = doc.struct('TR');
  parent.add(row);
  for (const [i, cell] of cells.entries()) {
    const isHeader = manner.header === 'Column' || (manner.header === 'Row' && i === 0);
    const element = doc.struct(isHeader ? 'TH' : 'TD', isHeader ? scope(manner.header) : {}, () => drawCell(doc, cell, y, manner.face));
    if (i === 0 && (manner.span ?? 1) > 1) spanColumns(element, manner.span ?? 1);
    row.add(element);
  }
  row.end();
  doc.markContent('Artifact', { type: 'Layout' });
  rule(doc, y + height, manner.face === 'regular' ? COLOURS.line : COLOURS.ink);
  doc.endMarkedContent();
  return y + height;
}

// pdfkit writes both, its types do not know them yet
const scope = (header: Manner['header']) => ({ scope: header }) as PDFKit.Mixins.StructureElementOptions;
function spanColumns(element: PDFKit.PDFStructureElement, count: number): void {
  const { data } = (element as unknown as { dictionary: { data: { A?: object } } }).dictionary;
  data.A = { ...data.A, O: 'Table', ColSpan: count };
}

function drawRow(doc: PDFKit.PDFDocument, cells: readonly Cell[], y: number, face: Face): void {
  for (const cell of cells) drawCell(doc, cell, y, face);
  rule(doc, y + heightOf(doc, cells, face), COLOURS.ink);
}

function drawCell(doc: PDFKit.PDFDocument, { text, x, width, right }: Cell, y: number, face: Face): void {
  doc.font(face).fontSize(SIZE).fillColor(COLOURS.text);
  const words = printable(text);
  const inside = right ? { x, width: width - PAD.x } : { x: x + PAD.x, width: width - 2 * PAD.x };
  const figures = right ? FIGURES : {};
  const taken = doc.widthOfString(words, figures);
  if (taken <= inside.width && !words.includes('\n'))
    // by far the most: to wrap them would take several times as long
    doc.text(words, right ? inside.x + inside.width - taken : inside.x, y + PAD.y, { lineBreak: false, ...figures });
  else doc.text(words, inside.x, y + PAD.y, { width: inside.width, align: right ? 'right' : 'left', lineGap: 1.5, ...figures });
}

function rule(doc: PDFKit.PDFDocument, y: number, colour: string): void {
  doc
    .lineWidth(0.6)
    .strokeColor(colour)
    .moveTo(MARGIN, y)
    .lineTo(MARGIN + WIDTH, y)
    .stroke();
}

function heightOf(doc: PDFKit.PDFDocument, cells: readonly Cell[], face: Face): number {
  doc.font(face).fontSize(SIZE);
  const oneLine = doc.currentLineHeight(true) + 1.5;
  const heights = cells.map(({ text, width, right }) => {
    const words = printable(text);
    const inside = width - 2 * PAD.x;
    if (!words.includes('\n') && doc.widthOfString(words, right ? FIGURES : {}) <= inside) return oneLine;
    return doc.heightOfString(words, { width: inside, lineGap: 1.5 });
  });
  return Math.max(...heights) + 2 * PAD.y;
}
