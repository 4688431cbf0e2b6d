import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { QUOTES } from './quotes.ts';

const root = resolve(import.meta.dirname, '../..');
const reference = resolve(root, '../shared/reference');

/** Words only: apostrophes, spaces, marks of emphasis and letters' case differ between a guide and a title. */
const words = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The titles of all tests, one text. */
const titles = readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(test|spec)\.tsx?$/.test(name))
  .flatMap((name) => [
    ...readFileSync(join(root, 'tests', name), 'utf8').matchAll(/\b(?:it|test|describe)\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gs),
  ])
  .map(([, , title = '']) => words(title))
  .join('\n');

describe.each(Object.entries(QUOTES))('%s', (guide, quotes) => {
  it.skipIf(!existsSync(reference))('is quoted as it stands (skipped where the guides do not stand beside the project)', () => {
    const text = words(readFileSync(join(reference, `${guide}.txt`), 'utf8'));
    expect(quotes.filter((quote) => !text.includes(words(quote)))).toEqual([]);
  });

  it('has a test for each paragraph, whose title quotes it', () => {
    expect(quotes.filter((quote) => !titles.includes(words(quote)))).toEqual([]);
  });
});
