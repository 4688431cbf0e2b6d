import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';

// Honest files as families send them, made anew for each test.

export const aPicture = async (format: 'jpeg' | 'png' = 'jpeg'): Promise<Buffer<ArrayBuffer>> =>
  Buffer.from(
    await sharp({ create: { width: 60, height: 80, channels: 3, background: '#a84a17' } })
      [format]()
      .toBuffer(),
  );

/** A PDF of one page; its size, where one is said, is exactly so many bytes. */
export async function aPdf(bytes?: number): Promise<Buffer<ArrayBuffer>> {
  const document = await PDFDocument.create();
  document.addPage([200, 200]).drawText('Justificatif');
  const plain = Buffer.from(await document.save({ useObjectStreams: false }));
  if (bytes === undefined) return plain;
  // spaces before the place where readers look for the end
  const tail = plain.lastIndexOf('startxref');
  return Buffer.concat([plain.subarray(0, tail), Buffer.alloc(bytes - plain.length, ' '), plain.subarray(tail)]);
}
