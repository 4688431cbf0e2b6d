// Figures of equal width, for columns of money. To lay a text out with that feature takes the font's reader far longer than to draw it, and
// no amount comes twice; but signs do, and figures of equal width are not kerned: each sign is laid out once for a document.

/** For `text` and `widthOfString`. */
export const FIGURES: { features: PDFKit.Mixins.OpenTypeFeatures[] } = { features: ['tnum'] };

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

/** From now on this font keeps how it lays out each sign with `FIGURES`. */
export function keepFigures(font: LaidOut): void {
  const plain = font.layout.bind(font);
  const signs = new Map<string, Run>();
  const signOf = (sign: string): Run => {
    const known = signs.get(sign) ?? font.layoutRun(sign, FIGURES.features);
    signs.set(sign, known);
    return known;
  };
  // a cell is measured, placed and drawn: the same amount a few times in a row
  const texts = new Map<string, Run>();
  font.layout = (text, features, onlyWidth) => {
    if (features !== FIGURES.features) return plain(text, features, onlyWidth);
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
