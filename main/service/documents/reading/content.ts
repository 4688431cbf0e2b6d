import { fileTypeFromBuffer } from 'file-type';
import { type Finding, type Kind, type Reason, refused } from '../examination.ts';

const FIRST_BYTES: Record<Kind, Buffer> = {
  jpeg: Buffer.from([0xff, 0xd8, 0xff]),
  png: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  pdf: Buffer.from('%PDF-'),
};
const KINDS = Object.keys(FIRST_BYTES) as Kind[];

/** Why the content is not what the name promises, or holds a second file; null when nothing speaks against it so far (UPL-3.2). */
export async function contentFault(bytes: Buffer, named: Kind): Promise<Finding | null> {
  const actual = KINDS.find((kind) => startsWith(bytes, FIRST_BYTES[kind]));
  if (actual === undefined) return refused(await reasonFor(bytes));
  if (actual !== named) return refused('misnamed', actual);
  return holdsArchive(bytes) || hasMarkup(bytes, named) ? refused('two-in-one') : null;
}

const startsWith = (bytes: Buffer, beginning: Buffer): boolean => bytes.subarray(0, beginning.length).equals(beginning);

/** Only for a sentence that helps: whatever it says, the file is refused. */
async function reasonFor(bytes: Buffer): Promise<Reason> {
  const { mime = '', ext = '' } = (await fileTypeFromBuffer(bytes).catch(() => undefined)) ?? {};
  if (/^image\/hei[cf]/.test(mime)) return 'heic';
  if (mime.startsWith('image/')) return 'other-image';
  if (/^(video|audio)\//.test(mime)) return 'film-or-sound';
  if (/officedocument|opendocument|msword|ms-excel|ms-powerpoint|x-cfb|rtf/.test(mime)) return 'office-document';
  if (['zip', 'rar', '7z', 'gz', 'tar', 'bz2', 'xz'].includes(ext)) return 'archive';
  return 'other-type';
}

const ZIP_END = Buffer.from('PK\x05\x06');
const ZIP_ENTRY = Buffer.from('PK\x01\x02');
const OTHER_ARCHIVES = [Buffer.from('Rar!\x1a\x07', 'latin1'), Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c])];

/** An archive may begin anywhere in a file: its programs find it by its end, or look for its beginning (« GIFAR »). */
function holdsArchive(bytes: Buffer): boolean {
  if (OTHER_ARCHIVES.some((beginning) => bytes.includes(beginning))) return true;
  for (let end = bytes.lastIndexOf(ZIP_END); end >= 0; end = end === 0 ? -1 : bytes.lastIndexOf(ZIP_END, end - 1)) {
    if (end + 22 > bytes.length) continue;
    const entries = end - bytes.readUInt32LE(end + 12);
    if (entries >= 0 && startsWith(bytes.subarray(entries), ZIP_ENTRY)) return true;
  }
  return false;
}

const MARKUP = /<(?:script|html|iframe|\?php)[\s>]|<!doctype/i;
const HTML_WITHIN = 1024;

/** A page for a browser in a file of another type. In an image only what a browser would look at: the rest is not kept. */
function hasMarkup(bytes: Buffer, named: Kind): boolean {
  return MARKUP.test(named === 'pdf' ? bytes.toString('latin1') : bytes.toString('latin1', 0, HTML_WITHIN));
}
