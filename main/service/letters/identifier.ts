import { formatLongDay } from '../../../shared/dates.ts';
import { waysToReach } from '../site-contact.ts';
import type { Addressee } from './address.ts';
import { type Sender, writeHead } from './envelope.ts';
import { BOTTOM, COLOURS, type Face, MARGIN, mm, openPaper, type Paper, printable, WIDTH, write } from './paper.ts';
import { darkRuns, QUIET, qrMatrix } from './qr.ts';

export interface IdentifierLetter {
  site: Sender;
  to: Addressee;
  identifier: string;
  /** What the family types: `https://extranet.exemple.fr`. */
  address: string;
  /** The name to choose on the login page; null when there is only one site and nothing to choose. */
  siteChoice: string | null;
  /** « c…@exemple.fr »: where the password will be sent; null when the office has no e-mail of this person. */
  maskedEmail: string | null;
  /** How long a temporary password lives. */
  temporaryHours: number;
  /** The day of the letter, `YYYY-MM-DD`. */
  day: string;
}

const TITLE = 'Votre accès à l’extranet des familles';

/** Sizes of the body's text (points) and of its gaps: the roomiest that holds on the page is taken. */
const SETTINGS = [
  { body: 10.5, gap: 1 },
  { body: 10, gap: 0.7 },
  { body: 9.5, gap: 0.4 },
] as const;
type Setting = (typeof SETTINGS)[number];

/** One tagged A4 page: how to reach the extranet, with the identifier, and never a password. */
export async function drawIdentifierLetter(letter: IdentifierLetter): Promise<Uint8Array<ArrayBuffer>> {
  for (const setting of SETTINGS) {
    const paper = await openPaper({ title: TITLE, author: letter.site.name, at: new Date(`${letter.day}T00:00:00Z`) });
    writeLetter(paper, letter, setting);
    const fits = paper.doc.y <= BOTTOM;
    const bytes = await paper.finish();
    if (fits || setting === SETTINGS.at(-1)) return bytes;
  }
  throw new Error('no setting of the letter was tried');
}

function writeLetter(paper: Paper, letter: IdentifierLetter, { body, gap }: Setting): void {
  const { root } = paper;
  const line = (y: number, tag: string, text: string, size: number = body, face: Face = 'regular', colour: string = COLOURS.text) =>
    write(paper, root, tag, text, { x: MARGIN, y, width: WIDTH, size, face, colour, lineGap: 2.5 * gap });
  let y = writeHead(paper, { from: letter.site, to: letter.to, day: formatLongDay(letter.day) });
  y = line(y, 'H1', TITLE, 17, 'bold', COLOURS.ink) + 9 * gap;
  y = line(y, 'P', `${greeting(letter.to)},`) + 6 * gap;
  y = line(y, 'P', OPENING) + 9 * gap;
  y = drawAccess(paper, letter, y) + 14 * gap;
  y = line(y, 'H2', 'Votre première connexion', 12.5, 'semibold', COLOURS.ink) + 4 * gap;
  y = writeSteps(paper, stepsOf(letter), y, body) + 8 * gap;
  y = line(y, 'P', closing(letter.site)) + 16 * gap;
  write(paper, root, 'P', `Le service de la scolarité \n${letter.site.name}`, { x: mm(108), y, width: mm(82), size: body, lineGap: 2 });
}

const OPENING =
  'Sur l’extranet, vous consultez et mettez à jour vos coordonnées et celles de vos élèves, leurs cours, leurs évaluations et vos factures. ' +
  'Cet identifiant est personnel : conservez cette lettre.';

const greeting = ({ civility }: Addressee): string => (civility === 'Mme' ? 'Madame' : civility === 'M' ? 'Monsieur' : 'Madame, Monsieur');

/** The guides' own steps, with the names that the pages have. */
function stepsOf({ siteChoice, maskedEmail, temporaryHours }: IdentifierLetter): string[] {
  const email = maskedEmail
    ? `Saisissez votre identifiant et votre adresse e-mail (${maskedEmail}), puis cliquez sur « Valider ».`
    : 'Nous ne connaissons pas votre adresse e-mail : communiquez-la-nous d’abord. Saisissez-la ensuite avec votre identifiant, puis cliquez sur « Valider ».';
  return [
    'Ouvrez l’adresse ci-dessus dans votre navigateur, ou visez le code avec l’appareil photo de votre téléphone.',
    ...(siteChoice ? [`Choisissez votre site : « ${siteChoice} ».`] : []),
    'Cliquez sur « Mot de passe perdu ».',
    email,
    `Un mot de passe temporaire vous est envoyé par e-mail ; il sert une seule fois, pendant ${temporaryHours} heures.`,
    'Revenez à la page de connexion, saisissez votre identifiant et ce mot de passe, puis choisissez le vôtre.',
  ];
}

function closing(site: Sender): string {
  const ways = waysToReach(site);
  return `Besoin d’aide ? Le lien « Aide » de la page de connexion reprend ces étapes${ways && `, et nous vous répondons ${ways}`}.`;
}

const BOX = { height: mm(42), code: mm(34), inset: mm(4), radius: 10 };

/** The framed part: identifier in large, address as text and as a QR code. */
function drawAccess(paper: Paper, { identifier, address }: IdentifierLetter, top: number): number {
  const { doc, root } = paper;
  doc.markContent('Artifact', { type: 'Layout' });
  doc.roundedRect(MARGIN, top, WIDTH, BOX.height, BOX.radius).fill(COLOURS.wash);
  doc.endMarkedContent();
  const x = MARGIN + mm(6);
  const width = WIDTH - BOX.code - 2 * BOX.inset - mm(8);
  const label = { x, width, size: 9.5, colour: COLOURS.muted };
  const large = fitted(paper, identifier, 'bold', 26, width);
  let y = write(paper, root, 'P', 'Votre identifiant', { ...label, y: top + mm(6) });
  y = write(paper, root, 'P', identifier, { x, y: y + 1, width, size: large, face: 'bold', colour: COLOURS.ink }) + 6;
  y = write(paper, root, 'P', 'L’adresse de l’extranet', { ...label, y });
  const size = fitted(paper, address, 'semibold', 12.5, width);
  write(paper, root, 'P', address, { x, y: y + 1, width, size, face: 'semibold', colour: COLOURS.ink });
  drawCode(paper, address, { x: MARGIN + WIDTH - BOX.code - BOX.inset, y: top + BOX.inset });
  return top + BOX.height;
}

/** The size (points, 8 at least) at which a text holds on one line. */
function fitted({ doc }: Paper, text: string, face: Face, wanted: number, width: number): number {
  const needed = doc.font(face).fontSize(wanted).widthOfString(printable(text));
  return needed <= width ? wanted : Math.max(8, (wanted * width) / needed - 0.05);
}

/** Vector squares on white, told to screen readers as one picture. */
function drawCode({ doc, root }: Paper, address: string, at: { x: number; y: number }): void {
  const matrix = qrMatrix(address);
  const module = BOX.code / (matrix.size + 2 * QUIET);
  const draw = () => {
    doc.roundedRect(at.x, at.y, BOX.code, BOX.code, 4).fill('#ffffff');
    for (const { row, column, length } of darkRuns(matrix))
      doc.rect(at.x + (column + QUIET) * module, at.y + (row + QUIET) * module, length * module, module);
    doc.fill('#000000');
  };
  // PDF/UA wants a figure's place too; pdfkit writes it, its types do not know it yet
  const figure = { alt: `Code QR de l’adresse ${address}`, bbox: [at.x, at.y, at.x + BOX.code, at.y + BOX.code] };
  root.add(doc.struct('Figure', figure, draw));
}

/** A numbered list: number and sentence apart, as a screen reader expects (L, LI, Lbl, LBody). */
function writeSteps(paper: Paper, steps: readonly string[], top: number, size: number): number {
  const list = paper.doc.struct('L');
  paper.root.add(list);
  let y = top;
  for (const [index, step] of steps.entries()) {
    const item = paper.doc.struct('LI');
    list.add(item);
    write(paper, item, 'Lbl', `${index + 1}.`, { x: MARGIN, y, width: mm(7), size, face: 'semibold', colour: COLOURS.ink });
    y = write(paper, item, 'LBody', step, { x: MARGIN + mm(7), y, width: WIDTH - mm(7), size, lineGap: 2 }) + 2.5;
    item.end();
  }
  list.end();
  return y;
}

/** Enough to recognise one's own address, too little for somebody else's: `claire@exemple.fr` gives `c…@exemple.fr`. */
export const maskEmail = (email: string): string => email.replace(/^(.)[^@]*/u, '$1…');
