import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import { FILE_BYTES, FILES_PER_IMPORT } from '../../../shared/rules/documents.ts';
import { letGo } from '../documents/let-go.ts';
import { FORM_BYTES, FORM_FIELDS, NotAForm, requireVisible, TooMuch, type Typed } from './typed.ts';

/** The one field of our forms that brings files. */
export const FILE_FIELD = 'fichier';

export interface SentFile {
  /** As the browser calls it: anything at all. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The files of a posted form. `problem`: why they are not, or not all, here; the page says it beside the field. */
export interface Sent {
  readonly files: readonly SentFile[];
  readonly problem: { readonly kind: 'too-big'; readonly name: string } | { readonly kind: 'too-many' | 'too-often' } | null;
}
export const NOTHING_SENT: Sent = { files: [], problem: null };

export interface Upload {
  readonly typed: Typed;
  readonly sent: Sent;
  /** False when the end of the body was never read: the connection must not be used again. */
  readonly whole: boolean;
}

/** Not what it says it is, somewhere in its middle. */
export class Unreadable extends Error {
  readonly status = 400;
}

/** What stands in a body beside its files: fields, and the heads of the parts. */
const BESIDE_FILES = FORM_BYTES + 32 * 1024;
/** The longest body that can bring something. */
export const BODY_BYTES = FILES_PER_IMPORT * FILE_BYTES + BESIDE_FILES;
/**
 * A browser reads no answer before it has sent its whole form. What is announced as no longer than this (a photo as phones take them) is
 * therefore read to its end, and forgotten at once, so that the family learns why its file is not taken; anything longer is cut.
 */
const FORGOTTEN_BYTES = 16 * 1024 * 1024;

export const isUpload = (request: Request): boolean => /^multipart\/form-data\s*(;|$)/i.test(request.headers.get('content-type') ?? '');

/** What the sender says about its length, in bytes; it cannot send more than that. Null when it says nothing. */
export function announcedBytes(request: Request): number | null {
  const length = request.headers.get('content-length');
  return length === null || !/^\d+$/.test(length) ? null : Number(length);
}

/**
 * Reads a form with files, counting while it arrives (UPL-3.1). The fields before the first file decide whether any file is kept: `keeps`
 * is asked once, with what was typed so far. Never more is kept than four files of 2 Mo.
 */
export async function readUpload(request: Request, keeps: (typed: Typed) => boolean): Promise<Upload> {
  const announced = announcedBytes(request);
  const isForgotten = (read: number) => announced !== null && announced <= FORGOTTEN_BYTES && read <= announced;
  const parts = collect(request, keeps, Math.min(announced ?? FILE_BYTES, FILE_BYTES), announced !== null && announced > BODY_BYTES);
  const reader = request.body?.getReader();
  let read = 0;
  let whole = false;
  while (reader && !whole) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      // a browser that goes away while it sends is no fault of ours
      throw new NotAForm('the sender hung up', { cause });
    });
    whole = done;
    if (!value) continue;
    read += value.byteLength;
    await parts.take(value);
    if (parts.hasCopiedAll()) letGo(value);
    if (!parts.isCut() && read - parts.fileBytes() > BESIDE_FILES) throw new TooMuch('more beside its files than a form may have');
    if (parts.isCut() && !isForgotten(read)) break;
  }
  if (whole) await parts.end();
  // not cancelled: that would close the connection before it has carried the answer
  reader?.releaseLock();
  return { typed: parts.typed, sent: parts.sent(), whole };
}

/** The parts of one body, as they come. */
function collect(request: Request, keeps: (typed: Typed) => boolean, room: number, isTooLong: boolean) {
  const typed = new Map<string, string>();
  const files: SentFile[] = [];
  let problem: Sent['problem'] = null;
  let keeping: boolean | null = null;
  const kept: BusboyFileStream[] = [];
  let copied = 0;
  let fieldBytes = 0;
  let failure: Error | null = null;
  const fail = (error: Error) => {
    failure ??= error;
  };

  const parser = parserOf(request, fail);
  parser.on('partsLimit', () => fail(new TooMuch('more parts than a form may have')));
  parser.on('fieldsLimit', () => fail(new TooMuch('more fields than a form may have')));
  parser.on('field', (name: string | undefined, value: string, _: boolean, isTruncated: boolean) => {
    fieldBytes += value.length;
    if (name === undefined || name === FILE_FIELD) return fail(new Unreadable('a part without a name, or a file without one'));
    if (isTruncated || fieldBytes > FORM_BYTES) return fail(new TooMuch('longer than a form may be'));
    try {
      requireVisible(name, value);
    } catch (error) {
      return fail(error as Error);
    }
    typed.set(name, value);
  });
  parser.on('file', (field: string | undefined, stream: BusboyFileStream, name: string | undefined) => {
    // a part that breaks off says so on the parser too
    stream.on('error', () => {});
    if (field !== FILE_FIELD) fail(new Unreadable('a file where none is expected'));
    keeping ??= keeps(typed);
    // a file field left empty comes as a part without a name
    if (!name || !keeping || problem || failure) return stream.resume();
    if (isTooLong || files.length === FILES_PER_IMPORT) {
      problem = isTooLong ? { kind: 'too-big', name } : { kind: 'too-many' };
      return stream.resume();
    }
    // in one piece from the start: a list of small ones would be copied once more
    const bytes = Buffer.allocUnsafeSlow(room);
    let length = 0;
    kept.push(stream);
    stream.on('data', (chunk: Buffer) => {
      length += chunk.copy(bytes, length);
      copied += chunk.length;
    });
    stream.on('limit', () => {
      problem = { kind: 'too-big', name };
      files.length = 0;
    });
    stream.on('end', () => {
      if (!problem) files.push({ name, bytes: bytes.subarray(0, length) });
    });
    return stream;
  });
  const fileBytes = () => kept.reduce((sum, { bytesRead }) => sum + bytesRead, 0);
  const finished = new Promise<void>((resolve) => parser.once('finish', resolve));

  return {
    typed,
    fileBytes,
    /** Nothing of what was taken is still on its way to where it is kept. */
    hasCopiedAll: () => problem === null && keeping === true && copied === fileBytes(),
    /** Nothing that follows will be kept. */
    isCut: () => problem !== null || keeping === false,
    sent: (): Sent => (problem ? { files: [], problem } : { files, problem }),
    async take(chunk: Uint8Array): Promise<void> {
      await new Promise<void>((resolve) => parser.write(chunk, () => resolve()));
      if (failure) throw failure;
    },
    async end(): Promise<void> {
      parser.end();
      await Promise.race([finished, broken(parser)]);
      if (failure) throw failure;
    },
  };
}

const broken = (parser: BusboyInstance): Promise<void> => new Promise((resolve) => parser.once('error', () => setImmediate(resolve)));

function parserOf(request: Request, fail: (error: Error) => void): BusboyInstance {
  try {
    const headers = { 'content-type': request.headers.get('content-type') ?? '' };
    const limits = { fileSize: FILE_BYTES, fieldSize: FORM_BYTES, fieldNameSize: 100, headerPairs: 20, headerSize: 4096 };
    // a file more than may be sent is seen, so that the page can say it
    const parser = new Busboy({ headers, limits: { ...limits, fields: FORM_FIELDS, parts: FORM_FIELDS + FILES_PER_IMPORT + 1 } });
    parser.on('error', (cause: unknown) => fail(new Unreadable('not a form with files', { cause })));
    return parser;
  } catch (cause) {
    throw new Unreadable('a form with files without a boundary', { cause });
  }
}
