// PDF files as families have them: from scanners, telephones, office programs, administrations. Each must be taken as it is.
import { deflateSync } from 'node:zlib';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import PDFKit from 'pdfkit';
import sharp from 'sharp';
import {
  ascii85,
  lzw,
  objectStream,
  onePage,
  type PdfObjects,
  packed,
  pdf,
  revision,
  type WriteOptions,
  withPredictor,
} from '../helpers/pdf-writer.ts';

const photo = await sharp({
  create: { width: 620, height: 877, channels: 3, background: '#f4f1e8', noise: { type: 'gaussian', mean: 230, sigma: 8 } },
})
  .jpeg({ quality: 70 })
  .toBuffer();
const grey = await sharp(photo).resize(310, 438).greyscale().raw().toBuffer();
const INFO = "/Producer(Scanner System Image Conversion)/CreationDate(D:20261120090000+01'00')";

/** One page that is nothing but an image, as scanners and telephones make it. */
const scan = (
  filter: string,
  data: Buffer | string,
  options: WriteOptions = {},
  more: PdfObjects = {},
  keys = '/Width 620/Height 877/ColorSpace/DeviceRGB/BitsPerComponent 8',
) =>
  pdf(
    onePage({
      3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</ProcSet[/PDF/ImageC]/XObject<</Im0 5 0 R>>>>/Contents 4 0 R>>',
      4: { dict: '', data: 'q 595 0 0 842 0 0 cm /Im0 Do Q' },
      5: { dict: `/Type/XObject/Subtype/Image${keys}${filter}`, data },
      6: `<<${INFO}>>`,
      ...more,
    }),
    { trailer: '/Info 6 0 R', ...options },
  );
const byScanner = (version: string): [string, Buffer] => [`a scan in PDF ${version}`, scan('/Filter/DCTDecode', photo, { version })];
const withCatalogue = (keys: string, more: PdfObjects = {}) => pdf(onePage({ 1: `<</Type/Catalog/Pages 2 0 R${keys}>>`, ...more }));
const withPage = (keys: string, more: PdfObjects = {}) =>
  pdf(onePage({ 3: `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R${keys}>>`, ...more }));
const link = (action: string) => withPage(`/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 90 9]/Border[0 0 0]/A<<${action}>>>>]`);

/** As Acrobat and Word save: everything in a stream of objects, and a table that is a stream with a predictor. */
function allInStreams(): Buffer {
  const head = '%PDF-1.7\n%\xb5\xb5\xb5\xb5\n';
  const { text, keys } = packed({
    1: '<</Type/Catalog/Pages 2 0 R/Lang(fr-FR)>>',
    2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
  });
  const data = deflateSync(text).toString('latin1');
  const body = `4 0 obj\r\n<</Type/ObjStm${keys}/Filter/FlateDecode/Length ${data.length}>>\r\nstream\r\n${data}\r\nendstream\r\nendobj\r\n`;
  const at = head.length + body.length;
  const rows = [
    [0, 0, 255],
    [2, 4, 0],
    [2, 4, 1],
    [2, 4, 2],
    [1, head.length, 0],
    [1, at, 0],
  ];
  const table = withPredictor(
    Buffer.from(rows.flatMap(([type = 0, place = 0, last = 0]) => [type, place >> 8, place & 255, last])),
    4,
  ).toString('latin1');
  const xref = `5 0 obj\r\n<</Type/XRef/W[1 2 1]/Size 6/Root 1 0 R/Filter/FlateDecode/DecodeParms<</Columns 4/Predictor 12>>/Length ${table.length}>>\r\nstream\r\n${table}\r\nendstream\r\nendobj\r\n`;
  return Buffer.from(`${head}${body}${xref}startxref\r\n${at}\r\n%%EOF\r\n`, 'latin1');
}

/** The first page stands first, with a table of its own, for a browser that shows it before the rest has come. */
function linearized(): Buffer {
  const objects: Record<number, string> = {
    1: '<</Type/Catalog/Pages 2 0 R>>',
    3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>',
    4: '<</Length 13>>\nstream\n0 0 m 9 9 l S\nendstream',
  };
  const written = (number: number, value: string) => `${number} 0 obj\n${value}\nendobj\n`;
  const entry = (offset: number) => `${String(offset).padStart(10, '0')} 00000 n \n`;
  const file = (places: Map<string, number>): string => {
    const at = (name: string) => places.get(name) ?? 0;
    let text = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
    const mark = (name: string) => void places.set(name, text.length);
    mark('5');
    text += written(
      5,
      `<</Linearized 1/L ${String(at('end')).padStart(6, '0')}/H[0 0]/O 3/E ${String(at('2')).padStart(6, '0')}/N 1/T ${String(at('last')).padStart(6, '0')}>>`,
    );
    mark('first');
    text += `xref\n3 3\n${entry(at('3'))}${entry(at('4'))}${entry(at('5'))}1 1\n${entry(at('1'))}trailer\n<</Size 6/Root 1 0 R/Prev ${String(at('last')).padStart(6, '0')}>>\nstartxref\n0\n%%EOF\n`;
    for (const [number, value] of Object.entries(objects)) {
      mark(number);
      text += written(Number(number), value);
    }
    mark('2');
    text += written(2, '<</Type/Pages/Kids[3 0 R]/Count 1>>');
    mark('last');
    text += `xref\n0 1\n0000000000 65535 f \n2 1\n${entry(at('2'))}trailer\n<</Size 3>>\nstartxref\n${at('first')}\n%%EOF\n`;
    mark('end');
    return text;
  };
  const places = new Map<string, number>();
  file(places);
  file(places); // where the table of the first page stands has one or two digits more by now
  return Buffer.from(file(places), 'latin1');
}

/** A long letter with a table of contents, links, a picture and fonts of its own. */
const fromOffice = (): Promise<Buffer> =>
  drawn({ pdfVersion: '1.7', tagged: true, lang: 'fr-FR', displayTitle: true, info: { Title: 'Règlement intérieur' } }, (doc) => {
    doc.registerFont(
      'text',
      'node_modules/@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
    );
    for (let page = 1; page <= 6; page++) {
      if (page > 1) doc.addPage();
      doc.outline.addItem(`Article ${page}`);
      doc.font('text').fontSize(12).text('Le conservatoire accueille élèves et étudiants. '.repeat(60));
      doc.fillColor('blue').text('Le site de la ville', { link: 'https://exemple.fr/conservatoire', underline: true });
      doc.image(photo, { width: 100 });
    }
  });

/** As the forms of the administration: fields of text, boxes and lists, filled in, without any program. */
async function filledForm(useObjectStreams: boolean): Promise<Buffer> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([595, 842]);
  page.drawText('cerfa n° 10011*05', { x: 50, y: 800, size: 12, font });
  const form = document.getForm();
  for (let i = 0; i < 30; i++) {
    const field = form.createTextField(`nom.${i}`);
    field.setText(`Bernard ${i}`);
    field.addToPage(page, { x: 50, y: 760 - i * 20, width: 200, height: 16 });
  }
  const box = form.createCheckBox('accord');
  box.addToPage(page, { x: 300, y: 760, width: 12, height: 12 });
  box.check();
  const choice = form.createDropdown('instrument');
  choice.addOptions(['Piano', 'Harpe']);
  choice.select('Harpe');
  choice.addToPage(page, { x: 300, y: 700, width: 100, height: 16 });
  return Buffer.from(await document.save({ useObjectStreams }));
}

function drawn(options: PDFKit.PDFDocumentOptions, draw: (doc: PDFKit.PDFDocument) => void): Promise<Buffer> {
  const doc = new PDFKit({ size: 'A4', ...options });
  const parts: Buffer[] = [];
  doc.on('data', (part) => parts.push(part));
  const whole = new Promise<Buffer>((resolve) => doc.on('end', () => resolve(Buffer.concat(parts))));
  draw(doc);
  doc.end();
  return whole;
}

const manyPages = (count: number): Buffer => {
  const kids = Array.from({ length: count }, (_, i) => 10 + i);
  const pages = Object.fromEntries(kids.map((number) => [number, '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>']));
  return pdf(onePage({ 2: `<</Type/Pages/Kids[${kids.map((n) => `${n} 0 R`).join(' ')}]/Count ${count}>>`, ...pages }));
};

const XMP = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta><?xpacket end="w"?>`;
const FIXED = '/Width 310/Height 438/ColorSpace/DeviceGray/BitsPerComponent 8';
const BLACK_AND_WHITE = '/Width 1728/Height 2200/ColorSpace/DeviceGray/BitsPerComponent 1';
/** A page of 600 points an inch, white: 105 MB of pixels. */
const whiteSheet = deflateSync(Buffer.alloc(4960 * 7016 * 3, 255));

/** What it is, the file, and how many pages it has. */
export const honestPdfs = async (): Promise<[string, Buffer, number][]> => {
  const files: [string, Buffer, number?][] = [
    ...['1.3', '1.4', '1.5', '1.6', '1.7', '2.0'].map(byScanner),
    [
      'a fax',
      scan('/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 1728>>', Buffer.from('0010010011010011', 'hex'), {}, {}, BLACK_AND_WHITE),
    ],
    [
      'a scan of a copier, with what its pages share',
      scan(
        '/Filter/JBIG2Decode/DecodeParms<</JBIG2Globals 7 0 R>>',
        Buffer.from('0000000130', 'hex'),
        {},
        { 7: { dict: '', data: '\0\0\0\0\0\x01' } },
        BLACK_AND_WHITE,
      ),
    ],
    ['a scan in JPEG 2000', scan('/Filter/JPXDecode', Buffer.from('0000000c6a5020200d0a870a', 'hex'))],
    ['a scan without loss', scan('/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 310>>', withPredictor(grey, 310), {}, {}, FIXED)],
    [
      'a scan of the last century',
      scan(
        '/Filter/LZWDecode',
        lzw(grey.subarray(0, 9000)),
        { version: '1.2' },
        {},
        '/Width 90/Height 100/ColorSpace/DeviceGray/BitsPerComponent 8',
      ),
    ],
    ['a scan that can be sent as text', scan('/Filter[/ASCII85Decode/DCTDecode]', ascii85(photo))],
    [
      'a scan whose text holds the word of an object by chance',
      scan('/Filter[/ASCII85Decode/DCTDecode]', `J=obj[9(>OBJ<<[+5obj<<[${ascii85(photo)}`),
    ],
    [
      'a white sheet of 35 million pixels',
      scan('/Filter/FlateDecode', whiteSheet, {}, {}, '/Width 4960/Height 7016/ColorSpace/DeviceRGB/BitsPerComponent 8'),
    ],
    [
      'a scan with its small picture',
      scan(
        '/Filter/DCTDecode',
        photo,
        {},
        { 8: { dict: '/Width 76/Height 106/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode', data: photo } },
      ),
    ],
    ['a scan that opens at its first page', withCatalogue('/OpenAction[3 0 R/Fit]')],
    ['…said as an action', withCatalogue('/OpenAction<</S/GoTo/D[3 0 R/XYZ null null 1]>>')],
    ['…that opens the print dialogue', withCatalogue('/OpenAction<</S/Named/N/Print>>')],
    ['lines that end as on old Macintoshes', pdf(onePage(), { eol: '\r' })],
    ['lines that end as on Windows', pdf(onePage(), { eol: '\r\n' })],
    ['zeros behind the end', pdf(onePage(), { tail: `\n${'\0'.repeat(2000)}` })],
    ['nothing behind the end', pdf(onePage(), { tail: '' })],
    ['a stream that says a wrong length', pdf(onePage({ 4: { dict: '/Length 9999', data: '0 0 m 9 9 l S' } }))],
    ['a length that comes after its stream', pdf(onePage({ 4: { dict: '/Length 5 0 R', data: '0 0 m 9 9 l S' }, 5: '13' }))],
    ['an empty compressed page', pdf(onePage({ 4: { dict: '/Filter/FlateDecode', data: '' } }))],
    [
      'a page whose check sum was lost',
      pdf(onePage({ 4: { dict: '/Filter/FlateDecode', data: deflateSync('0 0 m 9 9 l S').subarray(0, -4) } })),
    ],
    [
      'a table that leads nowhere',
      Buffer.from(
        pdf(onePage())
          .toString('latin1')
          .replace(/startxref\n\d+/, 'startxref\n1'),
        'latin1',
      ),
    ],
    [
      'a document saved again after a note',
      revision(pdf(onePage()), {
        3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(Vu)>>]>>',
      }),
    ],
    ['a document with its description', withCatalogue('/Metadata 9 0 R', { 9: { dict: '/Type/Metadata/Subtype/XML', data: XMP } })],
    ['a document with layers', withCatalogue('/OCProperties<</OCGs[9 0 R]/D<</Order[9 0 R]>>>>', { 9: '<</Type/OCG/Name(Plan)>>' })],
    [
      'a document with numbered pages',
      withCatalogue('/PageLabels<</Nums[0<</S/r>>]>>/PageMode/UseOutlines/ViewerPreferences<</DisplayDocTitle true>>'),
    ],
    [
      'a signed document',
      withCatalogue('/AcroForm<</SigFlags 3/Fields[9 0 R]>>', {
        9: `<</FT/Sig/T(Signature)/V<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 100 900 100]/Contents<${'30'.repeat(2000)}>>>>>`,
      }),
    ],
    ['a link to a web page', link('/S/URI/URI(https://exemple.fr/)')],
    ['a link to an address', link('/S/URI/URI(mailto:accueil@exemple.fr)')],
    ['a link whose address speaks of sounds', link('/S/URI/URI(https://exemple.fr/Sound/Movie/JavaScript)')],
    [
      'a title that speaks of programs',
      pdf(onePage({ 5: '<</Title(Atelier HTML/JavaScript et Image/Sound)>>' }), { trailer: '/Info 5 0 R' }),
    ],
    ['a text that speaks of programs', pdf(onePage({ 4: { dict: '', data: 'BT (Cours /JavaScript, /Launch) Tj /P <</MCID 0>> BDC ET' } }))],
    ['a link inside', link('/S/GoTo/D[3 0 R/Fit]')],
    ['names with accents', withPage('/Resources<</Font<</Police#20d#e9mo<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>')],
    [
      'a drawing with a picture in its line',
      pdf(onePage({ 4: { dict: '', data: 'BI /W 2 /H 2 /BPC 8 /CS /G ID \x00\xff\x00\xff EI 0 0 m (Java, Launch et Sound) Tj' } })),
    ],
    ['a stream of objects', pdf(onePage({ 8: objectStream({ 9: '<</Type/Annot>>' }) }), { version: '1.5' })],
    ['everything in streams', allInStreams()],
    ['a document made for the web', linearized()],
    ['a letter of an office program', await fromOffice(), 6],
    ['a filled form', await filledForm(false)],
    ['a filled form, all in streams', await filledForm(true)],
    ['a document of two hundred pages', manyPages(200), 200],
  ];
  return files.map(([title, file, pages = 1]) => [title, file, pages]);
};

export { manyPages };
