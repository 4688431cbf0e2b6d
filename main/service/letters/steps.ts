import { COLOURS, MARGIN, mm, type Paper, type Text, WIDTH, write } from './paper.ts';

/** Points after each step. */
export const STEP_GAP = 2.5;

/** Where the words of a step stand. */
export const stepAt = (y: number, size: number): Text => ({ x: MARGIN + mm(7), y, width: WIDTH - mm(7), size, lineGap: 2 });

/** A numbered list: number and sentence apart, as a screen reader expects (L, LI, Lbl, LBody). */
export function writeSteps(paper: Paper, steps: readonly string[], top: number, size: number): number {
  const list = paper.doc.struct('L');
  paper.root.add(list);
  let y = top;
  for (const [index, step] of steps.entries()) {
    const item = paper.doc.struct('LI');
    list.add(item);
    write(paper, item, 'Lbl', `${index + 1}.`, { x: MARGIN, y, width: mm(7), size, face: 'semibold', colour: COLOURS.ink });
    y = write(paper, item, 'LBody', step, stepAt(y, size)) + STEP_GAP;
    item.end();
  }
  list.end();
  return y;
}
