import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readPdf } from '../helpers/pdf.ts';
import { aWorld, type World } from '../helpers/world.ts';

const MM = 72 / 25.4;
/** Where the window of the envelope begins, and the line under the staff lines. */
const WINDOW = { x: 108, y: 49 };
const MAGENTA = { r: 224, g: 32, b: 160 };

/** Wide, one colour, with a transparent border as logos have. */
const aLogo = (width = 600, height = 200): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: MAGENTA } })
    .ensureAlpha()
    .extend({ top: 10, bottom: 10, left: 10, right: 10, background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png()
    .toBuffer();

const give = async (w: World, bytes: Uint8Array) =>
  w.staff.call('sites.saveLogo', { id: w.cast.claire.siteId, fileName: 'logo.png', bytes: Uint8Array.from(bytes) });

/** What is wrong with the disk is not the office's doing: the bytes are changed where they lie. */
const damage = (w: World, logo: Buffer) =>
  w.service.store.write((db) => db.updateTable('site').set({ logo }).where('id', '=', w.cast.claire.siteId).execute());

const letterTo = (w: World) => w.staff.call('accounts.letter', { guardianId: w.cast.claire.guardianId });

/** Where the logo's colour stands on the first page, in millimetres. */
async function magenta(pdf: Uint8Array): Promise<{ left: number; right: number; top: number; bottom: number } | null> {
  const folder = mkdtempSync(join(tmpdir(), 'portee-logo-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'letter.pdf'), pdf);
  execFileSync('pdftoppm', ['-png', '-r', '50.8', '-singlefile', join(folder, 'letter.pdf'), join(folder, 'page')]);
  const { data, info } = await sharp(join(folder, 'page.png')).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at: [number, number][] = [];
  for (let i = 0; i < data.length; i += 3) {
    if (Math.abs((data[i] ?? 0) - MAGENTA.r) + Math.abs((data[i + 1] ?? 0) - MAGENTA.g) + Math.abs((data[i + 2] ?? 0) - MAGENTA.b) < 30)
      at.push([(i / 3) % info.width, Math.floor(i / 3 / info.width)]);
  }
  if (at.length === 0) return null;
  const mm = (pixels: number[]) => ({ least: Math.min(...pixels) / 2, most: Math.max(...pixels) / 2 });
  const [x, y] = [mm(at.map(([one]) => one)), mm(at.map(([, one]) => one))];
  return { left: x.least, right: x.most, top: y.least, bottom: y.most };
}

describe('the logo of a site on its letters', () => {
  test('stands above the sender’s name, far from the window, and moves nothing of the address', async () => {
    const w = await aWorld();
    const plain = await letterTo(w);
    expect([plain.withoutLogo, await magenta(plain.pdf)]).toEqual([false, null]);
    await give(w, await aLogo());
    const { pdf, withoutLogo } = await letterTo(w);
    expect(withoutLogo).toBe(false);
    const stands = await magenta(pdf);
    expect(stands).not.toBeNull();
    expect(stands?.left).toBeGreaterThan(19);
    expect(stands?.right).toBeLessThan(WINDOW.x - 20);
    expect(stands?.top).toBeGreaterThan(20);
    const behindWindow = (bytes: Uint8Array) =>
      readPdf(bytes).words.filter(({ x, y }) => x > (WINDOW.x - 2) * MM && y > (WINDOW.y - 2) * MM);
    expect(behindWindow(pdf)).toEqual(behindWindow(plain.pdf));
    const name = readPdf(pdf).words.find(({ text }) => text === 'Conservatoire');
    expect((name?.y ?? 0) / MM).toBeGreaterThan(stands?.bottom ?? 999);
    const { check, tree } = readPdf(pdf);
    expect(check).toContain('No syntax or stream encoding errors found');
    // a screen reader has the name beside it
    expect(tree.match(/Figure/g)).toHaveLength(readPdf(plain.pdf).tree.match(/Figure/g)?.length ?? 0);
  });

  test.each([
    ['high', 200, 1600],
    ['wide', 2400, 100],
    ['small', 40, 40],
  ])('that is very %s keeps its shape within its place', async (_, width, height) => {
    const w = await aWorld();
    await give(w, await aLogo(width, height));
    const stands = await magenta((await letterTo(w)).pdf);
    if (!stands) throw new Error('there is no logo on the letter');
    expect(stands.bottom).toBeLessThan(39);
    expect(stands.right).toBeLessThan(81);
    const shape = (stands.right - stands.left) / (stands.bottom - stands.top);
    if (width === height) expect(shape).toBeCloseTo(1, 0);
  });

  test('is in the file once, however many letters a run has', async () => {
    const w = await aWorld();
    await give(w, await aLogo());
    const { id } = await w.staff.call('mailings.create', {
      kind: 'free',
      way: 'letter',
      subject: 'Fermeture',
      text: 'Le conservatoire est fermé mercredi.',
      guardianIds: [w.cast.claire.guardianId, w.cast.mai.guardianId],
    });
    const { pdf, letters, withoutLogo } = await w.staff.call('mailings.letters', { id });
    expect([letters, withoutLogo]).toEqual([2, false]);
    const { objects, pages } = readPdf(pdf);
    expect(pages).toBe(2);
    // the picture and what of it is transparent
    expect(objects.match(/"\/Subtype": "\/Image"/g)?.length).toBe(2);
  });

  test('damaged: the letters go without it, and whoever prints them is told', async () => {
    const w = await aWorld();
    const whole = await aLogo();
    await give(w, whole);
    for (const bytes of [
      whole.subarray(0, whole.length / 2),
      Buffer.from('plus rien'),
      Buffer.concat([whole.subarray(0, 60), Buffer.alloc(400, 7)]),
    ]) {
      await damage(w, bytes);
      const { pdf, withoutLogo } = await letterTo(w);
      expect([withoutLogo, await magenta(pdf)]).toEqual([true, null]);
      expect(readPdf(pdf).text).toContain('Votre accès à l’extranet');
    }
    const guardianIds = [w.cast.claire.guardianId];
    const { id } = await w.staff.call('mailings.create', {
      kind: 'free',
      way: 'letter',
      subject: 'Fermeture',
      text: 'Fermé.',
      guardianIds,
    });
    expect((await w.staff.call('mailings.letters', { id })).withoutLogo).toBe(true);
  });

  test('stands on the letter with a temporary password too', async () => {
    const w = await aWorld();
    await give(w, await aLogo());
    const { pdf, withoutLogo } = await w.staff.call('identifiers.reset', { guardianId: w.cast.mai.guardianId });
    const site = (await w.staff.call('sites.sheets', {})).find(({ id }) => id === w.cast.mai.siteId);
    expect(withoutLogo).toBe(false);
    expect((await magenta(pdf ?? new Uint8Array())) !== null).toBe(Boolean(site?.logo));
  });
});
