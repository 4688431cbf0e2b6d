import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { allRows } from '../../renderer/ui/all-rows.ts';
import type { TableColumn } from '../../renderer/ui/table-cells.ts';
import { csvFile, tableFileName, xlsxFile } from '../../renderer/ui/table-file.ts';
import { readWorkbook } from '../helpers/workbook.ts';

interface Line {
  id: string;
  name: string | null;
  courses: number;
  balance: number | null;
  born: string | null;
  seen: string;
  paper: boolean;
}

const columns: TableColumn<Line>[] = [
  { title: 'Nom', value: (line) => line.name },
  { title: 'Cours', kind: 'number', value: (line) => line.courses },
  { title: 'Solde', kind: 'cents', value: (line) => line.balance },
  { title: 'Né le', kind: 'day', value: (line) => line.born },
  { title: 'Vu le', kind: 'instant', value: (line) => line.seen },
  { title: 'Papier', kind: 'yes-no', value: (line) => line.paper },
];
const zoe: Line = {
  id: '1',
  name: 'Zoé « Zaza »; Lœwe\n"Ω"',
  courses: 2,
  balance: -123_450,
  born: '2014-02-28',
  seen: '2026-11-20T23:30:00.000Z',
  paper: true,
};
const nobody: Line = { ...zoe, id: '2', name: null, courses: 0, balance: null, born: null, paper: false };
const DANGEROUS = ['=HYPERLINK("http://mechant")', '+33612', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'];

describe('a list as a file', () => {
  test('CSV opens in a French Excel by a double click: its mark, semicolons, CR LF, comma in numbers', () => {
    const bytes = csvFile(columns, [zoe, nobody]);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(bytes);
    expect(text.split('\r\n')).toEqual([
      'Nom;Cours;Solde;Né le;Vu le;Papier',
      '"Zoé « Zaza »; Lœwe\n""Ω""";2;-1234,50;28/02/2014;21/11/2026 00:30;oui',
      ';0;;;21/11/2026 00:30;non',
      '',
    ]);
    const read = Papa.parse<string[]>(text.trimEnd(), { delimiter: ';' });
    expect(read.errors).toEqual([]);
    expect(read.data[1]?.[0]).toBe(zoe.name);
  });

  test.each(DANGEROUS)('what a family typed is no formula on the desk that opens it: %j', async (name) => {
    const [, line] = Papa.parse<string[]>(new TextDecoder().decode(csvFile(columns, [{ ...zoe, name }])), { delimiter: ';' }).data;
    expect(line?.[0]).toBe(`'${name}`);
    // the minus of money is no formula
    expect(line?.[2]).toBe('-1234,50');
    const cell = readWorkbook(await xlsxFile('Liste', columns, [{ ...zoe, name }])).lines[1]?.[0];
    expect(cell).toMatchObject({ type: 's', value: name.replaceAll('\r', '\n') });
  });

  test('a workbook has numbers and dates that can be counted with, and text as it was', async () => {
    const { sheet, lines } = readWorkbook(
      await xlsxFile('Familles [2026] : toutes/celles du  Centre et des Alpes', columns, [zoe, nobody]),
    );
    expect(sheet).toBe('Familles 2026 toutes celles du');
    expect(lines[0]?.map((cell) => cell?.value)).toEqual(['Nom', 'Cours', 'Solde', 'Né le', 'Vu le', 'Papier']);
    expect(lines[1]).toEqual([
      { type: 's', value: zoe.name, format: 'General' },
      { type: 'n', value: '2', format: 'General' },
      { type: 'n', value: '-1234.5', format: '#,##0.00\\ "€"' },
      { type: 'n', value: String(excelDay('2014-02-28')), format: 'dd/mm/yyyy' },
      // half past midnight in Paris, whatever the zone of the machine
      { type: 'n', value: expect.stringMatching(`^${excelDay('2026-11-21')}\\.0208333`), format: 'dd/mm/yyyy hh:mm' },
      { type: 's', value: 'oui', format: 'General' },
    ]);
    expect(lines[2]?.slice(0, 4)).toEqual([null, { type: 'n', value: '0', format: 'General' }, null, null]);
  });

  test('a long list is a sound workbook too, without control characters that Excel takes for damage', async () => {
    const rows = Array.from({ length: 12_000 }, (_, place) => ({ ...zoe, id: String(place), name: `Famille\u0000 ${place}\u000b` }));
    const { lines } = readWorkbook(await xlsxFile('Longue', columns, rows));
    expect(lines).toHaveLength(12_001);
    expect(lines.at(-1)?.[0]?.value).toBe('Famille 11999');
  });

  test('the file is named after the day in Paris', () => {
    expect(tableFileName('familles', 'xlsx', new Date('2026-11-20T23:30:00Z'))).toBe('familles-2026-11-21.xlsx');
  });
});

describe('the whole of a list', () => {
  const people = (count: number) => Array.from({ length: count }, (_, place) => ({ id: String(place) }));
  const pageOf = (rows: { id: string }[]) => async (page: number, size: number) => ({
    rows: rows.slice(page * size, (page + 1) * size),
    total: rows.length,
  });

  test.each([0, 1, 200, 201, 1000])('%i rows are asked page after page, each once', async (total) => {
    const heard: number[] = [];
    const rows = await allRows(pageOf(people(total)), (done) => heard.push(done) > 0);
    expect(rows).toEqual(people(total));
    expect(heard).toHaveLength(Math.max(1, Math.ceil(total / 200)));
  });

  test('a row that moved to the next page meanwhile is kept once; the reading can be stopped', async () => {
    const moved = [...people(200), { id: '199' }, { id: '200' }];
    expect(await allRows(pageOf(moved), () => true)).toHaveLength(201);
    expect(await allRows(pageOf(people(1000)), (done) => done < 400)).toBeNull();
  });
});

/** Days since the first of January 1900, as Excel counts them. */
const excelDay = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;
