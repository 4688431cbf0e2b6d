import { describe, expect, it } from 'vitest';
import { faultsOf, signedIn, type Visitor } from '../doors/visitor.ts';
import { aPdf, aPicture } from '../helpers/some-files.ts';
import { tick } from '../helpers/tick.ts';
import { aWorld, type World } from '../helpers/world.ts';

// Guide 2, « Onglet Réinscription »: what it says of documents, line by line.

const leoOf = (w: World): string => w.cast.claire.students.Léo ?? '';
const pageOf = (w: World): string => `/eleves/${leoOf(w)}/reinscription`;
const windowOf = (w: World): string => `${pageOf(w)}/importer`;

/** Claire with the administrative box ticked for Léo, the window of the import open. */
async function atTheWindow(w: World): Promise<Visitor> {
  await tick(w.family, leoOf(w));
  const claire = await signedIn(w);
  await claire.get(windowOf(w));
  return claire;
}

/** What stands for this name in the list of the window. */
function choiceOf(html: string, name: string): string {
  const [, value] = new RegExp(`<option value="([^"]+)"[^>]*>${name}</option>`).exec(html) ?? [];
  if (!value) throw new Error(`the window does not offer « ${name} »`);
  return value;
}

describe('G2 Onglet Réinscription, pièces à fournir', () => {
  it('« Note : La taille limite d’un document est de 2Mo, les formats acceptés sont JPEG, JPG, PNG, PDF. »: said before choosing, and kept', async () => {
    const w = await aWorld();
    const claire = await atTheWindow(w);
    const page = await claire.get(windowOf(w));
    expect(page.text).toContain('La taille limite d’un document est de 2 Mo, les formats acceptés sont JPEG, JPG, PNG, PDF.');
    expect(page.body).toContain('accept=".jpg,.jpeg,.png,.pdf,');
    const piece = choiceOf(page.body, 'Justificatif de domicile');
    const send = async (name: string, bytes: Buffer<ArrayBuffer>) => {
      await claire.get(windowOf(w));
      return claire.upload(windowOf(w), { piece }, [{ name, bytes }]);
    };
    const big = await send('facture.pdf', await aPdf(2 * 1024 * 1024 + 1));
    expect(big.status).toBe(413);
    expect(big.text).toContain('Ce fichier dépasse 2 Mo : « facture.pdf »');
    const text = await send('facture.txt', Buffer.from('Facture'));
    expect(text.status).toBe(422);
    for (const [name, bytes] of [
      ['a.jpeg', await aPicture()],
      ['b.JPG', await aPicture()],
      ['c.png', await aPicture('png')],
      ['d.pdf', await aPdf(2 * 1024 * 1024)],
    ] as const) {
      const taken = await send(name, bytes);
      expect([name, taken.status]).toEqual([name, 303]);
      expect((await claire.follow(taken)).text).toContain(name);
    }
  });

  it('« Dans la fenêtre pop-up ouverte, cliquer sur Parcourir pour rechercher le document que vous souhaitez importer. Choisissez le nom du document correspondant au fichier sélectionné puis cliquer sur Importer. »', async () => {
    const w = await aWorld();
    const claire = await atTheWindow(w);
    const page = await claire.get(windowOf(w));
    expect(page.body).toMatch(/<select[^>]*name="piece"/);
    expect(page.body).toMatch(/<input[^>]*type="file"/);
    expect(await faultsOf(page.body)).toEqual([]);
    const taken = await claire.upload(windowOf(w), { piece: choiceOf(page.body, 'Photo d’identité') }, [
      { name: 'léo.jpg', bytes: await aPicture() },
    ]);
    expect(taken.location).toMatch(new RegExp(`^${pageOf(w)}\\?message=piece-importee`));
    const back = await claire.follow(taken);
    expect(back.text).toContain('Pièce importée');
    // the table has the columns of the guide
    for (const column of ['Nom du document', 'Nom du fichier', 'Date', 'Heure', 'Taille (Ko)', 'État', 'Consulter'])
      expect(back.body).toMatch(new RegExp(`<th[^>]*>${column.replace(/[()]/g, '\\$&')}</th>`));
    expect(back.text).toMatch(/Photo d’identité .* léo\.jpg 20\/11\/2026 09:00 \d+,\d\d déposée Consulter/);
    expect(await faultsOf(back.body)).toEqual([]);
    const href = /href="(\/pieces\/[0-9a-f-]+)"/.exec(back.body)?.[1] ?? '';
    expect((await claire.get(href)).headers.get('content-type')).toBe('image/jpeg');
  });
});
