/** What the 64 numbers of the standard's table for brightness add up to; encoders scale that table to the quality they were asked for. */
const STANDARD_TABLE = 3688;
const QUANTISATION = 0xdb;
const PICTURE_BEGINS = 0xda;

/**
 * The quality (1 to 100) with which a JPEG was made, by its first table; null when it has none where it should. An image made anew with the
 * same quality looks the same and is about as large, whatever it was squeezed with before.
 */
export function jpegQuality(bytes: Buffer): number | null {
  for (let at = 2; at + 4 < bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    if (bytes[at + 1] === PICTURE_BEGINS) return null;
    if (bytes[at + 1] === QUANTISATION) return qualityOf(bytes.subarray(at + 4, at + 4 + 129));
  }
  return null;
}

function qualityOf(table: Buffer): number | null {
  const width = (table[0] ?? 0) >> 4 ? 2 : 1;
  if (table.length < 1 + 64 * width) return null;
  let sum = 0;
  for (let i = 0; i < 64; i++) sum += table.readUIntBE(1 + i * width, width);
  const scale = (sum / STANDARD_TABLE) * 100;
  const quality = scale <= 100 ? (200 - scale) / 2 : 5000 / scale;
  return Math.min(100, Math.max(1, Math.round(quality)));
}
