// PDF files that would do something when they are opened, each hidden in its own way. None may be taken.
import { deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import { ascii85, lzw, objectStream, onePage, packed, pdf, revision, withPredictor } from '../helpers/pdf-writer.ts';

const RUNS = '<</S/JavaScript/JS(app.alert\\(1\\))>>';
const STARTS = '<</Type/Catalog/Pages 2 0 R/OpenAction 9 0 R>>';
const action = (value: string) => pdf(onePage({ 1: STARTS, 9: value }));
const annotation = (value: string) =>
  pdf(onePage({ 3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[9 0 R]>>', 9: `<</Type/Annot/Rect[0 0 9 9]${value}>>` }));
const catalogue = (value: string) => pdf(onePage({ 1: `<</Type/Catalog/Pages 2 0 R${value}>>` }));

/** A program in a stream of objects, under any filter. */
function inStream(dict: string, data: (text: string) => Buffer | string, type = '/Type/ObjStm'): Buffer {
  const { text, keys } = packed({ 9: RUNS });
  return pdf(onePage({ 1: STARTS, 8: { dict: `${type}${keys}${dict}`, data: data(text) } }), { version: '1.5' });
}

/** A stream whose bytes are an object of their own, to which only the table of the file leads. */
function insideAnotherStream(hidden: string, number: number): Buffer {
  return pdf(onePage({ 1: STARTS, 4: { dict: '', data: `0 0 m 9 9 l S\n${hidden}\n` } }), {
    version: '1.5',
    offsets: (written, file) => written.set(number, file.indexOf(hidden)),
  });
}

const hiddenStream = (): string => {
  const { text, keys } = packed({ 9: RUNS });
  const data = deflateSync(text).toString('latin1');
  return `8 0 obj<</Type/ObjStm${keys}/Filter/FlateDecode/Length ${data.length}>>stream\n${data}\nendstream endobj`;
};

async function withAttachment(): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage();
  await document.attach(Buffer.from('MZ'), 'facture.exe', { mimeType: 'application/octet-stream' });
  return Buffer.from(await document.save());
}

async function withScript(): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage();
  document.addJavaScript('alerte', 'app.alert(1)');
  return Buffer.from(await document.save({ useObjectStreams: true }));
}

/** Title and file. */
export const activePdfs = async (): Promise<[string, Buffer][]> => [
  ['a program that runs at opening', action(RUNS)],
  ['its name written with escapes', action('<</S/J#61v#61Scri#70t/JS(1)>>')],
  ['a comment between its words', action('<</S%\n/JavaScript%x\n/JS(1)>>')],
  ['behind brackets that close too much', action(`]>>)>> ${RUNS}`)],
  ['its type in an object of its own', pdf(onePage({ 1: STARTS, 9: '<</S 10 0 R/JS(1)>>', 10: '/JavaScript' }))],
  ['a program of the page', pdf(onePage({ 3: `<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/AA<</O ${RUNS}>>>>` }))],
  ['a program under a name', catalogue(`/Names<</JavaScript<</Names[(a)${RUNS}]>>>>`)],
  ['a program of a field', annotation(`/Subtype/Widget/FT/Tx/T(a)/AA<</K ${RUNS}>>`)],
  ['a program after another action', action(`<</S/GoTo/D[3 0 R/Fit]/Next ${RUNS}>>`)],
  ['a program in a stream of objects', pdf(onePage({ 1: STARTS, 8: objectStream({ 9: RUNS }) }), { version: '1.5' })],
  ['…that does not say what it is', pdf(onePage({ 1: STARTS, 8: objectStream({ 9: RUNS }, '') }), { version: '1.5' })],
  [
    '…that calls itself an image',
    pdf(onePage({ 1: STARTS, 8: objectStream({ 9: RUNS }, '/Type/XObject/Subtype/Image/Width 9/Height 9') }), { version: '1.5' }),
  ],
  ['…not compressed', inStream('', (text) => text)],
  [
    '…with a predictor',
    inStream('/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 5>>', (text) => withPredictor(Buffer.from(text), 5)),
  ],
  ['…under LZW', inStream('/Filter/LZWDecode', (text) => lzw(Buffer.from(text)))],
  ['…under ASCII 85', inStream('/Filter[/ASCII85Decode/FlateDecode]', (text) => ascii85(deflateSync(text)))],
  ['…in hexadecimal', inStream('/Filter/ASCIIHexDecode', (text) => `${Buffer.from(text).toString('hex')}>`)],
  ['…compressed twice', inStream('/Filter[/FlateDecode/FlateDecode]', (text) => deflateSync(deflateSync(text)))],
  [
    '…with a wrong check sum',
    inStream('/Filter/FlateDecode', (text) => Buffer.concat([deflateSync(text).subarray(0, -4), Buffer.from('oops')])),
  ],
  ['…cut off', inStream('/Filter/FlateDecode', (text) => deflateSync(text).subarray(0, -5))],
  ['…with a length of zero', inStream('/Filter/FlateDecode/Length 0', (text) => deflateSync(text))],
  [
    '…whose filter is an object of its own',
    (() => {
      const { text, keys } = packed({ 9: RUNS });
      const objects = { 1: STARTS, 7: '/FlateDecode', 8: { dict: `/Type/ObjStm${keys}/Filter 7 0 R`, data: deflateSync(text) } };
      return pdf(onePage(objects), { version: '1.5' });
    })(),
  ],
  ['a program added afterwards', revision(pdf(onePage()), { 1: STARTS, 9: RUNS })],
  ['a program covered by a later version', revision(action(RUNS), { 9: '<</S/GoTo/D[3 0 R/Fit]>>' })],
  ['a program that no table knows', pdf(onePage({ 9: RUNS }), { unlisted: [9] })],
  ['a program inside the drawing of a page', insideAnotherStream(`9 0 obj ${RUNS} endobj`, 9)],
  ['a compressed stream of objects inside the drawing of a page', insideAnotherStream(hiddenStream(), 8)],
  ['…whose number a comment cuts off', insideAnotherStream(hiddenStream().replace('8 0 obj', '8 %\n0 %\nobj'), 8)],
  [
    'a program inside a string',
    pdf(onePage({ 1: STARTS, 5: `(9 0 obj ${RUNS} endobj)` }), { offsets: (written, file) => written.set(9, file.indexOf('9 0 obj')) }),
  ],
  [
    'a program behind the first object of a stream',
    (() => {
      const { text } = packed({ 9: '<<>>' });
      return pdf(onePage({ 1: STARTS, 8: { dict: '/Type/ObjStm/N 1/First 4', data: `${text} ${RUNS}` } }), { version: '1.5' });
    })(),
  ],
  [
    'numbers of a stream of objects that stand in another one',
    pdf(
      onePage({
        1: STARTS,
        8: { dict: '/Type/ObjStm/N 20 0 R/First 21 0 R', data: `9 0 ${RUNS}` },
        10: objectStream({ 20: '1', 21: '4' }),
      }),
      { version: '1.5' },
    ),
  ],
  ['a name with a zero at its end', action('<</S/JavaScript#00/JS(1)>>')],
  ['…with a comment where a number stands', insideAnotherStream(`9 %\n0 obj <</S/JavaScript>> endobj`, 9)],
  ['a program added by a library', await withScript()],
  ['a program of the computer', action('<</S/Launch/F(cmd.exe)>>')],
  ['a form that sends itself', annotation('/Subtype/Widget/FT/Btn/T(a)/A<</S/SubmitForm/F<</FS/URL/F(https://exemple.fr)>>>>')],
  ['data from elsewhere', action('<</S/ImportData/F(a.fdf)>>')],
  ['another file', action('<</S/GoToR/F(\\\\\\\\serveur\\\\partage\\\\a.pdf)/D[0/Fit]>>')],
  ['a file inside', action('<</S/GoToE/T<</R/C/N(a.pdf)>>/D[0/Fit]>>')],
  ['an attachment', await withAttachment()],
  ['an attachment in the table of names', catalogue('/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/F(a.exe)/EF<</F 9 0 R>>>>]>>>>')],
  ['an attachment pinned to the page', annotation('/Subtype/FileAttachment/FS<</Type/Filespec/F(a.exe)/EF<</F 9 0 R>>>>')],
  ['a portfolio of files', catalogue('/Collection<</View/D>>')],
  ['rich media', annotation('/Subtype/RichMedia/RichMediaContent<</Assets<<>>>>')],
  ['a form of another kind inside', catalogue('/AcroForm<</Fields[]/XFA[(template)9 0 R]>>')],
  ['…with its name escaped', catalogue('/AcroForm<</Fields[]/X#46A[(template)9 0 R]>>')],
  ['a film', annotation('/Subtype/Movie/Movie<</F(a.avi)>>')],
  ['a player', annotation('/Subtype/Screen/A<</S/Rendition/OP 0/R<</S/MR>>>>')],
  ['a sound', action('<</S/Sound/Sound 10 0 R>>')],
  ['a model in three dimensions', annotation('/Subtype/3D/3DD 10 0 R')],
  ['a stream that lies in another file', pdf(onePage({ 4: { dict: '/F(a.txt)', data: '' } }))],
];
