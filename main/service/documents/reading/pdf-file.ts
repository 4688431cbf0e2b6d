// All objects that any viewer could find in a PDF. A viewer follows the table at the end of the file and, when that one is wrong, looks for
// objects by itself; an attacker writes a table that leads into what looks like the inside of a stream or of a string. So every place where the
// word `obj` stands is read, whatever lies around it, and every stream that can hold objects is unfolded.
import { type Filter, unfiltered, unfoldedSize } from './pdf-filters.ts';
import { type Dict, isDict, isRef, type Reading, type Value, ValueReader } from './pdf-values.ts';
import { Unfit } from './unfit.ts';

export interface PdfFile {
  /** The last value written under each number. */
  objects: Map<number, Value>;
  /** The dictionaries that lead to the catalogue, the one that counts first. */
  trailers: Dict[];
}

interface Stream {
  dict: Dict;
  from: number;
}

const MB = 1024 * 1024;
/** What streams may unfold to, all of a kind together, bytes (UPL-3.4). Only objects are kept in memory: the others are counted as they pass. */
const LIMITS = { objects: 16 * MB, content: 64 * MB, pixels: 256 * MB };

const OBJECT = /(?<![a-z])obj(?![a-z])/gi;
/**
 * What must stand before that word for any viewer: a number of its own, or the end of a line, whose comment may hide one. Scans sent as text
 * (ASCII85) hold the three letters by chance, amid other signs.
 */
const MAY_BEGIN = /(?:(?:^|[\0\t\n\f\r ])\+?\d+[\0\t\n\f\r ]*|[\n\r][\0\t\f ]*|^[\0\t\f ]*)$/;
const NUMBER_BEFORE = /(\d{1,10})[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]*$/;
const TRAILER = /trailer(?=[\0\t\n\f\r ]*<<)/g;
const END_OF_STREAM = /^[\0\t\n\f\r ]*endstream/;

/** Reads the whole file. Refuses what no viewer could read, and what unfolds to too much. */
export async function readPdf(bytes: Buffer, reading: Reading): Promise<PdfFile> {
  const text = bytes.toString('latin1');
  const objects = new Objects();
  const found: { at: number; trailer: Dict }[] = [];
  const streams: Stream[] = [];

  for (const { index } of text.matchAll(OBJECT)) {
    const before = text.slice(Math.max(0, index - 40), index);
    if (!MAY_BEGIN.test(before)) continue;
    const reader = new ValueReader(text, index + 'obj'.length, reading);
    const { values, word } = reader.untilEnd();
    const value = values[0] ?? null;
    const number = NUMBER_BEFORE.exec(before)?.[1];
    if (number !== undefined) objects.define(Number(number), value);
    if (!isDict(value)) continue;
    if (word === 'stream') streams.push({ dict: value, from: reader.at + endOfLine(text, reader.at) });
    if (value.get('/Type') === '/XRef') found.push({ at: index, trailer: value });
  }
  for (const { index } of text.matchAll(TRAILER)) {
    const trailer = new ValueReader(text, index + 'trailer'.length, reading).one();
    if (isDict(trailer)) found.push({ at: index, trailer });
  }
  // before the streams are unfolded: what is encrypted cannot be
  if (found.some(({ trailer }) => (trailer.get('/Encrypt') ?? null) !== null)) throw new Unfit('encrypted-pdf');

  await unfold({ bytes, text, streams, objects, reading });
  return { objects: objects.all, trailers: inOrder(text, found) };
}

const endOfLine = (text: string, at: number): number => (text.startsWith('\r\n', at) ? 2 : /[\r\n]/.test(text[at] ?? '') ? 1 : 0);

/** What is written under each number, and whether one could be read in two ways. */
class Objects {
  readonly all = new Map<number, Value>();
  readonly #twice = new Set<number>();
  readonly #reliedOn = new Set<number>();

  define(number: number, value: Value): void {
    if (this.all.has(number)) this.#twice.add(number);
    this.all.set(number, value);
  }

  /** The value that decides how a stream of objects is read; undefined when it is not known (yet). */
  relyOn(value: Value | undefined): Value | undefined {
    const end = resolved(value, this.all);
    for (let at = value; isRef(at); at = this.all.get(at.object)) this.#reliedOn.add(at.object);
    return end;
  }

  /** Another viewer might take the other definition, and find other objects. */
  refuseDoubts(): void {
    for (const number of this.#reliedOn) if (this.#twice.has(number)) throw new Unfit('unreadable-pdf');
  }
}

interface Unfolding {
  bytes: Buffer;
  text: string;
  streams: Stream[];
  objects: Objects;
  reading: Reading;
}

/** Unfolds every stream. How to read one may itself stand in a stream of objects: such ones are tried again once the others are known. */
async function unfold({ bytes, text, streams, objects, reading }: Unfolding): Promise<void> {
  const left = { ...LIMITS };

  async function tried({ dict, from }: Stream): Promise<boolean> {
    // its bytes would lie in another file
    if (dict.has('/F')) throw new Unfit('active-pdf');
    const count = objects.relyOn(dict.get('/N'));
    const first = objects.relyOn(dict.get('/First'));
    const filters = filtersOf(dict, objects);
    if (!filters || count === undefined || first === undefined) return false;
    const ends = endsOf(text, dict, from, objects);

    if (typeof count === 'number' && typeof first === 'number') {
      // viewers look for objects in any stream with these two numbers, whatever its type; where its end is in doubt, up to the last one
      objects.relyOn(dict.get('/Length'));
      let content = bytes.subarray(from, Math.max(...ends));
      for (const filter of filters) content = unfiltered(content, filter, left.objects);
      left.objects -= content.length;
      takeObjects(content.toString('latin1'), count, first, objects, reading);
    } else {
      const kind = isImage(dict) ? 'pixels' : 'content';
      left[kind] -= await unfoldedSize(bytes.subarray(from, ends[0]), filters, { between: LIMITS.content, limit: left[kind] });
    }
    if (Object.values(left).some((bytesLeft) => bytesLeft < 0)) throw new Unfit('too-heavy');
    return true;
  }

  const waiting: Stream[] = [];
  for (const stream of streams) if (!(await tried(stream))) waiting.push(stream);
  for (const stream of waiting) if (!(await tried(stream))) throw new Unfit('unreadable-pdf');
  objects.refuseDoubts();
}

/** Where a stream ends: by its length when that leads to its last word, else by that word; then where else a viewer might see its end. */
function endsOf(text: string, dict: Dict, from: number, objects: Objects): [number, ...number[]] {
  const length = resolved(dict.get('/Length'), objects.all);
  const byLength = typeof length === 'number' && length >= 0 && from + length <= text.length ? from + length : null;
  const byWord = text.indexOf('endstream', from);
  if (byWord < 0) throw new Unfit('unreadable-pdf');
  if (byLength === null) return [byWord];
  return END_OF_STREAM.test(text.slice(byLength, byLength + 20)) ? [byLength, byWord] : [byWord, byLength];
}

const isImage = (dict: Dict): boolean => dict.get('/Subtype') === '/Image' || (dict.has('/Width') && dict.has('/Height'));

/** Null when they cannot be known yet. */
function filtersOf(dict: Dict, objects: Objects): Filter[] | null {
  const names = list(objects.relyOn(dict.get('/Filter'))).map((name) => objects.relyOn(name));
  const parameters = list(objects.relyOn(dict.get('/DecodeParms') ?? dict.get('/DP'))).map((one) => objects.relyOn(one));
  if (![...names, ...parameters].every((value) => value !== undefined)) return null;
  return names.flatMap((name, i) => {
    if (name === null) return [];
    if (typeof name !== 'string') throw new Unfit('unreadable-pdf');
    const given = parameters[i];
    const number = (key: string, otherwise: number): number => {
      const value = isDict(given) ? objects.relyOn(given.get(key)) : undefined;
      return typeof value === 'number' ? value : otherwise;
    };
    return [
      {
        name,
        predictor: number('/Predictor', 1),
        colours: number('/Colors', 1),
        bits: number('/BitsPerComponent', 8),
        columns: number('/Columns', 1),
        earlyChange: number('/EarlyChange', 1),
      },
    ];
  });
}

/** No value is an empty list, one value a list of one. */
const list = (value: Value | undefined): (Value | undefined)[] => (value === null ? [] : Array.isArray(value) ? value : [value]);

/** The objects of a stream of objects (7.5.7): where its heading says, and one after the other, because viewers do either. */
function takeObjects(text: string, count: number, first: number, objects: Objects, reading: Reading): void {
  const heading = new ValueReader(text, 0, reading);
  for (let i = 0; i < count; i++) {
    const [number, offset] = [heading.one(), heading.one()];
    if (typeof number !== 'number' || typeof offset !== 'number') break;
    objects.define(number, new ValueReader(text, first + offset, reading).one());
  }
  const inOrder = new ValueReader(text, first, reading);
  while (inOrder.untilEnd().word !== '');
}

/** The value itself where a reference stands; null for nothing, undefined when the object is not known. */
export function resolved(value: Value | undefined, objects: Map<number, Value>): Value | undefined {
  let found: Value | undefined = value ?? null;
  for (let hops = 0; isRef(found); hops++) {
    if (hops > 20) throw new Unfit('unreadable-pdf');
    found = objects.get(found.object);
  }
  return found;
}

/** First the one to which the end of the file leads, then the others from the end to the beginning. */
function inOrder(text: string, found: { at: number; trailer: Dict }[]): Dict[] {
  const start = Number(/startxref[\0\t\n\f\r ]+(\d{1,10})[^d]*$/.exec(text.slice(-2048))?.[1] ?? -1);
  const first = found.filter(({ at }) => at >= start).sort((a, b) => a.at - b.at)[0];
  const others = found.filter((one) => one !== first).sort((a, b) => b.at - a.at);
  return [...(start >= 0 && first ? [first] : []), ...others].map(({ trailer }) => trailer);
}
