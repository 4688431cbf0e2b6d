import Papa from 'papaparse';
import writeXlsx, { type Cell } from 'write-excel-file/universal';
import { dayOf } from '../../shared/dates.ts';
import { type CellValue, cellText, isNumeric, type Kind, type TableColumn, workbookDate } from './table-cells.ts';

export type FileKind = 'csv' | 'xlsx';

/** A list as a file, columns in the order given. */
export const tableFile = async <T>(kind: FileKind, sheet: string, columns: readonly TableColumn<T>[], rows: readonly T[]) =>
  kind === 'csv' ? csvFile(columns, rows) : xlsxFile(sheet, columns, rows);

/** « familles-2026-11-22.csv »: the day first told, so that a folder of them sorts itself. */
export const tableFileName = (name: string, kind: FileKind, now: Date): string => `${name}-${dayOf(now)}.${kind}`;

/** As a French Excel opens it by a double click: semicolons, comma in numbers, lines ended by CR LF, UTF-8 with its mark. */
export function csvFile<T>(columns: readonly TableColumn<T>[], rows: readonly T[]): Uint8Array {
  const lines = rows.map((row) => columns.map(({ kind, value }) => csvCell(kind, value(row))));
  const text = Papa.unparse([columns.map(({ title }) => title), ...lines], { delimiter: ';', newline: '\r\n' });
  return new TextEncoder().encode(`\ufeff${text}\r\n`);
}

/**
 * What families typed must not become a formula on the desk that opens it (OWASP, CSV injection): an apostrophe before it makes it text.
 * Numbers are ours, and a minus before one is no formula.
 */
const csvCell = (kind: Kind | undefined, value: CellValue): string => {
  const text = cellText(kind, value);
  return !isNumeric(kind) && /^[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/.test(text) ? `'${text}` : text;
};

/** A workbook of one sheet: numbers, money and dates are what they are, text is text and never a formula, the head stays in sight. */
export async function xlsxFile<T>(sheet: string, columns: readonly TableColumn<T>[], rows: readonly T[]): Promise<Uint8Array> {
  const head: Cell[] = columns.map(({ title }) => ({ value: title, fontWeight: 'bold', backgroundColor: '#E6EEF6', wrap: true }));
  const lines = rows.map((row) => columns.map(({ kind, value }) => xlsxCell(kind, value(row))));
  const blob = await writeXlsx([head, ...lines], {
    sheet: sheetName(sheet),
    stickyRowsCount: 1,
    columns: columns.map(({ kind, width }) => ({ width: width ?? WIDTHS[kind ?? 'text'] })),
  }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

const WIDTHS: Record<Kind, number> = { text: 26, number: 11, cents: 14, 'yes-no': 9, day: 12, instant: 17 };

function xlsxCell(kind: Kind | undefined, value: CellValue): Cell {
  if (value === null || value === undefined || value === '') return null;
  if (kind === 'number') return { type: Number, value: Number(value) };
  if (kind === 'cents') return { type: Number, value: Number(value) / 100, format: '#,##0.00\\ "€"' };
  if (kind === 'day') return { type: Date, value: workbookDate(kind, String(value)), format: 'dd/mm/yyyy' };
  if (kind === 'instant') return { type: Date, value: workbookDate(kind, String(value)), format: 'dd/mm/yyyy hh:mm' };
  return { type: String, value: sound(cellText(kind, value)) };
}

/** XML knows no control characters but the tab and the end of a line: Excel takes a file that has others for damaged. */
const sound = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/(?![\t\n])[\p{Cc}\ufffe\uffff]/gu, '');

/** A sheet's name has at most 31 characters, and none of these. */
const sheetName = (name: string): string =>
  name
    .replace(/[\\/?*[\]:\s]+/g, ' ')
    .trim()
    .slice(0, 31)
    .trim();
