import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzip } from '../../scripts/setup/unzip.mjs';

export interface ReadCell {
  /** `s` a text, `n` a number (a date is one, by its format), `f` a formula. */
  type: 's' | 'n' | 'f';
  value: string;
  /** The format of the number, as a spreadsheet shows it. */
  format: string;
}

/** The first sheet of a workbook, by line and column, read without the library that writes ours. */
export function readWorkbook(bytes: Uint8Array): { sheet: string; lines: (ReadCell | null)[][] } {
  const folder = mkdtempSync(join(tmpdir(), 'portee-workbook-'));
  try {
    writeFileSync(join(folder, 'list.xlsx'), bytes);
    unzip(join(folder, 'list.xlsx'), folder, (name: string) => (name.endsWith('.xml') ? name : undefined));
    const part = (name: string) => readFileSync(join(folder, 'xl', name), 'utf8');
    const texts = all(part('sharedStrings.xml'), 'si').map(({ inner }) =>
      plain(
        all(inner, 't')
          .map((t) => t.inner)
          .join(''),
      ),
    );
    const formats = formatsOf(part('styles.xml'));
    const sheet = part('worksheets/sheet1.xml');
    const lines = all(sheet, 'row').map(({ inner }) => {
      const cells: (ReadCell | null)[] = [];
      for (const { attributes, inner: cell } of all(inner, 'c'))
        cells[columnOf(attributes.r ?? '')] = cellOf(attributes, cell, texts, formats);
      return Array.from(cells, (cell) => cell ?? null);
    });
    return { sheet: all(part('workbook.xml'), 'sheet')[0]?.attributes.name ?? '', lines };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function cellOf(attributes: Record<string, string>, inner: string, texts: string[], formats: string[]): ReadCell | null {
  const raw = all(inner, 'v')[0]?.inner;
  const format = formats[Number(attributes.s ?? 0)] ?? 'General';
  if (/<f[\s>]/.test(inner)) return { type: 'f', value: inner, format };
  if (raw === undefined) return null;
  return attributes.t === 's' ? { type: 's', value: texts[Number(raw)] ?? '', format } : { type: 'n', value: raw, format };
}

function formatsOf(styles: string): string[] {
  const own = new Map(all(styles, 'numFmt').map(({ attributes }) => [attributes.numFmtId, plain(attributes.formatCode ?? '')]));
  const cells = all(styles, 'cellXfs')[0]?.inner ?? '';
  return all(cells, 'xf').map(({ attributes }) => own.get(attributes.numFmtId ?? '') ?? 'General');
}

/** `B12` is column 1. */
const columnOf = (reference: string): number =>
  [...reference.replace(/\d/g, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function all(xml: string, tag: string): { attributes: Record<string, string>; inner: string }[] {
  const found = xml.matchAll(new RegExp(`<${tag}(\\s[^>]*?)?(?:/>|>(.*?)</${tag}>)`, 'gs'));
  return [...found].map(([, attributes = '', inner = '']) => ({
    attributes: Object.fromEntries([...attributes.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value])),
    inner,
  }));
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const plain = (xml: string): string => xml.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? '');
