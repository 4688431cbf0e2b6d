import { describe, expect, it, test } from 'vitest';
import { faultsOf, signedIn, type Visitor } from '../doors/visitor.ts';
import { aWorld, type World } from '../helpers/world.ts';

const studentOf = (w: World, name: 'Léo' | 'Jeanne' = 'Léo'): string => w.cast.claire.students[name] ?? '';

async function aFile(student: 'Léo' | 'Jeanne' = 'Léo') {
  const world = await aWorld();
  const studentId = studentOf(world, student);
  const { rows } = await world.family.call('pastYears.list', { studentId });
  return { world, studentId, rows, list: `/eleves/${studentId}/historique`, visitor: await signedIn(world) };
}

/** What stands in each row of the table, cell by cell. */
const cells = (body: string): string[][] =>
  [...body.matchAll(/<tr[^>]*data-open[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => cell.replace(/<[^>]+>/g, '')),
  );
const heads = (body: string): string[] => [...body.matchAll(/<th[^>]*>(.*?)<\/th>/gs)].map(([, head = '']) => head.replace(/<[^>]+>/g, ''));
/** The facts of a sheet: label to value. */
const facts = (body: string): Record<string, string> =>
  Object.fromEntries(
    [...body.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/gs)].map(([, label = '', value = '']) => [
      label.replace(/<[^>]+>/g, ''),
      value.replace(/<[^>]+>/g, '').replace(/\u00a0/g, ' '),
    ]),
  );
/** Where the named arrows lead; null for one that leads nowhere. */
const arrow = (body: string, name: string): string | null =>
  [...body.matchAll(/<a class="arrow" href="([^"]*)"[^>]*>.*?<span class="unseen">([^<]*)<\/span>/gs)].find(([, , n]) => n === name)?.[1] ??
  null;
const back = (body: string): string | undefined => /<a class="button" href="([^"]*)"[^>]*><svg.*?<\/svg> Retour<\/a>/s.exec(body)?.[1];
const switchAccessibilityOn = async (visitor: Visitor) => {
  await visitor.get('/accessibilite');
  await visitor.submit('/accessibilite', { mode: 'on' });
};

describe('G1 C, G2 Onglet Historique de l’élève', () => {
  it('G1 C : « Cet onglet présente la liste des fiches de suivi des cours de l’élève des années antérieures. »', async () => {
    const { visitor, list } = await aFile();
    const { body, status } = await visitor.get(list);
    expect(status).toBe(200);
    expect(cells(body).map((row) => row[0])).toEqual(['2011-2012', '2011-2012', '2010-2011', '2009-2010']);
    expect(await faultsOf(body)).toEqual([]);
  });

  it('G2 : « L’onglet Historique présente la liste des fiches de suivi des cours de l’élève des années antérieures et permet de les consulter. » « La liste contient les informations suivantes : Année, Département, Classe, Cycle et Enseignant. »', async () => {
    const { visitor, list, rows } = await aFile();
    const { body } = await visitor.get(list);
    expect(heads(body)).toEqual(['Année', 'Département', 'Classe', 'Cycle', 'Enseignant', 'Ouvrir']);
    expect(cells(body)[1]).toEqual(['2011-2012', 'Formation musicale', 'FM 203', 'Cycle 2', 'ASTAREL Carmen', 'Ouvrir']);
    for (const { id } of rows) expect((await visitor.get(`${list}/${id}`)).status).toBe(200);
  });

  it('G1 C, G2 : « Pour consulter une fiche d’historique, double-cliquer sur la ligne du cours concerné (utiliser les flèches bleues pour naviguer d’un historique à un autre). »', async () => {
    const { visitor, list, rows } = await aFile();
    const ids = rows.map(({ id }) => id);
    const { body } = await visitor.get(list);
    // the double-click and the plain link lead to the same sheet
    expect([...body.matchAll(/<tr data-open="([^"]*)"/g)].map((m) => m[1])).toEqual(ids.map((id) => `${list}/${id}`));
    expect([...body.matchAll(/<a class="open-link" href="([^"]*)"/g)].map((m) => m[1])).toEqual(ids.map((id) => `${list}/${id}`));
    const names = ['Première fiche', 'Fiche précédente', 'Fiche suivante', 'Dernière fiche'];
    const from = async (i: number) => {
      const sheet = (await visitor.get(`${list}/${ids[i]}`)).body;
      return names.map((name) => arrow(sheet, name)?.split('/').at(-1) ?? null);
    };
    expect(await from(0)).toEqual([null, null, ids[1], ids[3]]);
    expect(await from(2)).toEqual([ids[0], ids[1], ids[3], ids[3]]);
    expect(await from(3)).toEqual([ids[0], ids[2], null, null]);
  });

  it('G1 C : « Dans la fenêtre « Historique du cours », les informations sont classées dans les onglets : Historique, Evaluations et Commentaires. »', async () => {
    const { visitor, list, rows } = await aFile();
    const sheet = `${list}/${rows[1]?.id}`;
    for (const [path, tab] of [
      [sheet, 'Historique'],
      [`${sheet}/evaluations`, 'Évaluations'],
      [`${sheet}/commentaires`, 'Commentaires'],
    ]) {
      const { body, text } = await visitor.get(path ?? '');
      expect(text).toContain('Historique du cours Formation musicale 2011-2012');
      const tabs = /<nav class="tabs second"[^>]*>(.*?)<\/nav>/s.exec(body)?.[1] ?? '';
      expect([...tabs.matchAll(/href="([^"]*)"/g)].map((m) => m[1])).toEqual([sheet, `${sheet}/evaluations`, `${sheet}/commentaires`]);
      expect(/aria-current="page">([^<]*)</.exec(tabs)?.[1]).toBe(tab);
      expect(await faultsOf(body)).toEqual([]);
    }
  });

  it('G2, image : la fiche montre tous ses champs, « Année 20112012 De 12/09/2011 au 08/10/2012 » jusqu’à « Admission cycle »', async () => {
    const { visitor, list, rows } = await aFile();
    const { body } = await visitor.get(`${list}/${rows[1]?.id}`);
    expect(facts(body)).toEqual({
      Année: '2011-2012',
      Période: 'De 12/09/2011 au 08/10/2012',
      Département: 'Formation musicale',
      Classe: 'FM 203',
      Cycle: 'Cycle 2',
      Enseignant: 'ASTAREL Carmen',
      'Nb heures': '34,00',
      'Nb heures effectuées': '32,50',
      'Abs. tot.': '2',
      'Abs. non just.': '1',
      'Horaires aménagés': 'CHAM',
      'Situation d’activité': 'Actif',
      Note: 'A joué au concert de fin d’année.',
      'Premier instrument': 'Piano',
      Moyenne: '15,75 / 20,00',
      'Moyenne lettres': 'B',
      Médian: '13,25',
      'Résultat classe': 'Admis à l’unanimité',
      'Résultat cycle': 'Maintenu',
      'Admission classe': 'FM 204',
      'Admission cycle': 'Cycle 3',
    });
  });

  test('a field of which nothing is known keeps its place and says so; no median is ever « -1 »', async () => {
    const { visitor, list, rows } = await aFile();
    const known = facts((await visitor.get(`${list}/${rows[3]?.id}`)).body);
    expect(Object.keys(known)).toHaveLength(21);
    expect(known).toMatchObject({ Année: '2009-2010', Département: 'Chœurs', Médian: '–Non renseigné', 'Abs. tot.': '–Non renseigné' });
  });

  it('G2, image : les évaluations portent type, date, type de classe, note, description, coefficient, lettre, médian, appréciation, absence et moyenne ; une ligne s’ouvre', async () => {
    const { visitor, list, rows } = await aFile();
    const path = `${list}/${rows[1]?.id}/evaluations`;
    const { body } = await visitor.get(path);
    expect(heads(body)).toEqual([
      'Type d’évaluation',
      'Date',
      'Type de classe',
      'Note',
      'Description',
      'Coef.',
      'Lettre',
      'Médian',
      'Mention',
      'Appréciation',
      'Absent',
      'Moy.',
      'Ouvrir',
    ]);
    expect(cells(body).map((row) => row.map((cell) => cell.replace(/\u00a0/g, ' ')))).toEqual([
      [
        'Devoir collectif',
        '08/10/2012',
        'Classe entière',
        '15,75 / 20',
        'Dictée à deux voix',
        '1,5',
        'B',
        '13,25',
        'TB',
        'Très bon travail, à poursuivre',
        '',
        'Oui',
        'Ouvrir',
      ],
      ['Examen de fin d’année', '05/06/2012', '', '', '', '1', '', '', '', '', 'Oui', 'Non', 'Ouvrir'],
    ]);
    const [first = '', second = ''] = [...body.matchAll(/<tr data-open="([^"]*)"/g)].map((m) => m[1]);
    const opened = await visitor.get(first);
    expect(opened.text).toContain('Devoir collectif du lundi 8 octobre 2012');
    expect(facts(opened.body)).toMatchObject({ Note: '15,75 / 20', Coefficient: '1,5', Absent: 'Non', 'Compte dans la moyenne': 'Oui' });
    expect(arrow(opened.body, 'Évaluation suivante')).toBe(second);
    expect(back(opened.body)).toBe(path);
    expect(await faultsOf(opened.body)).toEqual([]);
    expect(facts((await visitor.get(second)).body)).toMatchObject({
      Note: '–Non renseigné',
      Absent: 'Oui',
      'Compte dans la moyenne': 'Non',
    });
  });

  test('comments are read with their author and day, and their lines stay lines', async () => {
    const { visitor, list, rows } = await aFile();
    const { body, text } = await visitor.get(`${list}/${rows[1]?.id}/commentaires`);
    expect(text).toContain('ASTAREL Carmen, le 20/06/2012 Une année de beaux progrès. À poursuivre en chorale. Bonne participation.');
    expect(body).toContain('<p>À poursuivre en chorale.</p>');
    expect((await visitor.get(`${list}/${rows[0]?.id}/commentaires`)).text).toContain('Aucun commentaire n’est enregistré pour ce cours.');
    expect((await visitor.get(`${list}/${rows[0]?.id}/evaluations`)).text).toContain('Aucune évaluation n’est enregistrée pour ce cours.');
  });

  it('G2 : « Pour naviguer d’une fiche de cours à une autre pour l’élève, utiliser les flèches (première – précédente – suivante – dernière) situées sous la liste. » ; l’onglet reste le même', async () => {
    const { visitor, list, rows } = await aFile();
    for (const tab of ['evaluations', 'commentaires']) {
      const { body } = await visitor.get(`${list}/${rows[1]?.id}/${tab}`);
      expect(arrow(body, 'Dernière fiche')).toBe(`${list}/${rows[3]?.id}/${tab}`);
      expect(arrow(body, 'Fiche précédente')).toBe(`${list}/${rows[0]?.id}/${tab}`);
    }
  });

  it('G1 C : « le bouton Retour permet de revenir à l’écran précédent (liste de l’historique de l’élève). »', async () => {
    const { visitor, list, rows } = await aFile();
    for (const tab of ['', '/evaluations', '/commentaires']) {
      expect(back((await visitor.get(`${list}/${rows[0]?.id}${tab}`)).body)).toBe(list);
    }
  });
});

describe('« Rechercher », as G2’s picture shows it', () => {
  test.each([
    ['fm 203', ['2011-2012']],
    ['irene', ['2011-2012', '2010-2011']],
    ['SABONNET 2010', ['2010-2011']],
    ['irène piano 2011', ['2011-2012', '2010-2011']],
    ['  Élodie   lE BOEUF ', ['2009-2010']],
    ['choeurs', ['2009-2010']],
    ['cycle 2', ['2011-2012', '2011-2012', '2010-2011']],
    ['', ['2011-2012', '2011-2012', '2010-2011', '2009-2010']],
  ])('« %s » finds the sheets of %j', async (typed, years) => {
    const { visitor, list } = await aFile();
    const { body, text } = await visitor.get(`${list}?recherche=${encodeURIComponent(typed)}`);
    expect(cells(body).map((row) => row[0])).toEqual(years);
    expect(text).toContain(years.length === 4 ? '4 fiches' : `${years.length} fiche${years.length > 1 ? 's' : ''} sur 4`);
    expect(await faultsOf(body)).toEqual([]);
  });

  test('what finds nothing says so, keeps what was typed, and leads back to the whole list', async () => {
    const { visitor, list } = await aFile();
    const { body, text } = await visitor.get(`${list}?recherche=${encodeURIComponent('tuba <b>')}`);
    expect(text.replace(/\u00a0/g, ' ')).toContain('Aucun résultat pour « tuba <b> ».');
    expect(body).toContain('value="tuba &lt;b&gt;"');
    expect(body).toContain(`href="${list}"`);
    expect(cells(body)).toEqual([]);
    expect(await faultsOf(body)).toEqual([]);
  });

  test('a search longer than any row is cut, not refused', async () => {
    const { visitor, list } = await aFile();
    expect((await visitor.get(`${list}?recherche=${'a'.repeat(1500)}`)).status).toBe(200);
  });

  test('evaluations are searched in the same way', async () => {
    const { visitor, list, rows } = await aFile();
    const { body } = await visitor.get(`${list}/${rows[1]?.id}/evaluations?recherche=dictee`);
    expect(cells(body).map((row) => row[0])).toEqual(['Devoir collectif']);
    expect((await visitor.get(`${list}/${rows[1]?.id}/evaluations`)).text).not.toContain('Aucun résultat');
    expect((await visitor.get(`${list}/${rows[1]?.id}/evaluations?recherche=zzz`)).text).toContain('Aucun résultat');
  });

  test('a list of one row has no search, an empty one says when the first will come', async () => {
    const { visitor, list, world } = await aFile('Jeanne');
    const { body } = await visitor.get(list);
    expect(cells(body)).toHaveLength(1);
    expect(body).not.toContain('name="recherche"');
    const samuel = await signedIn(world, world.cast.samuel);
    const own = await samuel.get(`/eleves/${world.cast.samuel.students.Samuel}/historique`);
    expect(own.text).toContain('Aucune année antérieure n’est enregistrée.');
    expect(await faultsOf(own.body)).toEqual([]);
  });
});

describe('the accessibility mode', () => {
  test('says in sentences every value that the tables show', async () => {
    const { visitor, list, rows } = await aFile();
    const paths = [list, `${list}/${rows[1]?.id}/evaluations`];
    const shown = [];
    for (const path of paths) shown.push(cells((await visitor.get(path)).body).flat());
    await switchAccessibilityOn(visitor);
    for (const [i, path] of paths.entries()) {
      const { body, text } = await visitor.get(path);
      expect(body).toContain('class="records"');
      expect(await faultsOf(body)).toEqual([]);
      const spoken = text.toLowerCase().replace(/\u00a0/g, ' ');
      const missing = (shown[i] ?? [])
        .map((cell) =>
          cell
            .toLowerCase()
            .replace(/\u00a0/g, ' ')
            .replace('15,75 / 20', '15,75 sur 20'),
        )
        .map((cell) => cell.replace('08/10/2012', '8 octobre 2012').replace('05/06/2012', '5 juin 2012'))
        // « Oui », « Non » are words of their own there: « absent », « compte dans la moyenne »
        .filter((cell) => !['oui', 'non'].includes(cell) && !spoken.includes(cell));
      expect(missing).toEqual([]);
    }
    const text = (await visitor.get(paths[1] ?? '')).text.replace(/\u00a0/g, ' ').replace(/ \./g, '.');
    expect(text).toContain('Le 8 octobre 2012, devoir collectif : 15,75 sur 20, lettre B.');
    expect(text).toContain('Le 5 juin 2012, examen de fin d’année : absent. Coefficient : 1. Ne compte pas');
  });
});

describe('what is not theirs', () => {
  test('is not found, by the page as by the verb, and the log says that it was asked for', async () => {
    const { world, visitor, studentId, rows } = await aFile();
    const ines = await world.signInFamily(world.cast.ines);
    const nour = world.cast.ines.students.Nour ?? '';
    const [theirs] = (await ines.call('pastYears.list', { studentId: nour })).rows;
    const nobody = '00000000-0000-4000-8000-000000000000';
    const mark = (await world.family.call('pastYears.get', { studentId, id: rows[1]?.id ?? '' })).evaluations[0]?.id;
    const missing = await visitor.get(`/eleves/${nobody}/historique`);
    for (const path of [
      `/eleves/${nour}/historique`,
      `/eleves/${nour}/historique/${theirs?.id}`,
      `/eleves/${studentId}/historique/${theirs?.id}`,
      `/eleves/${nour}/historique/${rows[0]?.id}`,
      `/eleves/${studentId}/historique/${theirs?.id}/evaluations`,
      `/eleves/${studentId}/historique/${theirs?.id}/commentaires`,
      // the student's own sheet, but another one's evaluation
      `/eleves/${studentId}/historique/${rows[0]?.id}/evaluations/${mark}`,
      // a sheet of the family's other student
      `/eleves/${studentOf(world, 'Jeanne')}/historique/${rows[0]?.id}`,
    ]) {
      const { status, text } = await visitor.get(path);
      expect([path, status, text]).toEqual([path, 404, missing.text]);
    }
    expect(world.log().match(/"audit":"not theirs"/g)?.length).toBe(9);
    for (const id of [nour, nobody]) {
      expect(await world.family.refused('pastYears.list', { studentId: id })).toMatchObject({ code: 'not-found' });
      expect(await world.family.refused('pastYears.get', { studentId: id, id: theirs?.id ?? '' })).toMatchObject({ code: 'not-found' });
    }
  });
});
