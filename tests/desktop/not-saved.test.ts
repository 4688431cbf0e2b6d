import { describe, expect, it } from 'vitest';
import { whyNotSaved } from '../../main/desktop/not-saved.ts';

describe('a file that could not be saved', () => {
  it.each([
    ['EACCES', /droit/],
    ['ENOSPC', /place/],
    ['EROFS', /lecture seule/],
    ['EWHATEVER', /Choisissez un autre dossier/],
  ])('%s is explained to the person', (code, sentence) => {
    expect(whyNotSaved(Object.assign(new Error('no'), { code }))).toMatch(sentence);
  });

  it('is explained whatever was thrown', () => {
    expect(whyNotSaved('text')).toMatch(/Choisissez un autre dossier/);
  });
});
