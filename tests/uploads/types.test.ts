import { describe, expect, it } from 'vitest';
import type { Kind, Reason } from '../../main/service/documents/examination.ts';
import { sentenceFor } from '../../main/service/documents/sentences.ts';
import { anExamination } from '../helpers/examination.ts';
import { onePage, pdf } from '../helpers/pdf-writer.ts';
import { phonePhoto, twoHalves, zip } from '../helpers/pictures.ts';

const jpeg = await phonePhoto();
const png = await twoHalves(90, 60).png().toBuffer();
const document = pdf(onePage());
const ofVersion = (version: string) => pdf(onePage(), { version });
const picture = (make: (image: ReturnType<typeof twoHalves>) => ReturnType<typeof twoHalves>) => make(twoHalves(90, 60)).toBuffer();
const joined = (...parts: (Buffer | string)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));

const HTML = '<!DOCTYPE html><html><script>alert(1)</script></html>';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const EXE = joined('MZ\x90\0\x03\0\0\0', Buffer.alloc(200));
const HEIC = joined('\0\0\0\x18ftypheic\0\0\0\0mif1heic', Buffer.alloc(200));
const OLE = joined(Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600));
const DOCX = zip(
  '[Content_Types].xml',
  '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
);
const RAR = joined('Rar!\x1a\x07\0', Buffer.alloc(100));
/** Its comment holds the whole PDF but the first line: what programs for both types open. */
const pdfAndZip = joined(document.subarray(0, document.indexOf('startxref')), zip(), document.subarray(document.indexOf('startxref')));
const jpegWithComment = (text: string) =>
  joined(jpeg.subarray(0, 2), '\xff\xfe', Buffer.from([(text.length + 2) >> 8, (text.length + 2) & 255]), text, jpeg.subarray(2));

/** The name, the content, and what comes of it; what a misnamed file really is stands beside it. */
const corpus: [string, string, Buffer, 'ok' | Reason | `misnamed ${Kind}`][] = [
  // honest ones
  ['a JPEG', 'photo.jpg', jpeg, 'ok'],
  ['a JPEG of four letters', 'photo.jpeg', jpeg, 'ok'],
  ['in capitals', 'IMG_0001.JPG', jpeg, 'ok'],
  ['a PNG', 'capture.png', png, 'ok'],
  ['in mixed letters', 'Capture.PnG', png, 'ok'],
  ['a PDF', 'attestation.pdf', document, 'ok'],
  ['PDF 1.3', 'a.pdf', ofVersion('1.3'), 'ok'],
  ['PDF 1.7', 'a.pdf', ofVersion('1.7'), 'ok'],
  ['PDF 2.0', 'a.pdf', ofVersion('2.0'), 'ok'],
  ['a JPEG in CMYK', 'a.jpg', await picture((image) => image.toColourspace('cmyk').jpeg()), 'ok'],
  ['a progressive JPEG', 'a.jpg', await picture((image) => image.jpeg({ progressive: true })), 'ok'],
  ['an interlaced PNG', 'a.png', await picture((image) => image.png({ progressive: true })), 'ok'],
  ['dots in the name', 'M. Bernard 12.03.2026.pdf', document, 'ok'],
  ['a scan that was a picture', 'scan.jpg.pdf', document, 'ok'],
  ['the end twice', 'attestation.pdf.pdf', document, 'ok'],
  ['accents and a space', 'Pièce d’identité n° 2.png', png, 'ok'],
  ['letters from right to left', 'תעודה.pdf', document, 'ok'],
  ['only spaces before the end', '   a.pdf', document, 'ok'],
  ['zeros behind a JPEG', 'a.jpg', joined(jpeg, Buffer.alloc(500)), 'ok'],
  ['a film behind a photo', 'a.jpg', joined(jpeg, '\0\0\0\x18ftypmp42', Buffer.alloc(500)), 'ok'],

  // the name promises something else
  ['no end', 'photo', jpeg, 'other-type'],
  ['only an end', 'pdf', document, 'other-type'],
  ['nothing before the end', '.pdf', document, 'forbidden-name'],
  ['no name at all', '', document, 'other-type'],
  ['a program', 'facture.exe', EXE, 'other-type'],
  ['a page', 'page.html', Buffer.from(HTML), 'other-type'],
  ['a drawing with a program', 'logo.svg', Buffer.from(SVG), 'other-image'],
  ['a Word document', 'lettre.docx', DOCX, 'office-document'],
  ['an old Word document', 'lettre.doc', OLE, 'office-document'],
  ['an archive', 'photos.zip', zip(), 'archive'],
  ['a film', 'film.mov', Buffer.from('\0\0\0\x14ftypqt  '), 'film-or-sound'],
  ['a photo of an iPhone', 'IMG_0042.HEIC', HEIC, 'heic'],
  ['a picture of the web', 'photo.webp', await picture((image) => image.webp()), 'other-image'],
  ['a GIF', 'anim.gif', await picture((image) => image.gif()), 'other-image'],
  ['a PDF whose name goes on', 'facture.pdf.exe', document, 'other-type'],
  ['a program whose name goes on', 'facture.exe.pdf', document, 'forbidden-name'],
  ['a page whose name goes on', 'page.HTML.jpg', jpeg, 'forbidden-name'],
  ['a script whose name goes on', 'page.php.png', png, 'forbidden-name'],
  ['…with a space', 'facture.exe .pdf', document, 'forbidden-name'],
  ['a dot behind', 'facture.pdf.', document, 'forbidden-name'],
  ['a space behind', 'facture.pdf ', document, 'forbidden-name'],
  ['two dots', 'facture..pdf', document, 'forbidden-name'],
  ['a zero behind', 'facture.pdf\0', document, 'forbidden-name'],
  ['a zero inside', 'facture.exe\0.pdf', document, 'forbidden-name'],
  ['a stream of Windows behind', 'facture.pdf::$DATA', document, 'other-type'],
  ['written backwards', 'facture\u202Efdp.exe', document, 'other-type'],
  ['the end in other letters', 'facture.рdf', document, 'other-type'],
  ['the name of something in every object', 'a.constructor', document, 'other-type'],

  // the content is something else
  ['a program named picture', 'photo.jpg', EXE, 'other-type'],
  ['a page named picture', 'photo.png', Buffer.from(HTML), 'other-type'],
  ['a drawing named picture', 'photo.png', Buffer.from(SVG), 'other-type'],
  ['an archive named document', 'a.pdf', zip(), 'archive'],
  ['a Word document named PDF', 'lettre.pdf', DOCX, 'office-document'],
  ['an old Word document named PDF', 'lettre.pdf', OLE, 'office-document'],
  ['an iPhone photo named JPEG', 'photo.jpg', HEIC, 'heic'],
  ['a WebP named JPEG', 'photo.jpg', await picture((image) => image.webp()), 'other-image'],
  ['a GIF named PNG', 'photo.png', await picture((image) => image.gif()), 'other-image'],
  ['a TIFF named JPEG', 'photo.jpg', await picture((image) => image.tiff()), 'other-image'],
  ['a film named JPEG', 'film.jpg', joined('\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41', Buffer.alloc(200)), 'film-or-sound'],
  ['a text named PDF', 'a.pdf', Buffer.from('Bonjour'), 'other-type'],
  ['zeros named PNG', 'a.png', Buffer.alloc(5000), 'other-type'],
  ['nothing', 'a.pdf', Buffer.alloc(0), 'empty'],
  ['one byte', 'a.jpg', Buffer.from('\xff', 'latin1'), 'other-type'],
  ['a PNG named JPEG', 'photo.jpg', png, 'misnamed png'],
  ['a JPEG named PNG', 'photo.png', jpeg, 'misnamed jpeg'],
  ['a PDF named JPEG', 'scan.jpg', document, 'misnamed pdf'],
  ['a JPEG named PDF', 'scan.pdf', jpeg, 'misnamed jpeg'],
  ['a PDF that begins later', 'a.pdf', joined('\n', document), 'other-type'],
  ['a page before a PDF', 'a.pdf', joined(HTML, document), 'other-type'],

  // two in one
  ['a PDF and a page', 'a.pdf', joined('%PDF-1.4\n', HTML, '\n', document.subarray(9)), 'two-in-one'],
  ['a page in a comment of a PDF', 'a.pdf', joined('%PDF-1.4\n%<html><script>alert(1)</script>\n', document.subarray(9)), 'two-in-one'],
  ['a page behind a PDF', 'a.pdf', joined(document, HTML), 'two-in-one'],
  ['an archive behind a PDF', 'a.pdf', joined(document, zip()), 'two-in-one'],
  ['an archive inside a PDF', 'a.pdf', pdfAndZip, 'two-in-one'],
  ['a program behind a PDF', 'a.pdf', joined(document, EXE), 'two-in-one'],
  ['a second archive inside a PDF', 'a.pdf', pdf(onePage({ 5: { dict: '', data: RAR } })), 'two-in-one'],
  ['an archive behind a JPEG', 'a.jpg', joined(jpeg, zip('a.class')), 'two-in-one'],
  ['an archive behind a PNG', 'a.png', joined(png, zip('a.class')), 'two-in-one'],
  ['an archive behind a GIF (GIFAR)', 'a.jpg', joined(await picture((image) => image.gif()), zip('a.class')), 'other-image'],
  ['another archive behind a JPEG', 'a.jpg', joined(jpeg, RAR), 'two-in-one'],
  ['a page in a note of a JPEG', 'a.jpg', jpegWithComment(HTML), 'two-in-one'],
  ['a program in a note of a JPEG', 'a.jpg', jpegWithComment('<?php system(1); ?>'), 'two-in-one'],

  // cut off
  ['half a JPEG', 'a.jpg', jpeg.subarray(0, jpeg.length / 2), 'unreadable-image'],
  ['half a PNG', 'a.png', png.subarray(0, png.length / 2), 'unreadable-image'],
  ['half a PDF', 'a.pdf', document.subarray(0, document.length / 2), 'unreadable-pdf'],
  ['only the first bytes of a JPEG', 'a.jpg', jpeg.subarray(0, 3), 'unreadable-image'],
  ['only the first bytes of a PNG', 'a.png', png.subarray(0, 8), 'unreadable-image'],
  ['only the first bytes of a PDF', 'a.pdf', document.subarray(0, 5), 'unreadable-pdf'],
];

const KINDS: Record<string, Kind> = { jpg: 'jpeg', jpeg: 'jpeg', png: 'png', pdf: 'pdf' };

describe('UPL-3.2 the end of the name, the first bytes and the whole content must agree', () => {
  const { examiner, lines } = anExamination({ within: { image: 60_000, pdf: 60_000 } });

  it.each(corpus)('%s', async (_title, name, content, expected) => {
    const at = lines().length;
    const verdict = await examiner.examine(name, content);
    const [reason, actual] = expected.split(' ') as [Reason, Kind?];
    expect(lines()[at]?.refused ?? 'ok').toBe(reason);
    const named = KINDS[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? null;
    if (!verdict.ok) expect(verdict.sentence).toBe(sentenceFor(reason, named, actual));
  });

  it('more than sixty are tried', () => {
    expect(corpus.length).toBeGreaterThan(60);
  });
});

describe('what the family reads', () => {
  it('begins with what can be done', () => {
    for (const [, name, , expected] of corpus) {
      if (expected === 'ok') continue;
      const [reason, actual] = expected.split(' ') as [Reason, Kind?];
      expect(sentenceFor(reason, KINDS[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? null, actual)).toMatch(
        /^(Choisissez|Renommez|Enregistrez|Importez|Ouvrez|Réduisez|Imprimez|Gardez) .+\.$/,
      );
    }
  });

  it('says how an iPhone makes a JPEG, and what a misnamed file is', () => {
    expect(sentenceFor('heic', 'jpeg')).toContain('« Le plus compatible »');
    expect(sentenceFor('misnamed', 'jpeg', 'png')).toBe(
      'Renommez le fichier pour que son nom finisse par « .png », puis importez-le : c’est une image PNG, et son nom annonce une image JPEG.',
    );
  });
});
