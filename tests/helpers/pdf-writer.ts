// PDF files written by hand, so that a test decides on every byte.
import { deflateSync } from 'node:zlib';

/** What stands between `obj` and `endobj`. */
export type PdfObject = string | { dict: string; data: Buffer | string };
export type PdfObjects = Record<number, PdfObject>;

export interface WriteOptions {
  version?: string;
  /** More keys of the trailer. */
  trailer?: string;
  /** What separates lines: scanners of the last century wrote a lone carriage return. */
  eol?: string;
  /** Comes after the end. */
  tail?: string;
  /** Numbers that the table leads elsewhere than to their object. */
  offsets?: (written: Map<number, number>, file: string) => void;
  /** Numbers that the table does not know. */
  unlisted?: number[];
}

/** A catalogue, a tree of one page, and whatever a test adds or replaces. */
export const onePage = (more: PdfObjects = {}): PdfObjects => ({
  1: '<</Type/Catalog/Pages 2 0 R>>',
  2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>',
  4: { dict: '', data: '0 0 m 100 100 l S' },
  ...more,
});

/** A whole file with its table of objects. */
export function pdf(objects: PdfObjects, options: WriteOptions = {}): Buffer {
  const { version = '1.4', eol = '\n' } = options;
  return revision(Buffer.from(`%PDF-${version}${eol}%\xe2\xe3\xcf\xd3${eol}`, 'latin1'), objects, options);
}

/** Adds objects, a table and an end to a file: what a program does that saves without writing all anew. */
export function revision(before: Buffer, objects: PdfObjects, options: WriteOptions = {}): Buffer {
  const { trailer = '', eol = '\n', tail = eol, offsets, unlisted = [] } = options;
  let text = before.toString('latin1');
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1];
  const written = new Map<number, number>();
  for (const [number, object] of Object.entries(objects)) {
    written.set(Number(number), text.length);
    text += `${number} 0 obj${eol}${body(object, eol)}${eol}endobj${eol}`;
  }
  offsets?.(written, text);
  for (const number of unlisted) written.delete(number);
  const table = text.length;
  text += `xref${eol}0 1${eol}0000000000 65535 f${eol.length === 2 ? eol : ` ${eol}`}`;
  for (const [number, offset] of written)
    text += `${number} 1${eol}${String(offset).padStart(10, '0')} 00000 n${eol.length === 2 ? eol : ` ${eol}`}`;
  const size = Math.max(...written.keys()) + 1;
  text += `trailer${eol}<</Size ${size}/Root 1 0 R${previous ? `/Prev ${previous}` : ''}${trailer}>>${eol}startxref${eol}${table}${eol}%%EOF${tail}`;
  return Buffer.from(text, 'latin1');
}

function body(object: PdfObject, eol: string): string {
  if (typeof object === 'string') return object;
  const data = object.data.toString('latin1');
  const length = object.dict.includes('/Length') ? '' : `/Length ${data.length}`;
  return `<<${object.dict}${length}>>${eol}stream${eol === '\r' ? '\r\n' : eol}${data}${eol}endstream`;
}

/** A stream of objects (`/Type /ObjStm`), not yet under any filter: its text and where the first object begins. */
export function packed(objects: Record<number, string>): { text: string; keys: string } {
  let offset = 0;
  const heading: string[] = [];
  for (const [number, value] of Object.entries(objects)) {
    heading.push(`${number} ${offset}`);
    offset += value.length + 1;
  }
  const first = `${heading.join(' ')} `;
  return { text: first + Object.values(objects).join(' '), keys: `/N ${heading.length}/First ${first.length}` };
}

/** The same as one object of a file, compressed as most programs do. */
export function objectStream(objects: Record<number, string>, type = '/Type/ObjStm'): PdfObject {
  const { text, keys } = packed(objects);
  return { dict: `${type}${keys}/Filter/FlateDecode`, data: deflateSync(text) };
}

/** Under `/ASCII85Decode`. */
export function ascii85(bytes: Buffer): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 4) {
    const part = bytes.subarray(i, i + 4);
    let value = Buffer.concat([part, Buffer.alloc(4 - part.length)]).readUInt32BE(0);
    const signs: string[] = [];
    for (let j = 0; j < 5; j++) {
      signs.unshift(String.fromCharCode(33 + (value % 85)));
      value = Math.floor(value / 85);
    }
    const group = signs.join('').slice(0, part.length + 1);
    text += group === '!!!!!' ? 'z' : group;
  }
  return `${text}~>`;
}

/** Under `/FlateDecode` with `/Predictor 12`: every row of `columns` bytes as the difference from the one above. */
export function withPredictor(bytes: Buffer, columns: number): Buffer {
  const rows = Math.ceil(bytes.length / columns);
  const whole = Buffer.concat([bytes, Buffer.alloc(rows * columns - bytes.length, ' ')]);
  const out: number[] = [];
  for (let row = 0; row < rows; row++) {
    out.push(2);
    for (let i = 0; i < columns; i++) out.push((whole[row * columns + i] ?? 0) - (row > 0 ? (whole[(row - 1) * columns + i] ?? 0) : 0));
  }
  return deflateSync(Buffer.from(out.map((value) => value & 255)));
}

/** Under `/LZWDecode`. */
export function lzw(bytes: Buffer): Buffer {
  const CLEAR = 256;
  const END = 257;
  let bits = '';
  let known = new Map<string, number>();
  const widthFor = (size: number) => (size >= 2047 ? 12 : size >= 1023 ? 11 : size >= 511 ? 10 : 9);
  const size = () => 258 + known.size;
  const put = (code: number) => {
    bits += code.toString(2).padStart(widthFor(size() - 1), '0');
  };
  const codeOf = (run: string) => (run.length === 1 ? run.charCodeAt(0) : (known.get(run) ?? 0));
  bits += CLEAR.toString(2).padStart(9, '0');
  let run = '';
  for (const byte of bytes) {
    const longer = run + String.fromCharCode(byte);
    if (longer.length === 1 || known.has(longer)) {
      run = longer;
      continue;
    }
    put(codeOf(run));
    known.set(longer, size());
    if (size() >= 4094) {
      put(CLEAR);
      known = new Map();
    }
    run = String.fromCharCode(byte);
  }
  if (run) put(codeOf(run));
  bits += END.toString(2).padStart(widthFor(size()), '0');
  return Buffer.from((bits.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)));
}
