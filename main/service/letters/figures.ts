// Figures of equal width, for columns of money. To lay a text out with that feature takes the font's reader far longer than to draw it, and
// no amount comes twice; but signs do, and figures of equal width are not kerned: each sign is laid out once for a document.

/** For `text` and `widthOfString`. */
export const FIGURES: { features: PDFKit.Mixins.OpenTypeFeatures[] } = { features: ['tnum'] };
/** The same, for what is typed letter by letter: no sign is moved away from the next, which would look like a space. */
export const UNKERNED: { features: PDFKit.Mixins.OpenTypeFeatures[] } = { features: [] };

interface Run {
  glyphs: unknown[];
  positions: unknown[];
  advanceWidth: number;
}

/** A font of pdfkit's as it is inside; its types do not show it. */
interface LaidOut {
  layout(text: string, features?: unknown, onlyWidth?: boolean): Run;
  /** `layout` without features goes by words, which pdfkit keeps; with features it keeps nothing. */
  layoutRun(text: string, features?: unknown): Run;
}

/** From now on this font lays out sign by sign what comes with `FIGURES` or `UNKERNED`, and keeps each. */
export function keepSigns(font: LaidOut): void {
  const plain = font.layout.bind(font);
  const ways = new Map<unknown, (text: string) => Run>([FIGURES, UNKERNED].map(({ features }) => [features, bySign(font, features)]));
  font.layout = (text, features, onlyWidth) => ways.get(features)?.(text) ?? plain(text, features, onlyWidth);
}

function bySign(font: LaidOut, features: unknown): (text: string) => Run {
  const signs = new Map<string, Run>();
  const signOf = (sign: string): Run => {
    const known = signs.get(sign) ?? font.layoutRun(sign, features);
    signs.set(sign, known);
    return known;
  };
  // a cell is measured, placed and drawn: the same text a few times in a row
  const texts = new Map<string, Run>();
  return (text) => {
    const known = texts.get(text) ?? joined(Array.from(text, signOf));
    if (texts.size > MOST) texts.clear();
    texts.set(text, known);
    return known;
  };
}

const MOST = 500;

function joined(runs: readonly Run[]): Run {
  const all: Run = { glyphs: [], positions: [], advanceWidth: 0 };
  for (const { glyphs, positions, advanceWidth } of runs) {
    all.glyphs.push(...glyphs);
    all.positions.push(...positions);
    all.advanceWidth += advanceWidth;
  }
  return all;
}
