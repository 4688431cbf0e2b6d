import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** How many requirements each section has; they are numbered from 1 without gap. */
const SECTIONS = { 'SEC-1': 15, 'ELE-2': 15, 'UPL-3': 12, 'NET-4': 14, 'DUR-5': 15, 'A11Y-6': 15, 'RGPD-7': 13 };
const NUMBERS = Object.entries(SECTIONS).flatMap(([section, count]) => Array.from({ length: count }, (_, i) => `${section}.${i + 1}`));

interface Line {
  number: string;
  subject: string;
  state: string;
  tests: { file: string; title: string }[];
  /** Empty when there is nothing to say. */
  reason: string;
}

/** The lines of every table of the register. */
function linesOf(markdown: string): Line[] {
  const rows = markdown.split('\n').filter((line) => /^\| [A-Z0-9]+-\d+\.\d+ /.test(line));
  return rows.map((row) => {
    const [number = '', subject = '', state = '', proof = '', reason = '', ...more] = row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (more.length > 0) throw new Error(`${number} has too many cells`);
    return { number, subject, state, tests: testsOf(number, proof), reason: reason === '—' ? '' : reason };
  });
}

function testsOf(number: string, proof: string): Line['tests'] {
  if (proof === '—' || proof === '') return [];
  return proof.split('<br>').map((text) => {
    const [, file, title] = /^`([^`]+)` › (.+)$/.exec(text) ?? [];
    if (!file || !title) throw new Error(`${number} names a test in another form: ${text}`);
    return { file, title };
  });
}

/** What is wrong with a register, one sentence each; `read` gives a test's text, null when there is no such file. */
function faultsOf(markdown: string, read: (file: string) => string | null): string[] {
  const lines = linesOf(markdown);
  const named = lines.map(({ number }) => number);
  return [
    ...NUMBERS.filter((number) => !named.includes(number)).map((number) => `${number} is missing`),
    ...named.filter((number, i) => named.indexOf(number) !== i).map((number) => `${number} stands twice`),
    ...named.filter((number) => !NUMBERS.includes(number)).map((number) => `${number} is no requirement`),
    ...lines.flatMap((line) => faultsIn(line, read).map((fault) => `${line.number} ${fault}`)),
  ];
}

function faultsIn({ subject, state, tests, reason }: Line, read: (file: string) => string | null): string[] {
  return [
    ...(subject ? [] : ['has no subject']),
    ...(['proved', 'partly', 'not yet'].includes(state) ? [] : [`has the state « ${state} »`]),
    ...(state === 'not yet' || tests.length > 0 ? [] : ['names no test']),
    ...(state === 'proved' || reason ? [] : ['gives no reason']),
    ...tests.flatMap(({ file, title }) => faultOfTest(read(file), file, title)),
  ];
}

function faultOfTest(text: string | null, file: string, title: string): string[] {
  if (text === null) return [`names a file that does not exist: ${file}`];
  return ["'", '"', '`'].some((quote) => plain(text).includes(`${quote}${plain(title)}${quote}`))
    ? []
    : [`names a test that ${file} does not have: ${title}`];
}

/** French spaces look like any other on this page. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

const REGISTER = readFileSync('docs/security.md', 'utf8');
const readTest = (file: string): string | null =>
  /^tests\/.+\.(test|spec)\.tsx?$/.test(file) && existsSync(file) ? readFileSync(file, 'utf8') : null;

describe('the register of what holds (SEC-1.15)', () => {
  it('has every number once, each with what it must have', () => {
    expect(NUMBERS).toHaveLength(99);
    expect(faultsOf(REGISTER, readTest)).toEqual([]);
  });

  it('leads only to pages that exist', () => {
    const links = [...REGISTER.matchAll(/\]\(([^)#]+)\)/g)].map(([, path = '']) => path);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((path) => !existsSync(join('docs', path)))).toEqual([]);
  });

  it('notices a line that is gone, doubled, empty or that names a test which is no more', () => {
    const line = (cells: string) => `| SEC-1.1 | How passwords are hashed | ${cells} |`;
    const faults = (cells: string) => faultsOf(line(cells), (file) => (file === 'tests/a.test.ts' ? "it('a title', () => {})" : null));
    const ofLine = (cells: string) => faults(cells).filter((fault) => fault.startsWith('SEC-1.1 '));
    expect(ofLine('proved | `tests/a.test.ts` › a title | —')).toEqual([]);
    expect(ofLine('proved | — | —')).toEqual(['SEC-1.1 names no test']);
    expect(ofLine('partly | `tests/a.test.ts` › a title | —')).toEqual(['SEC-1.1 gives no reason']);
    expect(ofLine('not yet | — |  ')).toEqual(['SEC-1.1 gives no reason']);
    expect(ofLine('soon | — | « the back office »')).toEqual(['SEC-1.1 has the state « soon »', 'SEC-1.1 names no test']);
    expect(ofLine('proved | `tests/b.test.ts` › a title | —')).toEqual(['SEC-1.1 names a file that does not exist: tests/b.test.ts']);
    expect(ofLine('proved | `tests/a.test.ts` › a tit | —')).toEqual(['SEC-1.1 names a test that tests/a.test.ts does not have: a tit']);
    expect(faults('proved | — | —')).toContain('SEC-1.2 is missing');
    expect(faultsOf(`${REGISTER}\n${line('not yet | — | later')}`, readTest)).toEqual(['SEC-1.1 stands twice']);
    expect(faultsOf(REGISTER.replace(/^\| RGPD-7\.13 .*\n/m, ''), readTest)).toEqual(['RGPD-7.13 is missing']);
  });
});
