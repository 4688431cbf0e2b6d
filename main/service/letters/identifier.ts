import { formatLongDay } from '../../../shared/dates.ts';
import { waysToReach } from '../site-contact.ts';
import { accessEnd, drawAccess } from './access.ts';
import { type Addressee, greeting } from './address.ts';
import { HEAD, type Sender, signature, writeHead } from './envelope.ts';
import { BOTTOM, COLOURS, type Face, MARGIN, measure, mm, openPaper, type Paper, type Text, WIDTH, write } from './paper.ts';
import { STEP_GAP, stepAt, writeSteps } from './steps.ts';

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
  /** One made for somebody without an e-mail address: with it the first connection needs no message. */
  temporary?: { password: string; until: string } | undefined;
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

/** One tagged A4 page: how to reach the extranet, with the identifier, and no password but one that must be changed at once. */
export async function drawIdentifierLetter(letter: IdentifierLetter): Promise<Uint8Array<ArrayBuffer>> {
  const paper = await openPaper({ title: TITLE, author: letter.site.name, at: new Date(`${letter.day}T00:00:00Z`) });
  writeIdentifierLetter(paper, letter);
  return paper.finish();
}

/** On the page at hand. */
export function writeIdentifierLetter(paper: Paper, letter: IdentifierLetter): void {
  const fits = (setting: Setting) => flow(letter, setting, measuring(paper)) <= BOTTOM;
  flow(letter, SETTINGS.find(fits) ?? SETTINGS[2], writing(paper, letter));
}

/** What writes the letter, or only finds out how much room it takes; each gives where the next thing may start. */
interface Hand {
  head(): number;
  text(tag: string, text: string, at: Text): number;
  access(top: number): number;
  steps(steps: readonly string[], top: number, size: number): number;
}

const writing = (paper: Paper, letter: IdentifierLetter): Hand => ({
  head: () => writeHead(paper, { from: letter.site, to: letter.to, day: formatLongDay(letter.day) }),
  text: (tag, text, at) => write(paper, paper.root, tag, text, at),
  access: (top) => drawAccess(paper, letter, top),
  steps: (steps, top, size) => writeSteps(paper, steps, top, size),
});

const measuring = (paper: Paper): Hand => ({
  head: () => HEAD,
  text: (_tag, text, at) => measure(paper, text, at),
  access: accessEnd,
  steps: (steps, top, size) => steps.reduce((y, step) => measure(paper, step, stepAt(y, size)) + STEP_GAP, top),
});

/** From the top of the page downward. Gives where it ends. */
function flow(letter: IdentifierLetter, { body, gap }: Setting, hand: Hand): number {
  const line = (y: number, tag: string, text: string, size: number = body, face: Face = 'regular', colour: string = COLOURS.text) =>
    hand.text(tag, text, { x: MARGIN, y, width: WIDTH, size, face, colour, lineGap: 2.5 * gap });
  let y = hand.head();
  y = line(y, 'H1', TITLE, 17, 'bold', COLOURS.ink) + 9 * gap;
  y = line(y, 'P', `${greeting(letter.to)},`) + 6 * gap;
  y = line(y, 'P', OPENING) + 9 * gap;
  y = hand.access(y) + 14 * gap;
  y = line(y, 'H2', 'Votre première connexion', 12.5, 'semibold', COLOURS.ink) + 4 * gap;
  y = hand.steps(stepsOf(letter), y, body) + 8 * gap;
  y = line(y, 'P', closing(letter.site)) + 16 * gap;
  return hand.text('P', signature(letter.site), { x: mm(108), y, width: mm(82), size: body, lineGap: 2 });
}

const OPENING =
  'Sur l’extranet, vous consultez et mettez à jour vos coordonnées et celles de vos élèves, leurs cours, leurs évaluations et vos factures. ' +
  'Cet identifiant est personnel : conservez cette lettre.';

/** The guides' own steps, with the names that the pages have. */
function stepsOf({ siteChoice, maskedEmail, temporaryHours, temporary }: IdentifierLetter): string[] {
  if (temporary)
    return [
      OPEN_STEP,
      ...chooseSite(siteChoice),
      'Saisissez votre identifiant et le mot de passe ci-dessus, puis cliquez sur « Se connecter ».',
      'Choisissez votre propre mot de passe : lui seul servira ensuite.',
    ];
  const email = maskedEmail
    ? `Saisissez votre identifiant et votre adresse e-mail (${maskedEmail}), puis cliquez sur « Valider ».`
    : 'Nous ne connaissons pas votre adresse e-mail : communiquez-la-nous d’abord. Saisissez-la ensuite avec votre identifiant, puis cliquez sur « Valider ».';
  return [
    OPEN_STEP,
    ...chooseSite(siteChoice),
    'Cliquez sur « Mot de passe perdu ».',
    email,
    `Un mot de passe temporaire vous est envoyé par e-mail ; il sert une seule fois, pendant ${temporaryHours} heures.`,
    'Revenez à la page de connexion, saisissez votre identifiant et ce mot de passe, puis choisissez le vôtre.',
  ];
}

const OPEN_STEP = 'Ouvrez l’adresse ci-dessus dans votre navigateur, ou visez le code avec l’appareil photo de votre téléphone.';
const chooseSite = (siteChoice: string | null): string[] => (siteChoice ? [`Choisissez votre site : « ${siteChoice} ».`] : []);

function closing(site: Sender): string {
  const ways = waysToReach(site);
  return `Besoin d’aide ? Le lien « Aide » de la page de connexion reprend ces étapes${ways && `, et nous vous répondons ${ways}`}.`;
}

/** Enough to recognise one's own address, too little for somebody else's: `claire@exemple.fr` gives `c…@exemple.fr`. */
export const maskEmail = (email: string): string => email.replace(/^(.)[^@]*/u, '$1…');
