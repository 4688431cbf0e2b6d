import { describe, expect, it } from 'vitest';
import { sentenceFor } from '../../main/service/documents/sentences.ts';
import { anExamination } from '../helpers/examination.ts';
import { activePdfs } from './active-pdfs.ts';

const corpus = await activePdfs();

describe('UPL-3.4 a PDF that would do something when it is opened', () => {
  const { outcome } = anExamination({ within: { image: 60_000, pdf: 60_000 } });

  it.each(corpus)('is not taken: %s', async (_title, file) => {
    expect(await outcome('document.pdf', file)).toBe('active-pdf');
  });

  it('more than twenty of them are tried', () => {
    expect(corpus.length).toBeGreaterThan(20);
  });

  it('the family reads what it can do', () => {
    expect(sentenceFor('active-pdf', 'pdf')).toMatch(/^Imprimez le document en PDF, puis importez-le/);
  });
});
