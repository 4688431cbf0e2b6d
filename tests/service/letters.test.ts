import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Addressee, addressBlock } from '../../main/service/letters/address.ts';
import { drawIdentifierLetter, type IdentifierLetter, maskEmail } from '../../main/service/letters/identifier.ts';

const CLAIRE: Addressee = {
  civility: 'Mme',
  firstName: 'Claire',
  lastName: 'Bernard',
  addressLine: '3, place du Marché',
  addressExtra: 'Bâtiment B',
  postalCode: '38000',
  city: 'Saint-Égrève',
};
const LETTER: IdentifierLetter = {
  site: {
    name: 'Conservatoire Hector-Berlioz',
    addressLine: '14 rue des Luthiers',
    addressExtra: null,
    postalCode: '38000',
    city: 'Grenoble',
    phone: '04 76 00 00 00',
    email: 'scolarite@exemple.fr',
  },
  to: CLAIRE,
  identifier: 'BERNARD-4821',
  address: 'https://extranet.exemple.fr',
  siteChoice: 'Centre',
  maskedEmail: 'c…@exemple.fr',
  temporaryHours: 24,
  day: '2026-11-22',
};
/** Everything as long as it can get: what a page must still hold. */
const LONGEST: IdentifierLetter = {
  ...LETTER,
  site: {
    ...LETTER.site,
    name: 'Conservatoire à rayonnement départemental de musique, de danse et de théâtre de la communauté d’agglomération',
  },
  to: { ...CLAIRE, firstName: 'Marie-Antoinette-Élisabeth', lastName: 'de la Rochefoucauld-Montmorency-Laval' },
  identifier: 'DELAROCHEFOUCAULDMON-48215793',
  address: 'https://extranet-des-familles.conservatoire.communaute-agglomeration.exemple.fr:8480',
  siteChoice: 'Antenne du Grand Faubourg Saint-Germain',
  maskedEmail: null,
};

const POINTS_PER_MM = 72 / 25.4;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portee-letters-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the letter with the identifier', () => {
  test('says how to enter, with the identifier and the address, and no password', async () => {
    const text = read('pdftotext', ['-layout', await saved(LETTER), '-']);
    const parts = [
      'BERNARD-4821',
      'https://extranet.exemple.fr',
      'Madame,',
      '« Mot de passe perdu »',
      'site : « Centre »',
      'c…@exemple.fr',
    ];
    for (const part of [...parts, 'Grenoble, le 22 novembre 2026', 'pendant 24 heures']) expect(text).toContain(part);
  });

  test('prints a password without a gap that could be taken for a space', async () => {
    const temporary = { password: 'qjqj8-jqjqj-7vqjf-avyqj', until: 'à usage unique, jusqu’au 23/11/2026' };
    expect(read('pdftotext', ['-layout', await saved({ ...LETTER, temporary }), '-'])).toContain(temporary.password);
  });

  test('puts the address behind the window of the envelope', async () => {
    const words = wordsOf(await saved(LETTER));
    const name = words.find((w) => w.text === 'Mme');
    expect(name?.x).toBeCloseTo(108 * POINTS_PER_MM, 0);
    expect((name?.y ?? 0) / POINTS_PER_MM).toBeGreaterThan(48.9);
    expect((name?.y ?? 0) / POINTS_PER_MM).toBeLessThan(51);
    const inWindow = words.filter((w) => w.x > 100 * POINTS_PER_MM && w.y > 45 * POINTS_PER_MM && w.y < 82 * POINTS_PER_MM);
    expect(inWindow.map((w) => w.text).join(' ')).toBe('Mme Claire BERNARD Bâtiment B 3 place du Marché 38000 SAINT EGREVE');
  });

  test('leads a telephone to the extranet by its code', async () => {
    const picture = join(folder, 'letter');
    read('pdftoppm', ['-r', '150', '-png', '-singlefile', await saved(LONGEST), picture]);
    expect(read('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', `${picture}.png`]).trim()).toBe(LONGEST.address);
  });

  test('is sound, tagged, in French, and carries its fonts', async () => {
    const file = await saved(LETTER);
    expect(read('qpdf', ['--check', file])).toContain('No syntax or stream encoding errors found');
    const catalog = read('qpdf', ['--json', '--json-key=qpdf', file]);
    expect(catalog).toContain('"/Lang": "u:fr-FR"');
    expect(catalog).toContain('"/DisplayDocTitle": true');
    expect(read('pdfinfo', [file])).toMatch(/Tagged:\s+yes/);
    const fonts = read('pdffonts', [file]).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/AtkinsonHyperlegibleNext.*\byes yes yes\b/);
  });

  test('is read aloud in order: who writes, to whom, title, identifier, picture with its words, steps', async () => {
    const tree = read('pdfinfo', ['-struct-text', await saved(LETTER)]);
    const order = ['Conservatoire Hector-Berlioz', 'Mme Claire BERNARD', 'H1', 'BERNARD-4821', 'Figure', 'H2', 'LBody'];
    const places = order.map((part) => tree.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(read('qpdf', ['--json', '--json-key=qpdf', await saved(LETTER)])).toContain('Code QR de l’adresse https://extranet.exemple.fr');
  });

  test('holds on one page even with the longest names and addresses', async () => {
    const file = await saved(LONGEST);
    expect(read('pdfinfo', [file])).toMatch(/Pages:\s+1\n/);
    for (const { text, right, bottom } of wordsOf(file)) {
      expect(right, text).toBeLessThan(210 * POINTS_PER_MM - 20);
      expect(bottom, text).toBeLessThan(285 * POINTS_PER_MM);
    }
  });

  test('is the same, byte for byte, when it is drawn again the same day', async () => {
    expect(Buffer.from(await drawIdentifierLetter(LETTER))).toEqual(Buffer.from(await drawIdentifierLetter(LETTER)));
  });

  test('prints letters from beyond Latin-1 and narrow spaces as they are', async () => {
    const text = read('pdftotext', [
      '-layout',
      await saved({ ...LETTER, to: { ...CLAIRE, firstName: 'Łukasz', lastName: 'Çağlar' }, siteChoice: 'A\u202fB' }),
      '-',
    ]);
    expect(text).toContain('Łukasz ÇAĞLAR');
    expect(text).toContain('« A B »');
  });
});

describe('the address block', () => {
  test('has at most six lines of at most thirty-eight characters, the town in capitals without punctuation', () => {
    const lines = addressBlock({
      civility: 'M',
      firstName: 'Jean-Baptiste Emmanuel Alexandre',
      lastName: 'de Saint-Exupéry de La Tour du Pin',
      addressLine: '1234 bis, avenue du Général-Leclerc de Hauteclocque',
      addressExtra: 'Résidence « Les Hauts de l’Isère », bâtiment C, escalier 4',
      postalCode: '38950',
      city: 'Saint-Martin-le-Vinoux',
    });
    expect(lines.length).toBeLessThanOrEqual(6);
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(38);
    expect(lines.at(-1)).toBe('38950 SAINT MARTIN LE VINOUX');
    expect(lines).toContain('1234 bis AV du GAL Leclerc de');
  });

  test('leaves out what is not known', () => {
    expect(addressBlock({ ...CLAIRE, civility: null, addressExtra: null })).toEqual([
      'Claire BERNARD',
      '3 place du Marché',
      '38000 SAINT EGREVE',
    ]);
  });
});

test('an e-mail is masked but still known to its owner', () => {
  expect(maskEmail('claire.bernard@exemple.fr')).toBe('c…@exemple.fr');
});

async function saved(letter: IdentifierLetter): Promise<string> {
  const file = join(folder, `${letter.identifier}-${letter.to.lastName.length}.pdf`);
  writeFileSync(file, await drawIdentifierLetter(letter));
  return file;
}

function wordsOf(file: string) {
  const words = read('pdftotext', ['-bbox', file, '-']).matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</g);
  return [...words].map(([, x, y, right, bottom, text]) => ({
    x: Number(x),
    y: Number(y),
    right: Number(right),
    bottom: Number(bottom),
    text,
  }));
}

/** Runs one of the readers of PDF that the set-up installs for tests. */
function read(tool: string, args: string[]): string {
  try {
    const text = execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    return text.replaceAll('\u00a0', ' ');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Error(`${tool} is missing: the letters' tests need the Debian packages poppler-utils, qpdf and zbar-tools`);
  }
}
