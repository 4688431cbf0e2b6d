import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { lastEvaluations } from '../../db/teaching.ts';
import { type Answer, faultsOf, signedIn, type Visitor } from '../doors/visitor.ts';
import { aWorld, type World } from '../helpers/world.ts';

// The tab « Cours » of a student: guide 1, B; guide 2, « Onglet Cours de l'élève »; product.md, /eleves/:id/cours.

const léoOf = ({ cast }: World): string => cast.claire.students.Léo ?? '';
const tabOf = (student: string): string => `/eleves/${student}/cours`;

/** Léo attends music theory too, so that there is a way from one course to another. */
async function alsoTheory({ service, cast }: World): Promise<void> {
  await service.store.write(async (db) => {
    const { course_id } = await db
      .selectFrom('enrolment')
      .select('course_id')
      .where('student_id', '=', cast.ines.students.Nour ?? '')
      .executeTakeFirstOrThrow();
    const { situation_id } = await db.selectFrom('enrolment').select('situation_id').executeTakeFirstOrThrow();
    const at = '2026-11-20T08:00:00.000Z';
    await db
      .insertInto('enrolment')
      .values({ id: randomUUID(), student_id: cast.claire.students.Léo ?? '', course_id, situation_id, created_at: at, updated_at: at })
      .execute();
  });
}

/** Where the links of a page lead whose accessible name begins so. */
const linksOf = ({ body }: Answer, label: string): string[] =>
  [...body.matchAll(/<a class="open-link" href="([^"]+)" aria-label="([^"]+)"/g)].flatMap(([, href = '', name = '']) =>
    name.startsWith(label) ? [href] : [],
  );

const linkOf = (answer: Answer, label: string): string => {
  const [href] = linksOf(answer, label);
  if (!href) throw new Error(`the page has no link « ${label} »`);
  return href;
};

/** Every row's address for the double-click, in order. */
const rowsOf = ({ body }: Answer): string[] => [...body.matchAll(/<tr data-open="([^"]+)"/g)].map(([, href = '']) => href);

/** What stands between the head and the foot; when the session will end is another hour in each mode. */
const contentOf = ({ body }: Answer): string =>
  (/<main.*<\/main>/s.exec(body)?.[0] ?? '')
    .replace(/<noscript>.*?<\/noscript>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('&#39;', '’');

/** What « Retour » leads to. */
const backOf = ({ body }: Answer): string | undefined => /<a class="button" href="([^"]+)">(?:(?!<\/a>).)*Retour/s.exec(body)?.[1];

/** The arrows of this name: what each says and where it leads. */
const arrowsOf = ({ body }: Answer, label: string): [name: string, href: string][] => {
  const nav = new RegExp(`<nav class="arrows" aria-label="${label}".*?</nav>`, 's').exec(body)?.[0] ?? '';
  return [...nav.matchAll(/<a class="arrow" href="([^"]+)".*?<span class="unseen">([^<]+)/gs)].map(([, href = '', name = '']) => [
    name,
    href,
  ]);
};

/** Claire's browser on the file of Léo's piano lessons. */
async function atThePiano(world: World): Promise<{ claire: Visitor; piano: Answer; path: string }> {
  const claire = await signedIn(world);
  const path = linkOf(await claire.get(tabOf(léoOf(world))), 'Ouvrir le cours Piano');
  return { claire, piano: await claire.get(path), path };
}

describe('G1 B- Onglet « Cours » de l’élève, G2 Onglet Cours de l’élève', () => {
  it('« Cet onglet permet de consulter le suivi pédagogique de l’élève (évaluations et absences). »', async () => {
    const world = await aWorld();
    const claire = await signedIn(world);
    const tab = await claire.get(tabOf(léoOf(world)));
    expect(contentOf(tab)).toContain('Piano 2C1 Cycle 2 Carmen Alonso Mercredi à 14:30 Salle Pauline-Viardot Ouvrir');
    expect(backOf(tab)).toBe('/famille');
    const piano = linkOf(tab, 'Ouvrir le cours Piano');
    expect(contentOf(await claire.get(`${piano}/evaluations`))).toContain('08/10/2026 Devoir collégial 15,75 / 20');
    expect(contentOf(await claire.get(`${piano}/absences`))).toContain('3 absences, dont 1 non justifiée.');
  });

  it('« Pour accéder au détail d’un cours, double-cliquer sur la ligne du cours concerné. » « Pour accéder à la fiche d’un cours, double-cliquer sur la ligne du cours concerné. »', async () => {
    const world = await aWorld();
    const claire = await signedIn(world);
    const tab = await claire.get(tabOf(léoOf(world)));
    // the row itself leads where its plain link leads, so that nobody needs a double-click
    expect(rowsOf(tab)).toEqual([linkOf(tab, 'Ouvrir le cours Piano')]);
    const file = await claire.get(rowsOf(tab)[0] ?? '');
    expect([file.status, contentOf(file)]).toEqual([200, expect.stringContaining('Suivi du cours Piano')]);
  });

  it('« La fenêtre de suivi du cours présente alors les onglets : Suivi, Evaluations, Absence, avec la liste des évaluations et des absences déjà saisies. » « La fenêtre de suivi du cours présente les onglets Cours, Évaluations et Absence avec la liste des évaluations et des absences déjà saisies. »', async () => {
    const { claire, piano, path } = await atThePiano(await aWorld());
    const tabs = /<nav class="tabs second" aria-label="Suivi du cours Piano">(.*?)<\/nav>/s.exec(piano.body)?.[1] ?? '';
    expect([...tabs.matchAll(/href="([^"]+)"[^>]*>([^<]+)/g)].map(([, href, word]) => [word, href])).toEqual([
      ['Cours', path],
      ['Évaluations', `${path}/evaluations`],
      ['Absences', `${path}/absences`],
    ]);
    expect(tabs).toContain('aria-current="page">Cours');
    expect(contentOf(piano)).toContain(
      'Suivi Département Instruments et formation musicale Classe – Non renseigné Cycle Cycle 2 Niveau 2C1 Enseignant Carmen Alonso Salle Salle Pauline-Viardot Jour et heure Mercredi à 14:30 Durée 00:30 Commentaire Apporter le carnet de liaison à chaque cours.',
    );
    expect(linksOf(await claire.get(`${path}/evaluations`), 'Ouvrir l’évaluation')).toHaveLength(3);
    expect(linksOf(await claire.get(`${path}/absences`), 'Ouvrir l’absence')).toHaveLength(3);
  });

  it('« Cours, Enseignant, Cycle, Date, Statut, Heure de passage, Durée » (the guide’s picture): lessons newest first under their month, those to come above', async () => {
    const { piano } = await atThePiano(await aWorld());
    expect(contentOf(piano)).toContain(
      [
        'Prochaines séances Prochaines séances Date Statut Heure de passage Durée Commentaire Ouvrir',
        '25/11/2026 Prévue 14:30 00:30 Ouvrir',
        '02/12/2026 Prévue, absence annoncée 14:30 00:30 Ouvrir',
        'Séances passées Séances passées Date Statut Heure de passage Durée Commentaire Ouvrir',
        'Novembre 2026',
        '18/11/2026 Absent 14:30 00:30 Ouvrir',
        '04/11/2026 Présent 14:30 00:30 Travail de la main gauche. Ouvrir',
        'Octobre 2026',
        '14/10/2026 Annulée 14:30 00:30 Enseignante absente, séance reportée. Ouvrir',
        '07/10/2026 Excusé 14:30 00:30 Ouvrir',
        'Septembre 2026',
        '30/09/2026 Présent 14:30 00:30 Ouvrir',
      ].join(' '),
    );
  });

  it('« Pour afficher le détail d’une ligne, double-cliquez sur la ligne concernée. » « Pour afficher le détail d’une ligne d’une liste, double-cliquer sur la ligne concernée. »', async () => {
    const { claire, piano, path } = await atThePiano(await aWorld());
    const [evaluations, absences] = [await claire.get(`${path}/evaluations`), await claire.get(`${path}/absences`)];
    for (const list of [piano, evaluations, absences]) {
      expect(rowsOf(list)).toEqual(linksOf(list, 'Ouvrir'));
      for (const row of rowsOf(list)) expect([row, (await claire.get(row)).status]).toEqual([row, 200]);
    }
    const lesson = await claire.get(linkOf(piano, 'Ouvrir la séance du 07/10/2026'));
    expect(contentOf(lesson)).toContain(
      'Séance du mercredi 7 octobre 2026 Date 07/10/2026 Statut Excusé Heure de passage 14:30 Durée 00:30',
    );
    const mark = await claire.get(linkOf(evaluations, 'Ouvrir l’évaluation Devoir collégial du 08/10/2026'));
    expect(contentOf(mark)).toContain(
      'Devoir collégial du jeudi 8 octobre 2026 Date 08/10/2026 Type d’évaluation Devoir collégial Description Une étude et une pièce au choix Note 15,75 / 20 Lettre – Non renseigné Médiane de la classe 13,25 / 20 Mention Bien Absent Non Coefficient 2 Compte dans la moyenne Oui Appréciation Très musical, beau son.',
    );
    const absence = await claire.get(linkOf(absences, 'Ouvrir l’absence du 07/10/2026'));
    expect(contentOf(absence)).toContain(
      'Absence du mercredi 7 octobre 2026 Date 07/10/2026 Heure 14:30 Durée 00:30 Justification Justifiée Motif Maladie Commentaire Mot de la famille reçu. Absence annoncée Le 06/10/2026 à 18:20 Séance Voir la séance',
    );
  });

  it('« Pour naviguer d’une fiche de cours à une autre pour un même élève, utilisez les flèches bleues, situées sous la liste. » « Pour naviguer d’une fiche de cours à une autre pour l’élève, utiliser les flèches (première – précédente – suivante – dernière) situées sous la liste. »', async () => {
    const world = await aWorld();
    await alsoTheory(world);
    const claire = await signedIn(world);
    const [theory = '', piano = ''] = rowsOf(await claire.get(tabOf(léoOf(world))));
    for (const tab of ['', '/evaluations', '/absences']) {
      const first = await claire.get(`${theory}${tab}`);
      expect(arrowsOf(first, 'D’un cours à l’autre')).toEqual([
        ['Cours suivant', `${piano}${tab}`],
        ['Dernier cours', `${piano}${tab}`],
      ]);
      expect(arrowsOf(await claire.get(`${piano}${tab}`), 'D’un cours à l’autre')).toEqual([
        ['Premier cours', `${theory}${tab}`],
        ['Cours précédent', `${theory}${tab}`],
      ]);
      expect(first.body.indexOf('D’un cours à l’autre')).toBeGreaterThan(first.body.indexOf('class="card'));
    }
  });

  it('« REMARQUE : le bouton « Retour » permet de revenir à l’onglet « Cours » de l’élève. »', async () => {
    const world = await aWorld();
    const { claire, piano, path } = await atThePiano(world);
    const [evaluations, absences] = [await claire.get(`${path}/evaluations`), await claire.get(`${path}/absences`)];
    for (const page of [piano, evaluations, absences]) expect(backOf(page)).toBe(tabOf(léoOf(world)));
    // from a row, back to the list that it stands in
    expect(backOf(await claire.get(rowsOf(evaluations)[0] ?? ''))).toBe(`${path}/evaluations`);
    expect(backOf(await claire.get(rowsOf(absences)[0] ?? ''))).toBe(`${path}/absences`);
    expect(backOf(await claire.get(linkOf(piano, 'Ouvrir la séance du 18/11/2026')))).toBe(path);
    expect(backOf(await claire.get(linkOf(piano, 'Ouvrir la séance du 25/11/2026')))).toBe(`${path}?seances=a-venir`);
  });
});

describe('what a family reads of an evaluation', () => {
  it('a letter, a mention and no median where the class has none', async () => {
    const { claire, path } = await atThePiano(await aWorld());
    const list = await claire.get(`${path}/evaluations`);
    expect(contentOf(list)).toContain('04/11/2026 Contrôle continu – Gammes B Assez bien 1 Ouvrir');
    const sheet = contentOf(await claire.get(linkOf(list, 'Ouvrir l’évaluation Contrôle continu – Gammes')));
    expect(sheet).toContain('Lettre B');
    expect(sheet).not.toMatch(/Médiane|-1/);
  });

  it('an absence is said in the place of the mark, and that it does not count', async () => {
    const { claire, path } = await atThePiano(await aWorld());
    const list = await claire.get(`${path}/evaluations`);
    expect(contentOf(list)).toContain('30/09/2026 Contrôle continu Absent 12,00 1 À rattraper. Ouvrir');
    expect(contentOf(await claire.get(linkOf(list, 'Ouvrir l’évaluation Contrôle continu du 30/09/2026')))).toContain(
      'Absent Oui Coefficient 1 Compte dans la moyenne Non',
    );
  });

  it('nothing of an evaluation that the office has not published, until it is', async () => {
    const world = await aWorld();
    const { claire, path } = await atThePiano(world);
    expect(contentOf(await claire.get(`${path}/evaluations`))).not.toMatch(/Examen|17,99/);
    const { id } = await world.service.store.read
      .selectFrom('evaluation_mark')
      .select('id')
      .where('mark_hundredths', '=', 1799)
      .executeTakeFirstOrThrow();
    expect((await claire.get(`${path}/evaluations/${id}`)).status).toBe(404);
    await world.service.store.write((db) =>
      db.updateTable('evaluation').set({ published_at: '2026-11-20T07:00:00.000Z' }).where('published_at', 'is', null).execute(),
    );
    expect(contentOf(await claire.get(`${path}/evaluations`))).toContain('18/11/2026 Examen de cycle n° 1 17,99 / 20');
    expect((await claire.get(`${path}/evaluations/${id}`)).status).toBe(200);
  });

  it('the home page can tell the last ones of all its students, newest first, and only published ones', async () => {
    const world = await aWorld();
    const { students } = world.cast.claire;
    const rows = await lastEvaluations(world.service.store.read, Object.values(students), 3, world.clock.now());
    expect(rows.map((row) => [row.student_id, row.course, row.held_on, row.type, row.mark_hundredths, row.letter])).toEqual([
      [students.Jeanne, 'Violon', '2026-11-10', 'Devoir collégial', 1700, null],
      [students.Léo, 'Piano', '2026-11-04', 'Contrôle continu', null, 'B'],
      [students.Léo, 'Piano', '2026-10-08', 'Devoir collégial', 1575, null],
    ]);
    expect(await lastEvaluations(world.service.store.read, [], 3, world.clock.now())).toEqual([]);
    const claire = await signedIn(world);
    for (const { student_id, enrolment_id, mark_id } of rows)
      expect((await claire.get(`/eleves/${student_id}/cours/${enrolment_id}/evaluations/${mark_id}`)).status).toBe(200);
  });
});

describe('what a family reads of a lesson', () => {
  it('a lateness in the office’s own words, and that nobody has said anything yet', async () => {
    const world = await aWorld();
    const claire = await signedIn(world);
    const tab = await claire.get(tabOf(world.cast.claire.students.Jeanne ?? ''));
    const violin = contentOf(await claire.get(rowsOf(tab)[0] ?? ''));
    expect(violin).toContain('17/11/2026 Présence non saisie 17:30 00:30');
    expect(violin).toContain('03/11/2026 En retard 17:30 00:30 Dix minutes de retard.');
  });

  it('a class begins together: its hours, both teachers, and today’s lesson still to come', async () => {
    const world = await aWorld();
    const ines = await signedIn(world, world.cast.ines);
    const [path = ''] = rowsOf(await ines.get(tabOf(world.cast.ines.students.Nour ?? '')));
    const theory = contentOf(await ines.get(path));
    expect(theory).toContain('Enseignants Carmen Alonso, Brice Barris');
    expect(theory).toContain('Classe FM 103');
    expect(theory).toContain('Jour et heure Vendredi de 17:15 à 18:30 Durée 01:15');
    expect(theory).toContain('20/11/2026 Prévue 17:15 01:15');
  });

  it('arrows lead from lesson to lesson in order of time', async () => {
    const { claire, piano } = await atThePiano(await aWorld());
    const on = (day: string) => linkOf(piano, `Ouvrir la séance du ${day}`);
    expect(arrowsOf(await claire.get(on('04/11/2026')), 'D’une séance à l’autre')).toEqual([
      ['Première séance', on('30/09/2026')],
      ['Séance précédente', on('14/10/2026')],
      ['Séance suivante', on('18/11/2026')],
      ['Dernière séance', on('02/12/2026')],
    ]);
  });

  it('a lesson leads to the absence that was noted for it, and back', async () => {
    const { claire, piano } = await atThePiano(await aWorld());
    const lesson = await claire.get(linkOf(piano, 'Ouvrir la séance du 18/11/2026'));
    const absence = await claire.get(/href="([^"]+)">Voir l’absence/.exec(lesson.body)?.[1] ?? '');
    expect(contentOf(absence)).toContain('Non justifiée Motif Sans motif');
    expect(/href="([^"]+)">Voir la séance/.exec(absence.body)?.[1]).toBe(linkOf(piano, 'Ouvrir la séance du 18/11/2026'));
  });

  it('who waits for a place sees the course, that it waits, and no lessons', async () => {
    const world = await aWorld();
    const { path } = await atThePiano(world);
    await world.service.store.write(async (db) => {
      await db.insertInto('enrolment_situation').values({ id: randomUUID(), name: 'Liste d’attente', active: 0 }).execute();
      const { id } = await db.selectFrom('enrolment_situation').select('id').where('active', '=', 0).executeTakeFirstOrThrow();
      await db
        .updateTable('enrolment')
        .set({ situation_id: id })
        .where('id', '=', path.split('/')[4] ?? '')
        .execute();
      await db.deleteFrom('attendance').execute();
      await db.deleteFrom('absence').execute();
    });
    const claire = await signedIn(world);
    expect(contentOf(await claire.get(tabOf(léoOf(world))))).toContain('Piano Liste d’attente');
    const file = contentOf(await claire.get(path));
    expect(file).toContain('Suivi du cours Piano Liste d’attente');
    expect(file).toContain('Aucune séance passée.');
    expect(contentOf(await claire.get(`${path}/absences`))).toContain('Aucune absence n’est enregistrée pour ce cours.');
  });
});

describe('a long year', () => {
  it('five hundred lessons come fifty to a page, and none is lost on the way', async () => {
    const world = await aWorld();
    const { claire, path } = await atThePiano(world);
    await world.service.store.write(async (db) => {
      const { course_id } = await db
        .selectFrom('enrolment')
        .select('course_id')
        .where('student_id', '=', léoOf(world))
        .executeTakeFirstOrThrow();
      const days = Array.from({ length: 500 }, (_, i) => new Date(Date.UTC(2025, 5, 1 + i)).toISOString().slice(0, 10));
      for (const held_on of days)
        await db
          .insertInto('course_session')
          .values({ id: randomUUID(), course_id, held_on, starts_time: '08:00', state: 'held' })
          .execute();
    });
    const first = await claire.get(path);
    expect(contentOf(first)).toContain('Séances 1 à 50 sur 505');
    // with the style sheet and the script a first visit stays under 30 KB
    expect(gzipSync(first.body).length).toBeLessThan(9_000);
    const seen = new Set<string>();
    let page: Answer | null = first;
    for (let pages = 0; page && pages < 20; pages++) {
      const rows = rowsOf(page).filter((row) => row.includes('/seances/'));
      expect(rows.length).toBeLessThanOrEqual(53);
      for (const row of rows) seen.add(row);
      const next: string | undefined = arrowsOf(page, 'Pages des séances').find(([name]) => name === 'Page suivante')?.[1];
      page = next ? await claire.get(next) : null;
    }
    expect(seen.size).toBe(507);
    expect(backOf(await claire.get([...seen][120] ?? ''))).toBe(`${path}?page=3`);
    for (const odd of ['?page=999', '?page=-1', '?page=1e99', '?page=deux', '?page=2.5', '?seances=%00', '?page=2&page=3']) {
      const answer = await claire.get(`${path}${odd}`);
      expect([odd, answer.status]).toEqual([odd, 200]);
    }
  });
});

describe('both modes', () => {
  it('tell the same, the accessibility mode in sentences: « Le 8 octobre 2026, devoir collégial : 15,75 sur 20. » (A11Y-6.11)', async () => {
    const { claire, path } = await atThePiano(await aWorld());
    const pages = [tabOf(path.split('/')[2] ?? ''), path, `${path}/evaluations`, `${path}/absences`];
    const usual: Record<string, string> = {};
    for (const page of pages) usual[page] = contentOf(await claire.get(page));
    await claire.get('/accessibilite');
    await claire.submit('/accessibilite', { on: '1' });
    const spoken: Record<string, string> = {};
    for (const page of pages) {
      const answer = await claire.get(page);
      expect(await faultsOf(answer.body)).toEqual([]);
      expect(answer.body).not.toContain('<table');
      spoken[page] = contentOf(answer);
    }
    const said = Object.values(spoken).join(' ');
    expect(said).toContain('Le 8 octobre 2026, devoir collégial : 15,75 sur 20 . Médiane de la classe : 13,25.');
    expect(said).toContain('Le 4 novembre 2026, contrôle continu – Gammes : lettre B . Mention : assez bien.');
    expect(said).toContain('Le 18 novembre 2026 à 14:30, durée 00:30 : absence non justifiée . Motif : sans motif.');
    expect(said).toContain('Le 14 octobre 2026 à 14:30, durée 00:30 : annulée . Enseignante absente, séance reportée.');
    for (const page of pages) {
      expect([page, factsIn(spoken[page] ?? '')]).toEqual([page, factsIn(usual[page] ?? '')]);
      for (const word of wordsIn(usual[page] ?? '')) expect(spoken[page]?.toLowerCase(), page).toContain(word);
    }
  });
});

const MONTHS = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'];

/** Every figure of a page, however its day is written. */
const factsIn = (text: string): string[] =>
  [
    ...text
      .replace(
        /(\d{2})\/(\d{2})\/(\d{4})/g,
        (_, day: string, month: string, year: string) => `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`,
      )
      .replaceAll(' / 20', ' sur 20')
      .matchAll(/\d+ \p{L}+ \d{4}|\d+[:,]\d+|\d+/gu),
  ]
    .map(([fact]) => fact)
    .sort();

/** What is not a heading of a column: the words that tell something. */
const wordsIn = (text: string): string[] =>
  [
    'piano',
    'carmen alonso',
    'annulée',
    'présent',
    'excusé',
    'absent',
    'bien',
    'très musical, beau son.',
    'maladie',
    'mot de la famille reçu.',
  ].filter((word) => text.toLowerCase().includes(word));

describe('what is another family’s, or another student’s, is not found (SEC-1.13)', () => {
  it('a student, a course, a lesson, an evaluation and an absence of another family answer as what does not exist', async () => {
    const world = await aWorld();
    const yann = await signedIn(world, world.cast.yann);
    const maëlle = world.cast.yann.students.Maëlle ?? '';
    const [theirs = ''] = rowsOf(await yann.get(tabOf(maëlle)));
    const lesson = linksOf(await yann.get(theirs), 'Ouvrir la séance')[0] ?? '';
    const mark = linksOf(await yann.get(`${theirs}/evaluations`), 'Ouvrir')[0] ?? '';
    const absence = linksOf(await yann.get(`${theirs}/absences`), 'Ouvrir')[0] ?? '';
    const { claire, path } = await atThePiano(world);
    const nobody = await claire.get(`/eleves/${randomUUID()}/cours`);
    expect(nobody.status).toBe(404);
    const last = (address: string): string => address.split('/').at(-1) ?? '';
    const asked = [
      tabOf(maëlle),
      theirs,
      `${theirs}/evaluations`,
      `${theirs}/absences`,
      lesson,
      mark,
      absence,
      // their rows under Claire's own course: the lesson is the same for all, the rest is not hers
      `${path}/evaluations/${last(mark)}`,
      `${path}/absences/${last(absence)}`,
      // their course under Claire's own student
      `${tabOf(léoOf(world))}/${last(theirs)}`,
    ];
    for (const address of asked) {
      const answer = await claire.get(address);
      expect([address, answer.status, answer.text]).toEqual([address, 404, nobody.text]);
    }
    expect(world.log()).toContain('"audit":"not theirs"');
  });

  it('a course of one’s other student is not found under the wrong student, nor rows under the wrong course', async () => {
    const world = await aWorld();
    const { claire, path, piano } = await atThePiano(world);
    const { Léo = '', Jeanne = '' } = world.cast.claire.students;
    const [violin = ''] = rowsOf(await claire.get(tabOf(Jeanne)));
    const last = (address: string): string => address.split('/').at(-1) ?? '';
    const mark = rowsOf(await claire.get(`${path}/evaluations`))[0] ?? '';
    const absence = rowsOf(await claire.get(`${path}/absences`))[0] ?? '';
    const asked = [
      path.replace(Léo, Jeanne),
      `${path.replace(Léo, Jeanne)}/evaluations`,
      `${path.replace(Léo, Jeanne)}/absences`,
      mark.replace(Léo, Jeanne),
      `${violin}/evaluations/${last(mark)}`,
      `${violin}/absences/${last(absence)}`,
      `${violin}/seances/${last(linkOf(piano, 'Ouvrir la séance du 18/11/2026'))}`,
    ];
    for (const address of asked) expect([address, (await claire.get(address)).status]).toEqual([address, 404]);
  });

  it('each verb refuses by itself, whatever page asks', async () => {
    const world = await aWorld();
    const nour = world.cast.ines.students.Nour ?? '';
    const ines = await world.signInFamily(world.cast.ines);
    const [course] = await ines.call('teaching.courses', { student: nour });
    const asked = { student: nour, enrolment: course?.id ?? '' };
    const { rows: lessons } = await ines.call('teaching.course', asked);
    const { rows: marks } = await ines.call('teaching.evaluations', asked);
    const { rows: absences } = await ines.call('teaching.absences', asked);
    const claire = world.family;
    expect([
      (await claire.refused('teaching.courses', { student: nour })).code,
      (await claire.refused('teaching.course', asked)).code,
      (await claire.refused('teaching.lesson', { ...asked, lesson: lessons[0]?.id ?? '' })).code,
      (await claire.refused('teaching.evaluations', asked)).code,
      (await claire.refused('teaching.evaluation', { ...asked, mark: marks[0]?.id ?? '' })).code,
      (await claire.refused('teaching.absences', asked)).code,
      (await claire.refused('teaching.absence', { ...asked, absence: absences[0]?.id ?? '' })).code,
      (await world.stranger.refused('teaching.courses', { student: nour })).code,
      (await world.staff.refused('teaching.courses', { student: nour })).code,
    ]).toEqual(['not-found', 'not-found', 'not-found', 'not-found', 'not-found', 'not-found', 'not-found', 'expired', 'expired']);
  });

  it('a course of an earlier year is not one of this year’s', async () => {
    const world = await aWorld();
    const { claire, path } = await atThePiano(world);
    await world.service.store.write(async (db) => {
      const id = randomUUID();
      await db.insertInto('school_year').values({ id, label: '2025-2026', starts_on: '2025-09-01', ends_on: '2026-08-31' }).execute();
      await db.updateTable('course').set({ school_year_id: id }).execute();
    });
    expect((await claire.get(path)).status).toBe(404);
    const empty = await claire.get(tabOf(léoOf(world)));
    expect(contentOf(empty)).toContain('Aucun cours n’est enregistré cette année.');
    expect(empty.body).toContain(`href="/eleves/${léoOf(world)}/historique"`);
    expect(await faultsOf(empty.body)).toEqual([]);
  });
});

describe('the pages themselves', () => {
  it('are valid HTML and have titles of their own (A11Y-6.2)', async () => {
    const { claire, piano, path } = await atThePiano(await aWorld());
    const [evaluations, absences] = [await claire.get(`${path}/evaluations`), await claire.get(`${path}/absences`)];
    const pages = [
      await claire.get(path.replace(/\/[^/]+$/, '')),
      piano,
      await claire.get(`${path}?seances=a-venir`),
      evaluations,
      absences,
      await claire.get(rowsOf(piano)[0] ?? ''),
      await claire.get(rowsOf(evaluations)[0] ?? ''),
      await claire.get(rowsOf(absences)[0] ?? ''),
    ];
    for (const { body } of pages) expect(await faultsOf(body)).toEqual([]);
    const titles = pages.map(({ body }) => /<title>\s*([^<]+)/.exec(body)?.[1]?.trim());
    expect(new Set(titles).size).toBe(titles.length);
  });
});
