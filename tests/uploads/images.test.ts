import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { anExamination } from '../helpers/examination.ts';
import { flatPng, jpegSaying, phonePhoto, png, pngHeading, twoHalves } from '../helpers/pictures.ts';

const { taken, outcome, lines } = anExamination({ within: { image: 60_000, pdf: 60_000 } });
const made = async (name: string, bytes: Buffer) => {
  const verdict = await taken(name, bytes);
  return { verdict, bytes: Buffer.from(verdict.bytes), header: await sharp(verdict.bytes).metadata() };
};
/** The colour of the pixel in the middle of each half, left to right or top to bottom: 'red blue'. */
async function halves(bytes: Buffer, standing = false): Promise<string> {
  const { data, info } = await sharp(bytes).removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const colourAt = (x: number, y: number) => {
    const [red = 0, , blue = 0] = data.subarray((Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels);
    return red > blue ? 'red' : 'blue';
  };
  return standing ? `${colourAt(0.5, 0.25)} ${colourAt(0.5, 0.75)}` : `${colourAt(0.25, 0.5)} ${colourAt(0.75, 0.5)}`;
}

describe('UPL-3.3 a photo from a telephone', () => {
  it('is kept as its picture only: nothing of where, when, by whom and with what it was taken', async () => {
    const photo = await phonePhoto();
    expect(photo.includes('iPhone') && photo.includes('Claire Bernard')).toBe(true);
    const { verdict, bytes, header } = await made('IMG_0042.JPG', photo);
    expect(verdict).toMatchObject({ mediaType: 'image/jpeg', pages: null });
    expect(header).toMatchObject({ format: 'jpeg', space: 'srgb', hasProfile: false });
    expect([header.exif, header.xmp, header.iptc, header.icc]).toEqual([undefined, undefined, undefined, undefined]);
    for (const trace of ['iPhone', 'Apple', 'Claire', 'Exif', 'GPS', 'http']) expect(bytes.includes(trace)).toBe(false);
  });

  it('stands upright however it was held', async () => {
    for (const [orientation, expected] of [
      [1, 'red blue'],
      [3, 'blue red'],
    ] as const) {
      const { bytes, header } = await made('a.jpg', await phonePhoto({ orientation }));
      expect([header.width, header.height, header.orientation, await halves(bytes)]).toEqual([800, 600, undefined, expected]);
    }
    for (const [orientation, expected] of [
      [6, 'red blue'],
      [8, 'blue red'],
    ] as const) {
      const { bytes, header } = await made('a.jpg', await phonePhoto({ orientation }));
      expect([header.width, header.height, header.orientation, await halves(bytes, true)]).toEqual([600, 800, undefined, expected]);
    }
  });

  it('loses what was hung behind its end: a film, a second picture, a program', async () => {
    const photo = await phonePhoto();
    const film = Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42'), Buffer.alloc(5000, 'film')]);
    const { bytes } = await made('a.jpg', Buffer.concat([photo, film]));
    expect(bytes.includes('ftyp') || bytes.includes('film')).toBe(false);
    expect(bytes.subarray(-2).toString('hex')).toBe('ffd9');
    const behindPng = await made('a.png', Buffer.concat([await twoHalves(90, 60).png().toBuffer(), Buffer.from('MZ program')]));
    expect(behindPng.bytes.subarray(-8, -4).toString()).toBe('IEND');
  });
});

describe('UPL-3.3 any honest picture comes out as the same picture', () => {
  const small = () => twoHalves(300, 200);
  it.each<[string, string, () => Promise<Buffer>]>([
    ['a JPEG', 'a.jpg', () => small().jpeg().toBuffer()],
    ['a JPEG that appears bit by bit', 'a.jpeg', () => small().jpeg({ progressive: true }).toBuffer()],
    ['a JPEG for the printer, in CMYK', 'a.jpg', () => small().toColourspace('cmyk').jpeg().toBuffer()],
    ['a JPEG with the colours of another screen', 'a.jpg', () => small().withIccProfile('p3').jpeg().toBuffer()],
    ['a JPEG of full colours', 'a.jpg', () => small().jpeg({ chromaSubsampling: '4:4:4', quality: 95 }).toBuffer()],
    ['a PNG', 'a.png', () => small().png().toBuffer()],
    ['an interlaced PNG', 'a.png', () => small().png({ progressive: true }).toBuffer()],
    ['a PNG of 16 bits', 'a.png', () => small().toColourspace('rgb16').png().toBuffer()],
    ['a PNG of few colours', 'a.png', () => small().png({ palette: true, colours: 4 }).toBuffer()],
    ['a PNG that lets through', 'a.png', () => small().ensureAlpha(0.5).png().toBuffer()],
  ])('%s', async (_title, name, file) => {
    const { bytes, header, verdict } = await made(name, await file());
    expect(verdict.mediaType).toBe(name.endsWith('png') ? 'image/png' : 'image/jpeg');
    expect(header).toMatchObject({ width: 300, height: 200, space: 'srgb', depth: 'uchar', isProgressive: false, hasProfile: false });
    expect(await halves(bytes)).toBe('red blue');
  });

  it('what lets through still does, what is grey stays grey, what has few colours stays small', async () => {
    expect((await made('a.png', await small().ensureAlpha(0.5).png().toBuffer())).header.hasAlpha).toBe(true);
    expect((await made('a.jpg', await small().greyscale().toColourspace('b-w').jpeg().toBuffer())).header.channels).toBe(1);
    expect((await made('a.png', await small().removeAlpha().greyscale().toColourspace('b-w').png().toBuffer())).header.channels).toBe(1);
    expect((await made('a.png', await small().png({ palette: true, colours: 4 }).toBuffer())).header.isPalette).toBe(true);
  });

  it('a JPEG that was squeezed hard is not blown up again', async () => {
    const squeezed = await sharp({
      create: { width: 1600, height: 1200, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 30 } },
    })
      .jpeg({ quality: 35 })
      .toBuffer();
    const { bytes } = await made('a.jpg', squeezed);
    expect(bytes.length).toBeLessThan(squeezed.length * 1.1);
  });

  it('a picture of grain that only a better encoder got under 2 Mo stays under 3 Mo', async () => {
    const grain = await sharp({
      create: { width: 800, height: 800, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 60 } },
    })
      .png()
      .toBuffer();
    expect(grain.length).toBeGreaterThan(1_500_000);
    expect((await made('a.png', grain)).bytes.length).toBeLessThan(3 * 1024 * 1024);
  });
});

describe('UPL-3.3 the size of a picture is read before the picture', () => {
  it('more than 50 million pixels or 16 000 of a side are refused, by what the heading says', async () => {
    const photo = await phonePhoto();
    expect(await outcome('a.png', flatPng(14_000, 14_000))).toBe('too-many-pixels');
    expect(await outcome('a.png', flatPng(16_001, 10))).toBe('too-many-pixels');
    expect(await outcome('a.png', flatPng(10, 16_001))).toBe('too-many-pixels');
    expect(await outcome('a.jpg', jpegSaying(14_000, 14_000, photo))).toBe('too-many-pixels');
    expect(await outcome('a.jpg', jpegSaying(65_000, 65_000, photo))).toBe('too-many-pixels');
    // nothing was decoded: 196 million pixels would have left 200 MB and more
    const [before = 0, after = 0] = [await rssAfter(flatPng(8, 8)), await rssAfter(flatPng(14_000, 14_000))];
    expect(after - before).toBeLessThan(30 * 1024 * 1024);
  });

  it('what is just within is taken', async () => {
    expect((await made('a.png', flatPng(16_000, 10))).header).toMatchObject({ width: 16_000, height: 10 });
    expect(await outcome('a.png', flatPng(7_000, 7_000))).toBe('ok');
  });

  it('a sheet scanned finer than anyone reads is kept at half its width and height', async () => {
    const { header } = await made('a.png', flatPng(4_960, 7_016));
    expect(header).toMatchObject({ width: 2_480, height: 3_508 });
  });

  async function rssAfter(file: Buffer): Promise<number> {
    await outcome('a.png', file);
    return lines().at(-1)?.rss as number;
  }
});

describe('UPL-3.3 a picture that is none, or only half', () => {
  const end: [string, Buffer] = ['IEND', Buffer.alloc(0)];
  it.each<[string, string, () => Promise<Buffer> | Buffer]>([
    ['half of a JPEG', 'a.jpg', async () => (await phonePhoto()).subarray(0, 2500)],
    ['a JPEG without its last bytes', 'a.jpg', async () => (await phonePhoto()).subarray(0, -20)],
    ['a JPEG of nothing but its first bytes', 'a.jpg', () => Buffer.from('ffd8ffe0', 'hex')],
    ['a JPEG with no height', 'a.jpg', async () => jpegSaying(100, 0, await phonePhoto())],
    ['half of a PNG', 'a.png', async () => (await twoHalves(300, 200).png().toBuffer()).subarray(0, 900)],
    ['a PNG without its end', 'a.png', async () => (await twoHalves(300, 200).png().toBuffer()).subarray(0, -12)],
    ['a PNG with a wrong check sum', 'a.png', async () => flipped(await twoHalves(300, 200).png().toBuffer(), -20)],
    ['a PNG without a picture', 'a.png', () => png([pngHeading(8, 8), end])],
    ['a PNG of no size', 'a.png', () => png([pngHeading(0, 0), ['IDAT', deflateSync(Buffer.alloc(1))], end])],
    ['a PNG with less than it says', 'a.png', () => png([pngHeading(4000, 4000), ['IDAT', deflateSync(Buffer.alloc(9))], end])],
  ])('%s', async (_title, name, file) => {
    expect(await outcome(name, await file())).toBe('unreadable-image');
  });

  it('a note in a PNG that unfolds to hundreds of megabytes is left folded', async () => {
    const note = Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.alloc(300_000_000), { level: 1 })]);
    const file = png([pngHeading(8, 8), ['zTXt', note], ['iCCP', note], ['IDAT', deflateSync(Buffer.alloc(72))], end]);
    expect(await outcome('a.png', file)).toBe('ok');
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  const place = at < 0 ? copy.length + at : at;
  copy[place] = (copy[place] ?? 0) ^ 1;
  return copy;
}
