// « Imprimez le document en PDF, puis importez-le »: what a browser prints must be taken (UPL-3.4).
import { expect, test } from '@playwright/test';
import { pino } from 'pino';
import { createExaminer, type Examiner } from '../../../main/service/documents/examiner.ts';

let examiner: Examiner;
test.beforeAll(() => {
  examiner = createExaminer({ log: pino({ level: 'silent' }) });
});
test.afterAll(() => examiner.stop());

const FORM = `<!DOCTYPE html><html lang="fr"><title>Cerfa n° 10011*05</title><body>
  <h1>Déclaration</h1><h2>Identité</h2>
  <form><label>Nom <input value="Bernard"></label> <select><option>Piano<option>Harpe</select> <input type="checkbox" checked>
    <button onclick="alert(1)">Envoyer</button></form>
  <p>Voir <a href="https://exemple.fr/">le site</a>, <a href="#fin">la fin</a> ou <a href="javascript:alert(1)">cliquer ici</a>.</p>
  <svg width="90" height="90"><linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient><circle cx="45" cy="45" r="40" fill="url(#g)"/></svg>
  <h2 id="fin" style="break-before: page">Fin</h2><p style="opacity: 0.4">Łukasz, Zoé, Anaïs, 1 234,50 €</p>
  <script>document.title += ' (imprimé)'</script></body></html>`;

for (const [title, options, pages] of [
  ['a form with its links', {}, 2],
  ['the same with a table of contents and tags for reading aloud', { outline: true, tagged: true }, 2],
  ['the same with its background, headings of pages and no margin', { printBackground: true, displayHeaderFooter: true, format: 'A4' }, 2],
] as const) {
  test(`a document that a browser has printed is taken: ${title}`, async ({ page }) => {
    await page.setContent(FORM);
    const printed = await page.pdf(options);
    expect(await examiner.examine('Impression.pdf', printed)).toMatchObject({ ok: true, mediaType: 'application/pdf', pages });
  });
}

test('an active document is refused, and taken once a browser has printed it', async ({ page }) => {
  await page.setContent('<p>Ce que disait le document actif</p>');
  const active = Buffer.from(
    (await page.pdf()).toString('latin1').replace('/Type /Catalog', '/Type /Catalog /OpenAction <</S /JavaScript /JS (1)>>'),
    'latin1',
  );
  const verdict = await examiner.examine('actif.pdf', active);
  expect(verdict).toMatchObject({ ok: false, sentence: expect.stringMatching(/^Imprimez le document en PDF, puis importez-le/) });
  expect(await examiner.examine('imprimé.pdf', await page.pdf())).toMatchObject({ ok: true, pages: 1 });
});
