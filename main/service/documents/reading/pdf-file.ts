// All objects that any viewer could find in a PDF. A viewer follows the table at the end of the file and, when that one is wrong, looks for
// objects by itself; an attacker writes a table that leads into what looks like the inside of a stream. So every place where an object could
// begin is read, whatever lies around it, and every stream is unfolded.
import { type Filter, inflatedSize, leavesPixels, unfiltered } from './pdf-filters.ts';
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

/** What all streams together may unfold to, bytes: text, fonts and objects (UPL-3.4); pixels are counted and not kept. */
const MOST_UNFOLDED = 64 * 1024 * 1024;
const MOST_PIXEL_BYTES = 256 * 1024 * 1024;

const OBJECT = /(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]*obj(?![a-z])/gi;
const TRAILER = /trailer(?=[\0\t\n\f\r ]*<<)/g;
const STREAM = /stream\r?\n|stream\r/g;

/** Reads the whole file; `onUnfolded` is given what each stream holds. Refuses what no viewer could read, and what unfolds to too much. */
export async function readPdf(bytes: Buffer, reading: Reading, onUnfolded: (text: string) => void): Promise<PdfFile> {
  const text = bytes.toString('latin1');
  const objects = new Map<number, Value>();
  const found: { at: number; trailer: Dict }[] = [];
  const streams: Stream[] = [];

  for (const { index, 0: heading, 1: number } of text.matchAll(OBJECT)) {
    const reader = new ValueReader(text, index + heading.length, reading);
    const { values, word } = reader.untilWord();
    const value = values[0] ?? null;
    objects.set(Number(number), value);
    if (word !== 'stream' || !isDict(value)) continue;
    streams.push({ dict: value, from: reader.at + endOfLine(text, reader.at) });
    if (value.get('/Type') === '/XRef') found.push({ at: index, trailer: value });
  }
  for (const { index } of text.matchAll(TRAILER)) {
    const trailer = new ValueReader(text, index + 'trailer'.length, reading).one();
    if (isDict(trailer)) found.push({ at: index, trailer });
  }
  // before the streams are unfolded: what is encrypted cannot be
  if (found.some(({ trailer }) => (trailer.get('/Encrypt') ?? null) !== null)) throw new Unfit('encrypted-pdf');

  const ends = streamEnds(text, streams, objects);
  refuseHiddenStreams(text, streams, ends);
  await unfold({ bytes, streams, ends, objects, reading, onUnfolded });
  return { objects, trailers: inOrder(text, found) };
}

const endOfLine = (text: string, at: number): number => (text.startsWith('\r\n', at) ? 2 : /[\r\n]/.test(text[at] ?? '') ? 1 : 0);

/** Where each stream ends: by its length when that leads to its last word, else by that word. */
function streamEnds(text: string, streams: Stream[], objects: Map<number, Value>): number[] {
  return streams.map(({ dict, from }) => {
    const length = resolved(dict.get('/Length'), objects);
    if (typeof length === 'number' && length >= 0 && /^[\0\t\n\f\r ]*endstream/.test(text.slice(from + length, from + length + 20)))
      return from + length;
    const end = text.indexOf('endstream', from);
    if (end < 0) throw new Unfit('unreadable-pdf');
    return end;
  });
}

/** A stream that belongs to no object we have read would be read by somebody else. */
function refuseHiddenStreams(text: string, streams: Stream[], ends: number[]): void {
  const known = new Set(streams.map(({ from }) => from));
  for (const { index, 0: word } of text.matchAll(STREAM)) {
    if (known.has(index + word.length) || text.slice(index - 3, index) === 'end') continue;
    const before = text.slice(Math.max(0, index - 200), index).replace(/%[^\r\n]*[\r\n]?/g, '');
    const isInside = streams.some(({ from }, i) => from <= index && index < (ends[i] ?? 0));
    if (!isInside || />>[\0\t\n\f\r ]*$/.test(before)) throw new Unfit('unreadable-pdf');
  }
}

interface Unfolding {
  bytes: Buffer;
  streams: Stream[];
  ends: number[];
  objects: Map<number, Value>;
  reading: Reading;
  onUnfolded(text: string): void;
}

/** Unfolds every stream. Filters may themselves be objects of a stream: those are tried again once the others are known. */
async function unfold({ bytes, streams, ends, objects, reading, onUnfolded }: Unfolding): Promise<void> {
  let left = MOST_UNFOLDED;
  let pixelsLeft = MOST_PIXEL_BYTES;
  const waiting: number[] = [];

  async function one(index: number, isLastTry: boolean): Promise<void> {
    const { dict, from } = streams[index] as Stream;
    const filters = filtersOf(dict, objects);
    if (!filters) {
      if (isLastTry) throw new Unfit('unreadable-pdf');
      waiting.push(index);
      return;
    }
    // its bytes would lie in another file
    if (dict.has('/F')) throw new Unfit('active-pdf');
    let content = bytes.subarray(from, ends[index]);
    if (isImage(dict)) {
      pixelsLeft -= await pixelBytes(content, filters, left, pixelsLeft);
      if (pixelsLeft < 0) throw new Unfit('too-heavy');
      return;
    }
    for (const filter of filters) {
      content = unfiltered(content, filter, left);
      left -= content.length;
    }
    if (left < 0) throw new Unfit('too-heavy');
    const text = content.toString('latin1');
    onUnfolded(text);
    takeObjects(text, dict, objects, reading);
  }

  for (let index = 0; index < streams.length; index++) await one(index, false);
  for (const index of waiting) await one(index, true);
}

/** An object stream is read as an image by nobody, so an image has none of its keys. */
function isImage(dict: Dict): boolean {
  const type = dict.get('/Type') ?? '/XObject';
  const looksSo = dict.get('/Subtype') === '/Image' || (dict.has('/Width') && dict.has('/Height') && !dict.has('/Subtype'));
  return looksSo && type === '/XObject' && !dict.has('/First') && !dict.has('/N');
}

async function pixelBytes(content: Buffer, filters: Filter[], limit: number, pixelLimit: number): Promise<number> {
  let inner = content;
  for (const [i, filter] of filters.entries()) {
    if (leavesPixels(filter)) return 0;
    const isLast = i === filters.length - 1;
    if (isLast && /^\/Fl/.test(filter.name)) return inflatedSize(inner, pixelLimit);
    inner = unfiltered(inner, { ...filter, predictor: 1 }, limit);
  }
  return inner.length;
}

/** Null when they cannot be known yet. */
function filtersOf(dict: Dict, objects: Map<number, Value>): Filter[] | null {
  const names = list(resolved(dict.get('/Filter'), objects)).map((name) => resolved(name, objects));
  const parameters = list(resolved(dict.get('/DecodeParms') ?? dict.get('/DP'), objects)).map((dict) => resolved(dict, objects));
  if (![...names, ...parameters].every((value) => value !== undefined)) return null;
  return names.flatMap((name, i) => {
    if (name === null) return [];
    if (typeof name !== 'string') throw new Unfit('unreadable-pdf');
    const given = parameters[i];
    const number = (key: string, otherwise: number): number => {
      const value = isDict(given) ? resolved(given.get(key), objects) : undefined;
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

/** The objects that a stream of objects holds (7.5.7); viewers look for them in any stream with these two numbers. */
function takeObjects(text: string, dict: Dict, objects: Map<number, Value>, reading: Reading): void {
  const [count, first] = [resolved(dict.get('/N'), objects), resolved(dict.get('/First'), objects)];
  if (typeof count !== 'number' || typeof first !== 'number') return;
  const heading = new ValueReader(text, 0, reading);
  for (let i = 0; i < count; i++) {
    const [number, offset] = [heading.one(), heading.one()];
    if (typeof number !== 'number' || typeof offset !== 'number') return;
    objects.set(number, new ValueReader(text, first + offset, reading).one());
  }
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
