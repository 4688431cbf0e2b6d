// Pictures as telephones, scanners and programs make them, and as nobody should.
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** Left half red, right half blue, with a little grain: what was turned or coloured wrongly shows at once. */
export const twoHalves = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#d02020' } }).composite([
    { input: { create: { width: Math.floor(width / 2), height, channels: 3, background: '#2030d0' } }, left: Math.ceil(width / 2), top: 0 },
  ]);

/** A photo with all that a telephone adds: where and when it was taken, by whom, a small picture, and how it was held. */
export async function phonePhoto({ width = 800, height = 600, orientation = 6 } = {}): Promise<Buffer> {
  return twoHalves(width, height)
    .jpeg({ quality: 85 })
    .withExif({
      IFD0: { Make: 'Apple', Model: 'iPhone 15', Artist: 'Claire Bernard' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '45/1 11/1 1234/100', GPSLongitudeRef: 'E', GPSLongitude: '5/1 43/1 4321/100' },
    })
    .withMetadata({ orientation })
    .toBuffer();
}

/** Grain that no encoder makes smaller: nearly 2 MiB. */
export const heavyPhoto = (): Promise<Buffer> =>
  sharp({ create: { width: 2000, height: 1500, channels: 3, background: '#808080', noise: { type: 'gaussian', mean: 128, sigma: 40 } } })
    .jpeg({ quality: 88 })
    .toBuffer();

/** Of a PNG: what stands between its first bytes and the end, part by part. */
export function png(parts: [name: string, data: Buffer][]): Buffer {
  const first = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([first, ...parts.map(([name, data]) => pngPart(name, data))]);
}

function pngPart(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
}

/** The heading of a PNG; `type` 0 is grey, 2 colour, 3 palette. */
export function pngHeading(width: number, height: number, { depth = 8, type = 0, interlaced = false } = {}): [string, Buffer] {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([depth, type, 0, 0, interlaced ? 1 : 0], 8);
  return ['IHDR', data];
}

/** All of one grey, however large: a few kilobytes. */
export const flatPng = (width: number, height: number): Buffer =>
  png([
    pngHeading(width, height, { depth: 1 }),
    ['IDAT', deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height))],
    ['IEND', Buffer.alloc(0)],
  ]);

/** A JPEG that says to have this size, with another one's picture. */
export function jpegSaying(width: number, height: number, jpeg: Buffer): Buffer {
  const copy = Buffer.from(jpeg);
  for (let at = 2; at < copy.length; at += 2 + copy.readUInt16BE(at + 2)) {
    const marker = copy[at + 1] ?? 0;
    if (marker < 0xc0 || marker > 0xc2) continue;
    copy.writeUInt16BE(height, at + 5);
    copy.writeUInt16BE(width, at + 7);
    return copy;
  }
  throw new Error('no size found in the JPEG');
}

/** The smallest ZIP that programs open. */
export function zip(name = 'a.txt', content = 'x'): Buffer {
  const data = Buffer.from(content);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt32LE(crc32(data), 10);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt32LE(data.length, 18);
  common.writeUInt16LE(name.length, 22);
  const file = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), data]);
  const entry = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, Buffer.alloc(14), Buffer.from(name)]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(file.length, 16);
  return Buffer.concat([file, entry, end]);
}
