import { formatLongDay } from '../../../shared/dates.ts';
import type { MailBlock } from '../outbox/mail-content.ts';
import { accessEnd, drawAccess } from './access.ts';
import { type Addressee, greeting } from './address.ts';
import { type Sender, signature, writeHead } from './envelope.ts';
import { BOTTOM, COLOURS, MARGIN, measure, mm, type Paper, type Text, WIDTH, write } from './paper.ts';
import { stepAt, writeSteps } from './steps.ts';

/** A message of a run to somebody who is not written to by e-mail: the same words, for the window of an envelope. */
export interface MessageLetter {
  site: Sender;
  to: Addressee;
  title: string;
  blocks: readonly MailBlock[];
  identifier: string | null;
  /** The day of the letter, `YYYY-MM-DD`. */
  day: string;
}

const SIZE = 10.5;
const TOP = mm(24);
const GAP = 7;

const at = (y: number): Text => ({ x: MARGIN, y, width: WIDTH, size: SIZE, lineGap: 2.5 });

/** From the page at hand on; what does not hold goes on the next one. */
export function writeMessageLetter(paper: Paper, letter: MessageLetter): void {
  let y = writeHead(paper, { from: letter.site, to: letter.to, day: formatLongDay(letter.day) });
  y = write(paper, paper.root, 'H1', letter.title, { ...at(y), size: 15, face: 'bold', colour: COLOURS.ink }) + 9;
  y = write(paper, paper.root, 'P', `${greeting(letter.to)},`, at(y)) + GAP;
  for (const block of letter.blocks) y = writeBlock(paper, letter, block, y) + GAP;
  const end: Text = { x: mm(108), y: y + GAP, width: mm(82), size: SIZE, lineGap: 2 };
  write(paper, paper.root, 'P', signature(letter.site), {
    ...end,
    y: room(paper, end.y, measure(paper, signature(letter.site), end) - end.y),
  });
}

function writeBlock(paper: Paper, letter: MessageLetter, block: MailBlock, y: number): number {
  if (typeof block === 'string') return paragraph(paper, block, y);
  if ('link' in block) return drawAccess(paper, { identifier: letter.identifier, address: block.link }, room(paper, y, accessEnd(0)));
  if ('steps' in block) {
    const height = block.steps.reduce((sum, step) => sum + measure(paper, step, stepAt(0, SIZE)), 0);
    return writeSteps(paper, block.steps, room(paper, y, height), SIZE);
  }
  // in the frame with the address; alone where there is none
  if ('code' in block) return letter.blocks.some(isLink) ? y - GAP : paragraph(paper, `${block.label} : ${block.code}`, y);
  return y - GAP;
}

const isLink = (block: MailBlock): boolean => typeof block !== 'string' && 'link' in block;

/** A long one is cut between its sentences' words where the page ends: pdfkit would else begin a page of its own. */
function paragraph(paper: Paper, text: string, y: number): number {
  const height = measure(paper, text, at(y)) - y;
  if (y + height <= BOTTOM || height <= BOTTOM - TOP) return write(paper, paper.root, 'P', text, at(room(paper, y, height)));
  const words = text.split(' ');
  const half = Math.ceil(words.length / 2);
  return paragraph(paper, words.slice(half).join(' '), paragraph(paper, words.slice(0, half).join(' '), y));
}

/** Where so many points hold: here, or at the top of a new page. */
function room({ doc }: Paper, y: number, height: number): number {
  if (y + height <= BOTTOM) return y;
  doc.addPage();
  return TOP;
}
