import { UNKERNED } from './figures.ts';
import { COLOURS, type Face, MARGIN, mm, type Paper, printable, WIDTH, write } from './paper.ts';
import { pdfSquares, QUIET, qrMatrix } from './qr.ts';

const BOX = { height: mm(42), code: mm(34), inset: mm(4), radius: 10 };

/** What the framed part of a letter says. */
export interface Access {
  /** Null where the person has none yet: then only the address stands there. */
  identifier: string | null;
  /** What the family types: `https://extranet.exemple.fr`. */
  address: string;
  temporary?: { password: string; until: string } | undefined;
}

/** Where the frame ends that begins there. */
export const accessEnd = (top: number): number => top + BOX.height;

/** The framed part: identifier in large, address as text and as a QR code. */
export function drawAccess(paper: Paper, access: Access, top: number): number {
  const { doc, root } = paper;
  doc.markContent('Artifact', { type: 'Layout' });
  doc.roundedRect(MARGIN, top, WIDTH, BOX.height, BOX.radius).fill(COLOURS.wash);
  doc.endMarkedContent();
  const x = MARGIN + mm(6);
  const width = WIDTH - BOX.code - 2 * BOX.inset - mm(8);
  const label = { x, width, size: 9.5, colour: COLOURS.muted };
  const said = (name: string, value: string, y: number, wanted: number, face: Face): number => {
    const after = write(paper, root, 'P', name, { ...label, y });
    const size = fitted(paper, value, face, wanted, width);
    return write(paper, root, 'P', value, { x, y: after + 1, width, size, face, colour: COLOURS.ink, unkerned: true });
  };
  const { identifier, address, temporary } = access;
  const tight = temporary !== undefined;
  let y = top + mm(identifier === null ? 13 : tight ? 3 : 6);
  if (identifier !== null) y = said('Votre identifiant', identifier, y, tight ? 17 : 26, 'bold') + (tight ? 3 : 6);
  if (temporary) y = said(`Votre mot de passe temporaire, ${temporary.until}`, temporary.password, y, 14, 'bold') + 3;
  said('L’adresse de l’extranet', address, y, 12.5, 'semibold');
  drawCode(paper, address, { x: MARGIN + WIDTH - BOX.code - BOX.inset, y: top + BOX.inset });
  return accessEnd(top);
}

/** The size (points, 8 at least) at which a text holds on one line. */
function fitted({ doc }: Paper, text: string, face: Face, wanted: number, width: number): number {
  const needed = doc.font(face).fontSize(wanted).widthOfString(printable(text), UNKERNED);
  return needed <= width ? wanted : Math.max(8, (wanted * width) / needed - 0.05);
}

/** Vector squares on white, told to screen readers as one picture. */
function drawCode(paper: Paper, address: string, at: { x: number; y: number }): void {
  const { doc, root } = paper;
  const code = codeIn(doc, address);
  const draw = () => {
    doc.roundedRect(at.x, at.y, BOX.code, BOX.code, 4).fill('#ffffff');
    doc
      .save()
      .translate(at.x, at.y)
      .scale(BOX.code / code.side)
      .fillColor('#000000');
    (doc.page as unknown as { xobjects: Record<string, unknown> }).xobjects[code.name] = code.form;
    doc.addContent(`/${code.name} Do`).restore();
  };
  // PDF/UA wants a figure's place too; pdfkit writes it, its types do not know it yet
  const figure = { alt: `Code QR de l’adresse ${address}`, bbox: [at.x, at.y, at.x + BOX.code, at.y + BOX.code] };
  root.add(doc.struct('Figure', figure, draw));
}

interface Code {
  /** Under which a page knows it. */
  name: string;
  /** Modules, with the blank ones around. */
  side: number;
  form: unknown;
}

/** Its squares are written once in a document, however many pages show them. */
function codeIn(doc: PDFKit.PDFDocument, address: string): Code {
  const known = codes.get(doc) ?? new Map<string, Code>();
  codes.set(doc, known);
  const code = known.get(address) ?? newCode(doc, address, `Code${known.size + 1}`);
  known.set(address, code);
  return code;
}

const codes = new WeakMap<PDFKit.PDFDocument, Map<string, Code>>();

function newCode(doc: PDFKit.PDFDocument, address: string, name: string): Code {
  const matrix = qrMatrix(address);
  const side = matrix.size + 2 * QUIET;
  const form = doc.ref({ Type: 'XObject', Subtype: 'Form', FormType: 1, BBox: [0, 0, side, side], Resources: {} });
  form.end(pdfSquares(matrix));
  return { name, side, form };
}
