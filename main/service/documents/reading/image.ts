import type { Metadata, Sharp } from 'sharp';
import { type Finding, MEDIA_TYPES, type Question, refused } from '../examination.ts';
import { contentFault } from './content.ts';
import { jpegQuality } from './jpeg-quality.ts';
import { loadSharp } from './sharp.ts';

const MOST_PIXELS = 50_000_000;
const LONGEST_SIDE = 16_000;
const TWO_MEGABYTES = 2 * 1024 * 1024;
/** What is kept may be a little larger than what came: our encoder is not the one that squeezed it. */
const KEPT_AT_MOST = 3 * 1024 * 1024;
/** Above this a JPEG grows and looks no better. */
const BEST_QUALITY = 88;
/** An A4 sheet at 500 points an inch. What is larger is kept at half its width and height, which reads as well and needs a quarter of the memory. */
const HALVED_ABOVE_PIXELS = 24_000_000;
/** Choosing colours for a palette takes all pixels in memory at once. */
const PALETTE_BELOW_PIXELS = 12_000_000;

type Encode = (picture: Sharp) => Sharp;

/** Loads the decoders, then examines one image after the other: looked at by its header first, then decoded and made anew (UPL-3.3). */
export async function imageExaminer(): Promise<(question: Question) => Promise<Finding>> {
  const sharp = loadSharp();

  return async ({ kind, bytes: given }) => {
    const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
    const fault = await contentFault(bytes, kind);
    if (fault) return fault;
    try {
      const header = await sharp(bytes, { failOn: 'none', limitInputPixels: false }).metadata();
      if (header.format !== kind || (kind === 'png' && !hasEnd(bytes))) return refused('unreadable-image');
      if (isTooLarge(header)) return refused('too-many-pixels');
      const made = await madeAnew(bytes, header);
      if (made.length > KEPT_AT_MOST) return refused('too-heavy');
      // a copy: what the decoders give may lie in memory that their threads share, which no other process can be sent
      return { ok: true, mediaType: MEDIA_TYPES[kind], bytes: new Uint8Array(made), pages: null };
    } catch {
      return refused('unreadable-image');
    }
  };

  /** Only the picture: upright, in sRGB, without position, camera or anything that followed it. The second way is for what grew too much. */
  async function madeAnew(bytes: Buffer, header: Metadata): Promise<Buffer> {
    const [first, second] = header.format === 'jpeg' ? jpegEncoders(bytes) : pngEncoders(header);
    // warnings are ordinary: many telephones write markers that the standard does not know
    const picture = sharp(bytes, { failOn: 'error', limitInputPixels: MOST_PIXELS }).autoOrient().toColourspace(colourSpace(header));
    if (header.width * header.height > HALVED_ABOVE_PIXELS) picture.resize({ width: Math.floor(header.autoOrient.width / 2) });
    const made = await first(picture.clone()).toBuffer();
    return made.length > TWO_MEGABYTES ? second(picture.clone()).toBuffer() : made;
  }
}

/** Whether the parts of a PNG lead to its last one: the decoder does not miss that one, and whoever cut it off may have cut more. */
function hasEnd(bytes: Buffer): boolean {
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return true;
  }
  return false;
}

const isTooLarge = ({ width, height }: Metadata): boolean => width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE;

const colourSpace = ({ space }: Metadata) => (space === 'b-w' || space === 'grey16' ? 'b-w' : 'srgb');

function jpegEncoders(bytes: Buffer): [Encode, Encode] {
  const quality = Math.min(BEST_QUALITY, jpegQuality(bytes) ?? BEST_QUALITY);
  return [(picture) => picture.jpeg({ quality }), (picture) => picture.jpeg({ quality: Math.max(40, Math.round(quality * 0.75)) })];
}

/** A picture of few colours stays one; else all colours are kept, unless that is too much: then the 256 that resemble them best. */
function pngEncoders({ isPalette, bitsPerSample = 8, width, height }: Metadata): [Encode, Encode] {
  const hasFewColours = isPalette && width * height < PALETTE_BELOW_PIXELS;
  return [
    (picture) => picture.png(hasFewColours ? { palette: true, colours: 2 ** Math.min(8, bitsPerSample), dither: 0, effort: 3 } : {}),
    (picture) => picture.png({ palette: true, effort: 3 }),
  ];
}
