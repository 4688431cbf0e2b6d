import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName, FILE_NAME_MAX } from '../../shared/rules/file-name.ts';

describe('UPL-3.6 the name of a file that somebody gives or saves', () => {
  it.each([
    ['Identifiant – Famille Lefèvre.pdf', 'Identifiant – Famille Lefèvre.pdf'],
    ['Justificatif d’ide\u0301e.pdf', 'Justificatif d’idée.pdf'],
    ['../../etc/passwd', 'etc passwd'],
    ['../../../portee.db.pdf', 'portee.db.pdf'],
    ['C:\\Windows\\win.ini', 'C Windows win.ini'],
    ['..', 'document'],
    ['', 'document'],
    ['   ', 'document'],
    ['.bashrc', 'bashrc'],
    ['lettre\u0000.pdf', 'lettre .pdf'],
    ['facture\u202Efdp.exe', 'facture fdp.exe'],
    ['\u2066photo\u2069.jpg', 'photo .jpg'],
    ['photo\r\nSet-Cookie: sid=1.jpg', 'photo Set-Cookie sid=1.jpg'],
    ['photo 🎻.jpg', 'photo 🎻.jpg'],
    ['moitié\uD83C.png', 'moitié .png'],
    ['CON', '_CON'],
    ['CON.pdf', '_CON.pdf'],
    ['con .pdf', '_con .pdf'],
    ['nul.pdf', '_nul.pdf'],
    ['LPT¹.png', '_LPT¹.png'],
    ['concert.pdf', 'concert.pdf'],
    ['<img src=x onerror=alert(1)>.png', 'img src=x onerror=alert(1) .png'],
    ['certificat.pdf. . .', 'certificat.pdf'],
    [`${'a'.repeat(4096)}.pdf`, `${'a'.repeat(116)}.pdf`],
    [`${'🎻'.repeat(100)}.jpeg`, `${'🎻'.repeat(57)}.jpeg`],
  ])('%j becomes %j', (given, cleaned) => {
    expect(cleanFileName(given)).toBe(cleaned);
  });

  it('never leaves its folder, never turns the reading, is never empty nor too long, and is clean already the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const name = cleanFileName(given);
        expect(name).not.toMatch(/[/\\:<>"|?*\p{Cc}\p{Cf}]|^\.|^\s*$|[\s.]$/u);
        expect(name.length).toBeLessThanOrEqual(FILE_NAME_MAX);
        expect(name).not.toMatch(/\p{Cs}/u);
        expect(cleanFileName(name)).toBe(name);
      }),
      { numRuns: 5_000 },
    );
  });
});
