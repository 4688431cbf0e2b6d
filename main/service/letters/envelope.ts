import { type Addressee, addressBlock } from './address.ts';
import { drawLogo } from './logo.ts';
import { COLOURS, decorate, MARGIN, mm, type Paper, printable, WIDTH, write } from './paper.ts';

/** Who writes: the site, as its letterhead says it. */
export interface Sender {
  name: string;
  addressLine: string | null;
  addressExtra: string | null;
  postalCode: string | null;
  city: string | null;
  phone: string | null;
  email: string | null;
  /** A sound PNG or JPEG; the same bytes for all letters of a run stand in it once. */
  logo?: Uint8Array | null;
}

/** Where the window of an A4 envelope folded in three shows the address: the French right-hand window. */
const WINDOW = { x: mm(108), y: mm(49) };

/** Beside the window and above the sender's name: far from what the envelope shows. */
const LOGO = { x: MARGIN, y: mm(22), width: mm(60), height: mm(16) };

/** Where the letter itself starts. */
export const HEAD = mm(98);

/** At its end, who writes. */
export const signature = ({ name }: Sender): string => `Le service de la scolarité \n${name}`;

/** The first page's head: staff lines, sender, addressee behind the window, place and day. Gives where the letter itself starts. */
export function writeHead(paper: Paper, head: { from: Sender; to: Addressee; day: string }): number {
  decorate(paper, () => drawStaffLines(paper.doc));
  writeSender(paper, head.from);
  writeAddressee(paper, head.to);
  const place = head.from.city ? `${head.from.city}, le ${head.day}` : `Le ${head.day}`;
  write(paper, paper.root, 'P', place, { x: WINDOW.x, y: mm(86), width: mm(82), size: 10.5 });
  return HEAD;
}

/** Une portée, with one note: the only ornament, and never behind text. */
export function drawStaffLines(doc: PDFKit.PDFDocument): void {
  const top = mm(12);
  const gap = mm(1.5);
  doc.lineWidth(0.4).strokeColor(COLOURS.ink);
  for (let line = 0; line < 5; line++) {
    doc
      .moveTo(MARGIN, top + line * gap)
      .lineTo(MARGIN + WIDTH, top + line * gap)
      .stroke();
  }
  const note = { x: MARGIN + WIDTH - mm(8), y: top + 2.5 * gap };
  doc
    .save()
    .rotate(-20, { origin: [note.x, note.y] })
    .ellipse(note.x, note.y, gap * 0.68, gap * 0.5)
    .fill(COLOURS.copper)
    .restore();
  doc
    .lineWidth(0.9)
    .strokeColor(COLOURS.copper)
    .moveTo(note.x + gap * 0.6, note.y)
    .lineTo(note.x + gap * 0.6, note.y - gap * 3.2)
    .stroke();
}

function writeSender(paper: Paper, from: Sender): void {
  const width = WINDOW.x - MARGIN - mm(8);
  const place = [from.postalCode, from.city].filter(Boolean).join(' ');
  const lines = [from.addressLine, from.addressExtra, place, from.phone, from.email].filter(Boolean).join(' \n');
  const top = from.logo ? LOGO.y + drawLogo(paper, from.logo, LOGO) + mm(2.5) : mm(25);
  const y = write(paper, paper.root, 'P', from.name, { x: MARGIN, y: top, width, size: 12, face: 'semibold', colour: COLOURS.ink });
  if (lines !== '') write(paper, paper.root, 'P', lines, { x: MARGIN, y: y + 3, width, size: 9.5, colour: COLOURS.muted, lineGap: 1.5 });
}

function writeAddressee({ doc, root }: Paper, to: Addressee): void {
  const block = () => {
    doc.font('regular').fontSize(10.5).fillColor(COLOURS.text);
    doc.text(printable(addressBlock(to).join(' \n')), WINDOW.x, WINDOW.y, { lineGap: 2, lineBreak: true, width: mm(100) });
  };
  root.add(doc.struct('P', {}, block));
}
