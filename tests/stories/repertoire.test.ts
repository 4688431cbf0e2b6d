import { describe, expect, it, test } from 'vitest';
import { faultsOf, signedIn } from '../doors/visitor.ts';
import { aWorld } from '../helpers/world.ts';

async function aFile() {
  const world = await aWorld();
  const studentId = world.cast.claire.students.Léo ?? '';
  const rows = await world.family.call('repertoire.list', { studentId });
  return { world, studentId, rows, list: `/eleves/${studentId}/repertoire`, visitor: await signedIn(world) };
}

const inner = (html: string): string => html.replace(/<[^>]+>/g, '').replace(/\u00a0/g, ' ');
const cells = (body: string): string[][] =>
  [...body.matchAll(/<tr[^>]*data-open[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => inner(cell)),
  );
const facts = (body: string): Record<string, string> =>
  Object.fromEntries(
    [...body.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/gs)].map(([, label = '', value = '']) => [inner(label), inner(value)]),
  );
const doors = (body: string): (string | undefined)[] => [...body.matchAll(/<tr data-open="([^"]*)"/g)].map((m) => m[1]);
const buttons = (body: string): Record<string, string> =>
  Object.fromEntries(
    [...body.matchAll(/<a class="button" href="([^"]*)"[^>]*>(.*?)<\/a>/gs)].map(([, href = '', word = '']) => [inner(word).trim(), href]),
  );

describe('G1 D, G2 Onglet répertoire', () => {
  it('G1 D, G2 : « Cet onglet présente la liste des événements musicaux auxquels l’élève a participé et permet de les consulter. » « L’onglet Répertoire présente la liste des événements musicaux auxquels l’élève a participé et permet de les consulter. » « La liste contient les informations suivantes : Répertoire, Date, Morceau, Durée et Commentaire. »', async () => {
    const { visitor, list, rows } = await aFile();
    const { body } = await visitor.get(list);
    expect([...body.matchAll(/<th[^>]*>(.*?)<\/th>/gs)].map(([, head = '']) => inner(head))).toEqual([
      'Répertoire',
      'Date',
      'Morceau',
      'Durée',
      'Commentaire',
      'Ouvrir',
    ]);
    expect(cells(body)).toEqual([
      ['Fin de cycle – Piano', '27/05/2026', 'Marche dans le désert', '00:10', 'De mémoire.', 'Ouvrir'],
      // without a comment of its own, the one on the event
      ['Fin de cycle – Piano', '27/05/2026', 'Sonate n° 2 – Largo', '00:06', 'Entrée libre.', 'Ouvrir'],
      ['Fête de la musique 2025', '21/06/2025', '', '', '', 'Ouvrir'],
    ]);
    expect(await faultsOf(body)).toEqual([]);
    for (const { id } of rows) expect((await visitor.get(`${list}/${id}`)).status).toBe(200);
  });

  it('G1 D, G2 : « Pour consulter la fiche d’un événement musical, double-cliquer sur la ligne de l’événement. » « Pour accéder à la fiche d’un événement musical, double-cliquer sur la ligne de l’événement. »', async () => {
    const { visitor, list, rows } = await aFile();
    const { body } = await visitor.get(list);
    expect(doors(body)).toEqual(rows.map(({ id }) => `${list}/${id}`));
    expect([...body.matchAll(/<a class="open-link" href="([^"]*)"/g)].map((m) => m[1])).toEqual(doors(body));
    const sheet = await visitor.get(`${list}/${rows[0]?.id}`);
    expect(facts(sheet.body)).toEqual({
      'Type d’événement': 'Examen',
      Répertoire: 'Fin de cycle – Piano',
      Date: '27/05/2026',
      Heure: '18:30',
      Lieu: 'Salle Lili-Boulanger',
      'Commentaire de l’événement': 'Entrée libre.',
      Morceau: 'Marche dans le désert',
      Compositeur: 'M. Anceau',
      Arrangeur: 'P. Grétry',
      Partie: 'Piano 1',
      Durée: '00:10 (10 min)',
      Commentaire: 'De mémoire.',
    });
    // what else the student played there, and nobody else
    expect(cells(sheet.body).map((row) => row[2])).toEqual(['Sonate n° 2 – Largo']);
    expect(await faultsOf(sheet.body)).toEqual([]);
  });

  it('G1 D : « Pour refermer la fiche d’un événement musical, cliquer sur le bouton « Annuler ». »', async () => {
    const { visitor, list, rows } = await aFile();
    for (const { id } of rows) expect(buttons((await visitor.get(`${list}/${id}`)).body)).toMatchObject({ Annuler: list });
  });

  it('G1 D : « le bouton Retour permet de revenir à l’écran précédent (onglet « Identité » du responsable de la famille). »', async () => {
    const { visitor, list } = await aFile();
    expect(buttons((await visitor.get(list)).body)).toMatchObject({ Retour: '/famille' });
  });
});

test('an event of which little is known shows what is missing, and the student’s own length comes before the piece’s', async () => {
  const { visitor, list, rows } = await aFile();
  const bare = facts((await visitor.get(`${list}/${rows[2]?.id}`)).body);
  expect(bare).toMatchObject({ Heure: '–Non renseigné', Morceau: '–Non renseigné', Durée: '–Non renseigné' });
  expect(facts((await visitor.get(`${list}/${rows[1]?.id}`)).body)).toMatchObject({
    Durée: '00:06 (5 min 30 s)',
    Commentaire: '–Non renseigné',
  });
});

test('arrows lead from sheet to sheet', async () => {
  const { visitor, list, rows } = await aFile();
  const { body } = await visitor.get(`${list}/${rows[1]?.id}`);
  const arrows = [...body.matchAll(/<a class="arrow" href="([^"]*repertoire\/[^"]*)"/g)].map((m) => m[1]?.split('/').at(-1));
  expect(arrows).toEqual([rows[0]?.id, rows[0]?.id, rows[2]?.id, rows[2]?.id]);
});

test('a student who has not performed yet is told what will stand here', async () => {
  const { visitor, world } = await aFile();
  const { text, body } = await visitor.get(`/eleves/${world.cast.claire.students.Jeanne}/repertoire`);
  expect(text).toContain('Aucun événement musical n’est encore enregistré');
  expect(await faultsOf(body)).toEqual([]);
});

test('the accessibility mode says in sentences every value that the table shows', async () => {
  const { visitor, list } = await aFile();
  const shown = cells((await visitor.get(list)).body).flat();
  await visitor.get('/accessibilite');
  await visitor.submit('/accessibilite', { mode: 'on' });
  const { body, text } = await visitor.get(list);
  const said = text.replace(/\u00a0/g, ' ');
  expect(body).toContain('class="records"');
  const asSaid = (cell: string) => cell.replace('27/05/2026', '27 mai 2026').replace('21/06/2025', '21 juin 2025');
  expect(shown.map(asSaid).filter((cell) => !said.includes(cell))).toEqual([]);
  expect(await faultsOf(body)).toEqual([]);
});

test('what is not theirs is not found, by the page as by the verb', async () => {
  const { world, visitor, studentId, rows } = await aFile();
  const nour = world.cast.ines.students.Nour ?? '';
  const ines = await world.signInFamily(world.cast.ines);
  const [theirs] = await ines.call('repertoire.list', { studentId: nour });
  const nobody = '00000000-0000-4000-8000-000000000000';
  const missing = await visitor.get(`/eleves/${nobody}/repertoire`);
  for (const path of [
    `/eleves/${nour}/repertoire`,
    `/eleves/${nour}/repertoire/${theirs?.id}`,
    `/eleves/${studentId}/repertoire/${theirs?.id}`,
    `/eleves/${nour}/repertoire/${rows[0]?.id}`,
    `/eleves/${world.cast.claire.students.Jeanne}/repertoire/${rows[0]?.id}`,
  ]) {
    const { status, text } = await visitor.get(path);
    expect([path, status, text]).toEqual([path, 404, missing.text]);
  }
  for (const id of [nour, nobody]) {
    expect(await world.family.refused('repertoire.list', { studentId: id })).toMatchObject({ code: 'not-found' });
    expect(await world.family.refused('repertoire.get', { studentId: id, id: theirs?.id ?? '' })).toMatchObject({ code: 'not-found' });
  }
});
