import { deflateSync } from 'node:zlib';
import PDFKit from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { anExamination } from '../helpers/examination.ts';
import { onePage, type PdfObject, pdf } from '../helpers/pdf-writer.ts';
import { manyPages } from './honest-pdfs.ts';

const MB = 1024 * 1024;
const { outcome } = anExamination({ within: { image: 60_000, pdf: 60_000 } });
const outcomeOf = (file: Buffer) => outcome('document.pdf', file);
const zeros = (megabytes: number): PdfObject => ({
  dict: '/Filter/FlateDecode',
  data: deflateSync(Buffer.alloc(megabytes * MB), { level: 1 }),
});
const pixels = (megabytes: number): PdfObject => ({
  dict: '/Subtype/Image/Width 9/Height 9/Filter/FlateDecode',
  data: deflateSync(Buffer.alloc(megabytes * MB), { level: 1 }),
});
const replaced = (file: Buffer, from: string | RegExp, to: string) => Buffer.from(file.toString('latin1').replace(from, to), 'latin1');

describe('UPL-3.4 a PDF that asks for too much', () => {
  it('of pages: two hundred are taken, one more is not', async () => {
    expect(await outcomeOf(manyPages(200))).toBe('ok');
    expect(await outcomeOf(manyPages(201))).toBe('too-many-pages');
  });

  it('of memory: streams unfold to 64 MiB together, not more, be it in one or in many, folded once or twice', async () => {
    expect(await outcomeOf(pdf(onePage({ 5: zeros(40), 6: zeros(20) })))).toBe('ok');
    expect(await outcomeOf(pdf(onePage({ 5: zeros(65) })))).toBe('too-heavy');
    expect(await outcomeOf(pdf(onePage({ 5: zeros(40), 6: zeros(40) })))).toBe('too-heavy');
    const twice = deflateSync(deflateSync(Buffer.alloc(70 * MB)));
    expect(await outcomeOf(pdf(onePage({ 5: { dict: '/Filter[/FlateDecode/FlateDecode]', data: twice } })))).toBe('too-heavy');
  });

  it('of memory: the pixels of its pictures have a limit of their own', async () => {
    expect(await outcomeOf(pdf(onePage({ 5: pixels(120), 6: pixels(120) })))).toBe('ok');
    expect(await outcomeOf(pdf(onePage({ 5: pixels(260) })))).toBe('too-heavy');
  });

  it.each([
    ['a million brackets in each other', pdf(onePage({ 5: '['.repeat(1_000_000) })), 'unreadable-pdf'],
    [
      'a million empty dictionaries, folded',
      pdf(onePage({ 5: { dict: '/N 1/First 4/Filter/FlateDecode', data: deflateSync(`9 0 [${'<<>>'.repeat(8_000_000)}]`) } })),
      'too-heavy',
    ],
    ['objects that begin and never end', pdf(onePage({ 5: '1 0 obj ['.repeat(100_000) })), 'unreadable-pdf'],
    ['a length that refers to itself', pdf(onePage({ 4: { dict: '/Length 5 0 R', data: 'x' }, 5: '6 0 R', 6: '5 0 R' })), 'unreadable-pdf'],
    ['a tree of pages that leads back to itself', pdf(onePage({ 2: '<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>' })), 'unreadable-pdf'],
  ] as const)('%s', async (_title, file, reason) => {
    expect(await outcomeOf(file)).toBe(reason);
  });
});

describe('UPL-3.4 a PDF that cannot be read for certain', () => {
  it.each([
    ['40', '1.4'],
    ['40 with empty password', '1.4', { ownerPassword: 'secret' }],
    ['256', '1.7ext3', { userPassword: 'secret' }],
  ])('is not taken: encrypted, %s', async (_title, pdfVersion, passwords = { userPassword: 'secret' }) => {
    expect(await outcomeOf(await encrypted(pdfVersion, passwords))).toBe('encrypted-pdf');
  });

  const whole = pdf(onePage());
  it.each([
    ['its end is missing', whole.subarray(0, whole.length - 10)],
    ['half of it is missing', whole.subarray(0, whole.length / 2)],
    ['only its first line came', Buffer.from('%PDF-1.7\n')],
    ['a version that there is not', replaced(whole, '%PDF-1.4', '%PDF-1.9')],
    ['no catalogue', replaced(whole, '/Root', '/Ruth')],
    ['a catalogue without pages', pdf(onePage({ 1: '<</Type/Catalog>>' }))],
    ['no page', pdf(onePage({ 2: '<</Type/Pages/Kids[]/Count 0>>' }))],
    ['a filter that nobody knows', pdf(onePage({ 4: { dict: '/Filter/BrotliDecode', data: 'x' } }))],
    ['objects under a filter of pictures', pdf(onePage({ 5: { dict: '/N 1/First 4/Filter/DCTDecode', data: 'x' } }))],
    ['a folded stream that is none', pdf(onePage({ 4: { dict: '/Filter/FlateDecode', data: 'nothing folded here' } }))],
    [
      'a filter that could be one of two',
      pdf(onePage({ 5: { dict: '/N 1/First 4/Filter 6 0 R', data: '9 0 []' }, 6: 'null\nendobj\n6 0 obj\n/ASCIIHexDecode' })),
    ],
    [
      'objects up to an end that could be one of two',
      pdf(onePage({ 5: { dict: '/N 1/First 5/Length 6 0 R', data: '9 40 endstream' }, 6: '5\nendobj\n6 0 obj\n900' })),
    ],
    ['a hexadecimal string with an action in it', pdf(onePage({ 5: '<</A </S/JavaScript/JS(1)>>>' }))],
    ['two filters under one key', pdf(onePage({ 5: { dict: '/N 1/First 4/Filter/FlateDecode/Filter/ASCIIHexDecode', data: '9 0 []' } }))],
  ])('is not taken: %s', async (_title, file) => {
    expect(await outcomeOf(file)).toBe('unreadable-pdf');
  });
});

function encrypted(pdfVersion: string, passwords: object): Promise<Buffer> {
  const doc = new PDFKit({ pdfVersion: pdfVersion as '1.7', ...passwords });
  const parts: Buffer[] = [];
  doc.on('data', (part) => parts.push(part));
  const whole = new Promise<Buffer>((resolve) => doc.on('end', () => resolve(Buffer.concat(parts))));
  doc.text('Avis d’imposition');
  doc.end();
  return whole;
}
