// The filters under which a PDF keeps its streams (ISO 32000-1, 7.4), undone as far as one asks and never beyond a limit of bytes.
import { constants, createInflate, createInflateRaw, type Inflate, type InflateRaw, inflateRawSync, inflateSync } from 'node:zlib';
import { Unfit } from './unfit.ts';

/** One filter of a stream; the parameters are those of its predictor and of LZW. */
export interface Filter {
  name: string;
  predictor: number;
  colours: number;
  bits: number;
  columns: number;
  earlyChange: number;
}

/** These leave pixels: nothing else can be read out of them. */
const PIXELS = new Set(['/DCTDecode', '/JPXDecode', '/CCITTFaxDecode', '/JBIG2Decode']);

const isFlate = ({ name }: Filter): boolean => name === '/FlateDecode' || name === '/Fl';

/** The stream's bytes without this filter, at most `limit`. Refuses what cannot be undone, and what becomes larger than that. */
export function unfiltered(bytes: Buffer, filter: Filter, limit: number): Buffer {
  const plain = decoded(bytes, filter, limit);
  return filter.predictor > 1 ? unpredicted(plain, filter) : plain;
}

function decoded(bytes: Buffer, filter: Filter, limit: number): Buffer {
  switch (filter.name) {
    case '/FlateDecode':
    case '/Fl':
      return inflated(bytes, limit);
    case '/LZWDecode':
    case '/LZW':
      return fromLzw(bytes, filter.earlyChange, limit);
    case '/ASCII85Decode':
    case '/A85':
      return fromAscii85(bytes);
    case '/ASCIIHexDecode':
    case '/AHx':
      return Buffer.from(
        bytes
          .toString('latin1')
          .split('>')[0]
          ?.replace(/[^0-9a-f]/gi, '') ?? '',
        'hex',
      );
    case '/RunLengthDecode':
    case '/RL':
      return fromRunLengths(bytes, limit);
    case '/Crypt':
      throw new Unfit('encrypted-pdf');
    default:
      throw new Unfit('unreadable-pdf');
  }
}

/** A stream may end early or with a wrong check sum: viewers show what there is, so it is read. */
function inflated(bytes: Buffer, limit: number): Buffer {
  if (bytes.length === 0) return bytes;
  const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: Math.max(1, limit) };
  try {
    return inflateSync(bytes, options);
  } catch (error) {
    if (isTooLarge(error)) throw new Unfit('too-heavy', error);
  }
  try {
    return inflateRawSync(bytes.subarray(2), options);
  } catch (error) {
    throw new Unfit(isTooLarge(error) ? 'too-heavy' : 'unreadable-pdf', error);
  }
}

const isTooLarge = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';

/**
 * How many bytes a stream becomes, counted as they pass: more than `limit` when there are too many. What comes out `between` two filters is
 * held in memory. Refuses a stream of which nothing can be read.
 */
export async function unfoldedSize(
  bytes: Buffer,
  filters: Filter[],
  { between, limit }: { between: number; limit: number },
): Promise<number> {
  let inner = bytes;
  for (const [i, filter] of filters.entries()) {
    if (PIXELS.has(filter.name)) break;
    if (i === filters.length - 1 && isFlate(filter)) return inflatedSize(inner, limit);
    inner = decoded(inner, filter, between);
  }
  return inner.length;
}

async function inflatedSize(bytes: Buffer, limit: number): Promise<number> {
  if (bytes.length === 0) return 0;
  const options = { finishFlush: constants.Z_SYNC_FLUSH };
  return (
    (await passing(createInflate(options), bytes, limit)) ||
    (await passing(createInflateRaw(options), bytes.subarray(2), limit)) ||
    refuseUnlessEmpty(bytes)
  );
}

/** What comes out before something goes wrong: viewers show it too. */
async function passing(inflate: Inflate | InflateRaw, bytes: Buffer, limit: number): Promise<number> {
  let size = 0;
  try {
    inflate.end(bytes);
    for await (const part of inflate) {
      size += part.length;
      if (size > limit) break;
    }
  } catch {
    // counted so far
  }
  return size;
}

function refuseUnlessEmpty(bytes: Buffer): number {
  return inflated(bytes, 1).length;
}

function fromLzw(bytes: Buffer, earlyChange: number, limit: number): Buffer {
  const CLEAR = 256;
  const END = 257;
  const out = new Output(limit);
  let table: Buffer[] = [];
  let width = 9;
  let last = null as Buffer | null;
  let bits = 0;
  let have = 0;
  const bytesThemselves = Array.from({ length: 258 }, (_, code) => Buffer.from(code < 256 ? [code] : []));
  const clear = () => {
    table = [...bytesThemselves];
    width = 9;
    last = null;
  };
  clear();
  for (const byte of bytes) {
    bits = (bits << 8) | byte;
    have += 8;
    if (have < width) continue;
    have -= width;
    const code = (bits >> have) & ((1 << width) - 1);
    bits &= (1 << have) - 1;
    if (code === END) break;
    if (code === CLEAR) {
      clear();
      continue;
    }
    const previous = last;
    const entry: Buffer | null =
      table[code] ?? (previous && code === table.length ? Buffer.concat([previous, previous.subarray(0, 1)]) : null);
    if (!entry) throw new Unfit('unreadable-pdf');
    out.add(entry);
    if (previous && table.length < 4096) table.push(Buffer.concat([previous, entry.subarray(0, 1)]));
    last = entry;
    const next = table.length + earlyChange;
    width = next >= 2048 ? 12 : next >= 1024 ? 11 : next >= 512 ? 10 : 9;
  }
  return out.whole();
}

function fromAscii85(bytes: Buffer): Buffer {
  const [body = ''] = bytes
    .toString('latin1')
    .replace(/^\s*<~/, '')
    .split('~');
  const signs = body.replace(/[\s\0]/g, '').replace(/z/g, '!!!!!');
  const out = Buffer.alloc(Math.ceil(signs.length / 5) * 4);
  for (let i = 0; i < signs.length; i += 5) {
    let value = 0;
    for (let j = 0; j < 5; j++) value = value * 85 + ((signs.charCodeAt(i + j) || 117) - 33);
    out.writeUInt32BE((value % 2 ** 32) >>> 0, (i / 5) * 4);
  }
  const missing = (5 - (signs.length % 5)) % 5;
  return out.subarray(0, out.length - missing);
}

function fromRunLengths(bytes: Buffer, limit: number): Buffer {
  const out = new Output(limit);
  for (let at = 0; at < bytes.length; ) {
    const length = bytes[at++] ?? 128;
    if (length === 128) break;
    if (length < 128) {
      out.add(bytes.subarray(at, at + length + 1));
      at += length + 1;
    } else out.add(Buffer.alloc(257 - length, bytes[at++] ?? 0));
  }
  return out.whole();
}

/** Rows were kept as differences from their neighbours (PNG 9.2; TIFF predictor 2 only matters to pixels and is left as it is). */
function unpredicted(bytes: Buffer, { predictor, colours, bits, columns }: Filter): Buffer {
  if (predictor < 10) return bytes;
  const step = Math.max(1, Math.ceil((colours * bits) / 8));
  const width = Math.ceil((colours * bits * columns) / 8);
  if (!(width > 0 && width < 1 << 24)) throw new Unfit('unreadable-pdf');
  const rows = Math.ceil(bytes.length / (width + 1));
  const out = Buffer.alloc(rows * width);
  for (let row = 0; row < rows; row++) {
    const from = row * (width + 1);
    const to = row * width;
    for (let i = 0; i < width && from + 1 + i < bytes.length; i++) {
      const left = i >= step ? (out[to + i - step] ?? 0) : 0;
      const up = row > 0 ? (out[to + i - width] ?? 0) : 0;
      const corner = row > 0 && i >= step ? (out[to + i - width - step] ?? 0) : 0;
      out[to + i] = (bytes[from + 1 + i] ?? 0) + guess(bytes[from] ?? 0, left, up, corner);
    }
  }
  return out;
}

function guess(method: number, left: number, up: number, corner: number): number {
  if (method === 1) return left;
  if (method === 2) return up;
  if (method === 3) return (left + up) >> 1;
  return method === 4 ? paeth(left, up, corner) : 0;
}

function paeth(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** Parts that together may not pass a limit. */
class Output {
  readonly #parts: Buffer[] = [];
  readonly #limit: number;
  #size = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(part: Buffer): void {
    this.#size += part.length;
    if (this.#size > this.#limit) throw new Unfit('too-heavy');
    this.#parts.push(part);
  }

  whole(): Buffer {
    return Buffer.concat(this.#parts);
  }
}
