import { create } from 'qrcode';

/** The dark modules of a QR code, line by line; `size` modules a side. */
export interface QrMatrix {
  size: number;
  isDark(row: number, column: number): boolean;
}

/** Level M: still read with 15 % of it dirty or folded. */
export function qrMatrix(text: string): QrMatrix {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  return { size: modules.size, isDark: (row, column) => modules.get(row, column) === 1 };
}

/** Blank modules all around, without which readers do not find the code. */
export const QUIET = 4;

/** The runs of dark modules, as rectangles in modules: far fewer than one for each module, and no hairlines between. */
export function darkRuns({ size, isDark }: QrMatrix): { row: number; column: number; length: number }[] {
  const runs: { row: number; column: number; length: number }[] = [];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!isDark(row, column)) continue;
      const start = column;
      while (column < size && isDark(row, column)) column++;
      runs.push({ row, column: start, length: column - start });
    }
  }
  return runs;
}

/** The squares as PDF draws them, one unit to a module, from the top left corner. */
export const pdfSquares = (matrix: QrMatrix): string =>
  `${darkRuns(matrix)
    .map(({ row, column, length }) => `${column + QUIET} ${row + QUIET} ${length} 1 re`)
    .join('\n')}\nf`;

/** The address as an SVG picture, sharp at every size. */
export function qrSvg(address: string): string {
  const matrix = qrMatrix(address);
  const side = matrix.size + 2 * QUIET;
  const path = darkRuns(matrix)
    .map(({ row, column, length }) => `M${column + QUIET} ${row + QUIET}h${length}v1h-${length}z`)
    .join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges" role="img" aria-label="Code QR de l’adresse de l’extranet">` +
    `<rect width="${side}" height="${side}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`
  );
}
