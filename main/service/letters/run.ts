import { writePaper } from './duplicate.ts';
import { type IdentifierLetter, writeIdentifierLetter } from './identifier.ts';
import { type MessageLetter, writeMessageLetter } from './message.ts';
import { openPaper, type Paper } from './paper.ts';
import type { Printed } from './printed.ts';
import { sheetsOn } from './sheets.ts';

/** To a person, for a window envelope. */
export type EnvelopeLetter = ({ kind: 'identifier' } & IdentifierLetter) | ({ kind: 'message' } & MessageLetter);

export type RunLetter =
  | EnvelopeLetter
  /** An invoice as it was issued, on as many pages as it needs. */
  | { kind: 'paper'; printed: Printed };

export interface LetterRun {
  title: string;
  /** Who writes. */
  author: string;
  /** `YYYY-MM-DD` */
  day: string;
  /** One at least; each begins on a page of its own. */
  letters: readonly RunLetter[];
}

/** All letters of a run in one tagged PDF: fonts and QR code stand in it once. `onLetter` hears how many are drawn. */
export async function drawLetters(
  { title, author, day, letters }: LetterRun,
  onLetter: (done: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  // pages of papers are gone back to, for « page 1 sur 2 »
  const bufferPages = letters.some(({ kind }) => kind === 'paper');
  const paper = await openPaper({ title, author, at: new Date(`${day}T00:00:00Z`), bufferPages });
  for (const [index, letter] of letters.entries()) {
    if (index > 0) paper.doc.addPage();
    writeOne(paper, letter);
    onLetter(index + 1);
  }
  return paper.finish();
}

/** As a part of its own of what a screen reader follows, closed at once: two thousand open ones would all be kept until the end. */
function writeOne(paper: Paper, letter: RunLetter): void {
  const part = paper.doc.struct('Sect');
  paper.root.add(part);
  if (letter.kind === 'identifier') writeIdentifierLetter({ ...paper, root: part }, letter);
  else if (letter.kind === 'message') writeMessageLetter({ ...paper, root: part }, letter);
  else writeOnSheets({ ...paper, root: part }, letter.printed);
  part.end();
}

function writeOnSheets(paper: Paper, printed: Printed): void {
  const sheets = sheetsOn(paper, printed.title);
  writePaper(sheets, printed, false);
  sheets.close();
}
