// ELE-2.13: on a desktop, files that families give are read by processes that the shell starts at the service's word.
import { onePage, pdf } from '../../helpers/pdf-writer.ts';
import { heavyPhoto } from '../../helpers/pictures.ts';
import { type Desktop, expect, serviceProcessId, test } from './desktop.ts';
import { familyBrowser } from './family-browser.ts';
import { addressIn, aGivingFamily, demonstrationFolder } from './giving.ts';

test('a family gives a photo and a PDF; the process that reads them dies, and the next file is read by another', async ({ open }) => {
  test.setTimeout(180_000);
  const data = await demonstrationFolder();
  const desktop = await open({ env: { PORTEE_DATA: data } });
  await expect.poll(() => addressIn(desktop.said())).toBeTruthy();
  expect(await examiners(desktop)).toEqual({});

  const browser = await familyBrowser();
  const { page, give, forStudent, forFamily } = await aGivingFamily(browser, addressIn(desktop.said()) ?? '', data);
  const photo = await heavyPhoto();
  await test.step('a photo nearly as heavy as may be', async () => {
    expect(photo.length).toBeGreaterThan(1_500_000);
    expect(photo.length).toBeLessThan(2 * 1024 * 1024);
    await give(forStudent, 'photo.jpg', photo);
    await expect(page.getByRole('dialog')).toContainText('est déposée');
    expect(Object.keys(await examiners(desktop))).toEqual(['portee-examiner-image']);
  });
  await test.step('an active PDF, in a process of its own, is refused with what can be done', async () => {
    const active = pdf(onePage({ 1: '<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(1)>>>>' }));
    await give(forStudent, 'attestation.pdf', active);
    await expect(page.getByText('Imprimez le document en PDF').first()).toBeVisible();
    expect(Object.keys(await examiners(desktop)).sort()).toEqual(['portee-examiner-image', 'portee-examiner-pdf']);
  });
  await test.step('an honest one is taken', async () => {
    await give(forStudent, 'attestation.pdf', pdf(onePage()));
    await expect(page.getByRole('dialog')).toContainText('est déposée');
  });
  await test.step('the process is killed: the service goes on, and the next file is read', async () => {
    const service = await serviceProcessId(desktop);
    const { 'portee-examiner-image': first } = await examiners(desktop);
    process.kill(first ?? 0, 'SIGKILL');
    await expect.poll(async () => Object.keys(await examiners(desktop))).toEqual(['portee-examiner-pdf']);
    await give(forFamily, 'reglement.jpg', photo);
    await expect(page.getByRole('dialog')).toContainText('est déposée');
    expect((await examiners(desktop))['portee-examiner-image']).not.toBe(first);
    expect(await serviceProcessId(desktop)).toBe(service);
  });
  await test.step('the service dies: nothing that read for it stays', async () => {
    process.kill((await serviceProcessId(desktop)) ?? 0, 'SIGKILL');
    await expect.poll(() => examiners(desktop)).toEqual({});
  });
  await browser.close();
});

/** The processes that read files now: name and id. */
const examiners = ({ app }: Desktop): Promise<Record<string, number>> =>
  app.evaluate(({ app }) =>
    Object.fromEntries(app.getAppMetrics().flatMap(({ name, pid }) => (name?.startsWith('portee-examiner') ? [[name, pid]] : []))),
  );
