import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A PDF as the readers that the set-up installs for tests understand it. */
export interface ReadPdf {
  /** What is printed, as it stands on the page, with plain spaces. */
  text: string;
  pages: number;
  /** The tree that a screen reader follows, with its words. */
  tree: string;
  /** The objects of the file. */
  objects: string;
  /** What `qpdf --check` says. */
  check: string;
  /** One line for each font. */
  fonts: string[];
  title: string;
  /** Where each word stands, in points from the top left corner of its page. */
  words: { page: number; text: string; x: number; y: number; right: number; bottom: number }[];
}

/** The file is gone when the test ends. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const folder = mkdtempSync(join(tmpdir(), 'portee-pdf-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'paper.pdf');
  writeFileSync(file, bytes);
  const info = () => run('pdfinfo', [file]);
  // each reader is asked only for what a test looks at
  return {
    get text() {
      return run('pdftotext', ['-layout', file, '-']);
    },
    get pages() {
      return Number(/Pages:\s+(\d+)/.exec(info())?.[1]);
    },
    get title() {
      return /Title:\s+(.*)/.exec(info())?.[1] ?? '';
    },
    get tree() {
      return run('pdfinfo', ['-struct-text', file]);
    },
    get objects() {
      return run('qpdf', ['--json', '--json-key=qpdf', file]);
    },
    get check() {
      return run('qpdf', ['--check', file]);
    },
    get fonts() {
      return run('pdffonts', [file]).trim().split('\n').slice(2);
    },
    get words() {
      return wordsOf(run('pdftotext', ['-bbox', file, '-']));
    },
  };
}

function wordsOf(boxes: string): ReadPdf['words'] {
  return boxes.split('<page ').flatMap((page, number) =>
    [...page.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</g)].map(
      ([, x, y, right, bottom, text = '']) => ({
        page: number,
        text,
        x: Number(x),
        y: Number(y),
        right: Number(right),
        bottom: Number(bottom),
      }),
    ),
  );
}

function run(tool: string, args: string[]): string {
  try {
    return execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).replaceAll('\u00a0', ' ');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Error(`${tool} is missing: the tests of PDF files need the Debian packages poppler-utils and qpdf`);
  }
}
