import { describe, expect, it } from 'vitest';
import { anExamination } from '../helpers/examination.ts';
import { honestPdfs } from './honest-pdfs.ts';

const corpus = await honestPdfs();

describe('UPL-3.4 a PDF as families have it', () => {
  const { taken } = anExamination({ within: { image: 60_000, pdf: 60_000 } });

  it.each(corpus)('is taken as it came: %s', async (_title, file, pages) => {
    const verdict = await taken('document.pdf', file);
    expect(verdict).toMatchObject({ mediaType: 'application/pdf', pages });
    expect(Buffer.from(verdict.bytes).equals(file)).toBe(true);
  });

  it('more than twenty of them are tried, and none is larger than what may be given', () => {
    expect(corpus.length).toBeGreaterThan(20);
    expect(corpus.filter(([, file]) => file.length > 2 * 1024 * 1024)).toEqual([]);
  });
});
