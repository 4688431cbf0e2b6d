import { describe, expect, test } from 'vitest';
import type { Addressee } from '../../main/service/letters/address.ts';
import { createLetterPress } from '../../main/service/letters/press.ts';
import { drawLetters, type LetterRun, type RunLetter } from '../../main/service/letters/run.ts';
import { readPdf } from '../helpers/pdf.ts';

const site = {
  name: 'Conservatoire Hector-Berlioz',
  addressLine: '14 rue des Luthiers',
  addressExtra: null,
  postalCode: '38000',
  city: 'Grenoble',
  phone: '04 65 71 01 00',
  email: 'centre@exemple.fr',
};
const to = (lastName: string): Addressee => ({
  civility: 'Mme',
  firstName: 'Claire',
  lastName,
  addressLine: '3 place du Marché',
  addressExtra: null,
  postalCode: '38000',
  city: 'Grenoble',
});
const day = '2026-11-22';
const address = 'https://extranet.exemple.fr';
const identifierLetter = (lastName: string): RunLetter => ({
  kind: 'identifier',
  site,
  to: to(lastName),
  identifier: `${lastName.toUpperCase()}-4827`,
  address,
  siteChoice: null,
  maskedEmail: null,
  temporaryHours: 24,
  day,
});
const message = (lastName: string, text: string): RunLetter => ({
  kind: 'message',
  site,
  to: to(lastName),
  title: 'Réinscription',
  blocks: [text, { steps: ['Ouvrez.', 'Validez.'] }, { code: 'ROUX-4827', label: 'Votre identifiant' }, { link: address, label: 'Ouvrir' }],
  identifier: 'ROUX-4827',
  day,
});
const run = (...letters: RunLetter[]): LetterRun => ({ title: 'Lettres de juin', author: site.name, day, letters });
const LONG = Array.from({ length: 1500 }, (_, i) => `mot${i}`).join(' ');

describe('letters of a run', () => {
  test('each begin on a page of its own, in one tagged document with one code for all', async () => {
    const heard: number[] = [];
    const read = readPdf(
      await drawLetters(run(identifierLetter('Bernard'), identifierLetter('Haddad'), message('Roux', 'Bonjour.')), (n) => heard.push(n)),
    );
    expect(heard).toEqual([1, 2, 3]);
    expect(read.pages).toBe(3);
    expect(read.title).toBe('Lettres de juin');
    expect(read.check).toContain('No syntax or stream encoding errors found');
    expect(read.objects.match(/"\/Subtype": "\/Form"/g)).toHaveLength(1);
    expect(read.fonts).toHaveLength(3);
    const order = ['BERNARD-4827', 'HADDAD-4827', 'Claire ROUX', 'Réinscription', 'ROUX-4827'];
    const places = order.map((part) => read.tree.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('that are long go on overleaf: no word is lost, none runs over the edge, and the next one begins behind its window', async () => {
    const read = readPdf(await drawLetters(run(message('Roux', LONG), message('Zola', 'Court.')), () => {}));
    const { words, pages } = read;
    expect(pages).toBeGreaterThan(2);
    const printed = new Set(words.map(({ text }) => text));
    expect(LONG.split(' ').filter((word) => !printed.has(word))).toEqual([]);
    for (const { text, right, bottom } of words) {
      expect(right, text).toBeLessThan(560);
      expect(bottom, text).toBeLessThan(808);
    }
    const last = words.filter(({ page }) => page === pages);
    expect(last.find(({ text }) => text === 'ZOLA')?.y).toBeLessThan(160);
  });

  test('are drawn in a thread of its own, which says how far it is and can be stopped', async () => {
    const press = createLetterPress();
    const many = run(...Array.from({ length: 60 }, (_, i) => identifierLetter(`Nom${i}`)));
    const pdf = await press.draw('one', many, () => {});
    expect(readPdf(pdf).pages).toBe(60);
    const stopped = press.draw('two', many, () => {});
    expect(press.standing('two')).toEqual({ done: 0, total: 60 });
    expect(press.cancel('two')).toBe(true);
    await expect(stopped).rejects.toThrow('arrêtée');
    expect(press.standing('two')).toBeNull();
    expect(press.cancel('two')).toBe(false);
  });
});
