import { decorate, type Paper } from './paper.ts';

/** The largest that a logo stands in, points. */
interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The picture in that box, upper left, never enlarged past it; a screen reader has the name beside it. Gives how high it stands. */
export function drawLogo(paper: Paper, bytes: Uint8Array, box: Box): number {
  const image = imageIn(paper.doc, bytes);
  const scale = Math.min(box.width / image.width, box.height / image.height);
  const [width, height] = [image.width * scale, image.height * scale];
  decorate(paper, () => paper.doc.image(image as unknown as Buffer, box.x, box.y, { width, height }));
  return height;
}

interface Image {
  width: number;
  height: number;
}

/** Its pixels are read and written once in a document, however many pages show them. */
function imageIn(doc: PDFKit.PDFDocument, bytes: Uint8Array): Image {
  const known = images.get(doc) ?? new WeakMap<Uint8Array, Image>();
  images.set(doc, known);
  const image = known.get(bytes) ?? open(doc, bytes);
  known.set(bytes, image);
  return image;
}

const images = new WeakMap<PDFKit.PDFDocument, WeakMap<Uint8Array, Image>>();

/** pdfkit draws what it has opened before; its types know only files and bytes. */
const open = (doc: PDFKit.PDFDocument, bytes: Uint8Array): Image =>
  (doc as unknown as { openImage(source: Buffer): Image }).openImage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
