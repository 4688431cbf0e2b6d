// Two thousand identifier letters in one PDF, against a bare PDFKit loop that writes the same text in the same run; how much memory that
// takes, and how long the thread that answers families is held up meanwhile.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { createLetterPress } from '../main/service/letters/press.ts';

const LETTERS = Number(process.env.BENCH_LETTERS ?? 2_000);
const RUNS = Number(process.env.BENCH_RUNS ?? 5);
const WANTED = { ratio: 1.5, memory: 300, held: 100 };
const MIB = 1024 * 1024;
const fonts = fileURLToPath(new URL('../main/service/extranet/assets/fonts/AtkinsonHyperlegibleNext_', import.meta.url));

const site = {
  name: 'Conservatoire Hector-Berlioz',
  addressLine: '14 rue des Luthiers',
  addressExtra: null,
  postalCode: '38000',
  city: 'Grenoble',
  phone: '04 65 71 01 00',
  email: 'centre@exemple.fr',
  // with a transparent border, which takes longest to write
  logo: Uint8Array.from(
    await sharp({ create: { width: 600, height: 200, channels: 4, background: { r: 27, g: 58, b: 92, alpha: 0.8 } } })
      .png()
      .toBuffer(),
  ),
};
const address = 'https://extranet.exemple.fr';
const NAMES = ['Bernard', 'Haddad', 'Okafor', 'Le Goff', 'Nguyen', 'Roussel', 'Perrin', 'Schmitt', 'Garance', 'Moreau'];
const letters = Array.from({ length: LETTERS }, (_, i) => ({
  kind: 'identifier',
  site,
  to: {
    civility: i % 2 === 0 ? 'Mme' : 'M',
    firstName: ['Claire', 'Inès', 'Samuel', 'Yann', 'Mai'][i % 5],
    lastName: NAMES[i % NAMES.length],
    addressLine: `${1 + (i % 180)} rue des Tanneurs`,
    addressExtra: null,
    postalCode: '38000',
    city: 'Grenoble',
  },
  identifier: `${NAMES[i % NAMES.length].toUpperCase().replace(' ', '')}-${1000 + i}`,
  address,
  siteChoice: 'Centre',
  maskedEmail: i % 3 === 0 ? null : `${'abcdefghij'[i % 10]}…@exemple.fr`,
  temporaryHours: 24,
  day: '2026-11-22',
}));

const times = { bare: [], ours: [] };
const held = [];
let grown = 0;
let size = 0;
for (let run = -1; run < RUNS; run++) {
  const bare = await timed(drawBare);
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 10);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const ours = await timed(() =>
    createLetterPress().draw('bench', { title: 'Lettres', author: site.name, day: '2026-11-22', letters }, () => {}),
  );
  delay.disable();
  clearInterval(watch);
  size = ours.value.length;
  if (run < 0) continue;
  times.bare.push(bare.ms);
  times.ours.push(ours.ms);
  held.push(delay.percentile(99) / 1e6);
  grown = Math.max(grown, (peak - before) / MIB);
}
const [bare, ours] = [times.bare, times.ours].map(median);
const ratio = ours / bare;
const most = Math.max(...held);
console.log(`bare PDFKit loop     ${LETTERS} letters in ${(bare / 1000).toFixed(2)} s`);
console.log(
  `letters in a thread  ${(ours / 1000).toFixed(2)} s, ${(size / 1e6).toFixed(1)} MB  ${ratio.toFixed(2)} × bare (wanted: at most ${WANTED.ratio})`,
);
console.log(`memory               ${Math.round(grown)} MiB more at most (wanted: under ${WANTED.memory})`);
console.log(`main thread held up  ${most.toFixed(1)} ms at p99 (wanted: under ${WANTED.held})`);
if (ratio > WANTED.ratio || grown > WANTED.memory || most > WANTED.held) process.exitCode = 1;

/** The same words on as many pages, and nothing else: no tags, no code, no measuring. */
function drawBare() {
  const doc = new PDFDocument({ size: 'A4', margin: 0, font: null });
  for (const [name, file] of [
    ['regular', '400Regular'],
    ['semibold', '600SemiBold'],
    ['bold', '700Bold'],
  ])
    doc.registerFont(name, `${fonts}${file}.ttf`);
  const chunks = [];
  const ended = new Promise((resolve) => doc.on('end', resolve));
  doc.on('data', (chunk) => chunks.push(chunk));
  for (const [index, letter] of letters.entries()) {
    if (index > 0) doc.addPage();
    for (const [face, size, text, x, y, width] of wordsOf(letter)) doc.font(face).fontSize(size).text(text, x, y, { width });
  }
  doc.end();
  return ended.then(() => Buffer.concat(chunks));
}

function wordsOf({ to, identifier, maskedEmail }) {
  const email = maskedEmail
    ? `Saisissez votre identifiant et votre adresse e-mail (${maskedEmail}), puis cliquez sur « Valider ».`
    : 'Nous ne connaissons pas votre adresse e-mail : communiquez-la-nous d’abord. Saisissez-la ensuite avec votre identifiant, puis cliquez sur « Valider ».';
  const steps = [
    'Ouvrez l’adresse ci-dessus dans votre navigateur, ou visez le code avec l’appareil photo de votre téléphone.',
    'Choisissez votre site : « Centre ».',
    'Cliquez sur « Mot de passe perdu ».',
    email,
    'Un mot de passe temporaire vous est envoyé par e-mail ; il sert une seule fois, pendant 24 heures.',
    'Revenez à la page de connexion, saisissez votre identifiant et ce mot de passe, puis choisissez le vôtre.',
  ];
  return [
    ['semibold', 12, site.name, 57, 71, 226],
    ['regular', 9.5, `${site.addressLine} \n${site.postalCode} ${site.city} \n${site.phone} \n${site.email}`, 57, 90, 226],
    [
      'regular',
      10.5,
      `${to.civility === 'M' ? 'M.' : 'Mme'} ${to.firstName} ${to.lastName.toUpperCase()} \n${to.addressLine} \n38000 GRENOBLE`,
      306,
      139,
      283,
    ],
    ['regular', 10.5, 'Grenoble, le 22 novembre 2026', 306, 244, 232],
    ['bold', 17, 'Votre accès à l’extranet des familles', 57, 278, 482],
    ['regular', 10.5, `${to.civility === 'M' ? 'Monsieur' : 'Madame'},`, 57, 310, 482],
    [
      'regular',
      10.5,
      'Sur l’extranet, vous consultez et mettez à jour vos coordonnées et celles de vos élèves, leurs cours, leurs évaluations et vos factures. Cet identifiant est personnel : conservez cette lettre.',
      57,
      330,
      482,
    ],
    ['regular', 9.5, 'Votre identifiant', 74, 390, 360],
    ['bold', 26, identifier, 74, 402, 360],
    ['regular', 9.5, 'L’adresse de l’extranet', 74, 440, 360],
    ['semibold', 12.5, address, 74, 452, 360],
    ['semibold', 12.5, 'Votre première connexion', 57, 510, 482],
    ...steps.flatMap((step, i) => [
      ['semibold', 10.5, `${i + 1}.`, 57, 530 + 30 * i, 20],
      ['regular', 10.5, step, 77, 530 + 30 * i, 462],
    ]),
    [
      'regular',
      10.5,
      'Besoin d’aide ? Le lien « Aide » de la page de connexion reprend ces étapes, et nous vous répondons au 04 65 71 01 00 ou à l’adresse centre@exemple.fr.',
      57,
      715,
      482,
    ],
    ['regular', 10.5, `Le service de la scolarité \n${site.name}`, 306, 760, 232],
  ];
}

async function timed(work) {
  const began = performance.now();
  const value = await work();
  return { value, ms: performance.now() - began };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
