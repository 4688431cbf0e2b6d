import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName, whyNotSaved } from '../../main/desktop/file-name.ts';

describe('the name suggested for a file to save', () => {
  it.each([
    ['Identifiant – Famille Lefèvre.pdf', 'Identifiant – Famille Lefèvre.pdf'],
    ['../../etc/passwd', 'etc passwd'],
    ['C:\\Windows\\win.ini', 'C Windows win.ini'],
    ['..', 'document'],
    ['', 'document'],
    ['.bashrc', 'bashrc'],
    ['lettre\u0000.pdf', 'lettre .pdf'],
    ['facture\u202Efdp.exe', 'facture fdp.exe'],
    ['CON', '_CON'],
    ['nul.pdf', '_nul.pdf'],
    [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(116)}.pdf`],
  ])('%j becomes %j', (given, cleaned) => {
    expect(cleanFileName(given)).toBe(cleaned);
  });

  it('never leaves its folder and never is empty, whatever was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const name = cleanFileName(given);
        expect(name).not.toMatch(/[/\\:\p{Cc}]|^\.|^\s*$/u);
        expect(name.length).toBeLessThanOrEqual(121);
      }),
      { numRuns: 2_000 },
    );
  });
});

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
