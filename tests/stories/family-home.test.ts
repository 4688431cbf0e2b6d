import { describe, expect, it, test } from 'vitest';
import type { InputOf } from '../../shared/contract/index.ts';
import { faultsOf, signedIn, type Visitor } from '../doors/visitor.ts';
import { reEnrolmentsWaiting, requestsWaiting } from '../helpers/queue.ts';
import { aWorld, type Person, type World } from '../helpers/world.ts';

const leo = (w: World): string => w.cast.claire.students.Léo ?? '';

/** One line of the page as it is read: its title, what stands below, where its link leads. */
interface Shown {
  title: string;
  details: string[];
  href: string;
  way: string;
}

const inner = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim();

/** The lines of one card of the page; null when the card is not there. */
function card(body: string, title: string): Shown[] | null {
  const section = [...body.matchAll(/<section class="card"[^>]*><h2[^>]*>([^<]*)<\/h2>(.*?)<\/section>/gs)].find(([, h2]) => h2 === title);
  if (!section) return null;
  return [...(section[2] ?? '').matchAll(/<li class="home-line">(.*?)<\/li>/gs)].map(([, line = '']) => {
    const [head = '', ...details] = [...line.matchAll(/<p[^>]*>(.*?)<\/p>/gs)].map(([, p = '']) => inner(p));
    const [, href = '', label = ''] = /<a class="button" href="([^"]*)"(?: aria-label="([^"]*)")?/.exec(line) ?? [];
    return { title: head, details, href, way: label || inner(/<a class="button"[^>]*>(.*?)<\/a>/s.exec(line)?.[1] ?? '') };
  });
}

const home = async (visitor: Visitor) => (await visitor.get('/accueil')).body;
const titles = (lines: Shown[] | null): string[] => (lines ?? []).map(({ title }) => title);

test('a family sees on its first page who learns what, what waits, and when it last came', async () => {
  const w = await aWorld();
  const first = w.clock.now().toISOString();
  expect(await w.family.call('home.show', {})).toMatchObject({
    siteName: 'Conservatoire Hector-Berlioz — Centre',
    personName: 'Claire Bernard',
    message: null,
    lastLoginAt: null,
    students: [
      { id: leo(w), name: 'Léo Bernard', courses: ['Piano 2C1'] },
      { id: w.cast.claire.students.Jeanne, name: 'Jeanne Bernard', courses: ['Violon 1C3'] },
    ],
    waiting: [],
    refused: [],
  });
  w.clock.pass(60 * 24);
  const again = await w.signInFamily(w.cast.claire);
  await again.call('changeRequests.request', {
    guardianId: w.cast.claire.guardianId,
    values: { city: 'Meylan', addressLine: '1 rue Neuve' },
  });
  expect(await again.call('home.show', {})).toMatchObject({ lastLoginAt: first, waiting: [{ fields: ['Adresse', 'Ville'] }] });
});

test('what one parent asks and is refused stays with that parent', async () => {
  const w = await aWorld();
  const yann = await w.signInFamily(w.cast.yann);
  await yann.call('changeRequests.request', { guardianId: w.cast.yann.guardianId, values: { city: 'Meylan' } });
  const soizic = await w.signInFamily(w.cast.soizic);
  expect((await soizic.call('home.show', {})).waiting).toEqual([]);
  const { guardians } = await soizic.call('changeRequests.sheet', {});
  expect(guardians.map(({ own, pending }) => ({ own, pending }))).toEqual([
    { own: false, pending: null },
    { own: true, pending: null },
  ]);
});

test('a refusal stays on the page until the family asks anew', async () => {
  const w = await aWorld();
  const { guardianId } = w.cast.claire;
  await w.family.call('changeRequests.request', { guardianId, values: { city: 'Meylan' } });
  const id = (await w.family.call('home.show', {})).waiting[0]?.id ?? '';
  await w.staff.call('changeRequests.decide', {
    id,
    version: 1,
    decisions: [{ field: 'city', decision: 'refused', reason: 'Le code postal ne correspond pas.' }],
  });
  expect((await w.family.call('home.show', {})).refused).toMatchObject([
    { field: 'city', label: 'Ville', reason: 'Le code postal ne correspond pas.' },
  ]);
  await w.family.call('changeRequests.request', { guardianId, values: { city: 'Meylan', postalCode: '38240' } });
  expect(await w.family.call('home.show', {})).toMatchObject({ refused: [], waiting: [{ id: expect.not.stringMatching(id) }] });
});

describe('G2 « Menu Accueil »', () => {
  it('« Ce menu permet à tout moment de revenir à la page d’accueil. » : jusque dans une fiche d’historique ou du répertoire', async () => {
    const w = await aWorld();
    const visitor = await signedIn(w);
    const [past] = (await w.family.call('pastYears.list', { studentId: leo(w) })).rows;
    const [played] = await w.family.call('repertoire.list', { studentId: leo(w) });
    for (const path of [`historique/${past?.id}/evaluations`, `repertoire/${played?.id}`]) {
      const { body } = await visitor.get(`/eleves/${leo(w)}/${path}`);
      expect(/<nav class="menu".*?<\/nav>/s.exec(body)?.[0]).toContain('href="/accueil"');
    }
    expect(await home(visitor)).toContain('<h1>Bonjour Claire Bernard</h1>');
  });
});

describe('what is to be done', () => {
  test('stands first, the most important before the rest, and each line leads to a page where one acts', async () => {
    const w = await aWorld();
    const visitor = await signedIn(w);
    const body = await home(visitor);
    const tasks = card(body, 'À faire') ?? [];
    expect(tasks).toEqual([
      {
        title: 'Réinscription de Léo Bernard ouverte',
        details: ['Jusqu’au 31/01/2027 à 15 h 00', 'Pièce à fournir : Photo d’identité'],
        href: `/eleves/${leo(w)}/reinscription`,
        way: 'Réinscrire Léo Bernard',
      },
      {
        title: 'Réinscription de Jeanne Bernard ouverte',
        details: ['Jusqu’au 31/01/2027 à 15 h 00', 'Pièces à fournir : Photo d’identité · Assurance de l’instrument'],
        href: `/eleves/${w.cast.claire.students.Jeanne}/reinscription`,
        way: 'Réinscrire Jeanne Bernard',
      },
      {
        title: '3 pièces à fournir pour la famille',
        details: ['Justificatif de domicile · Règlement intérieur signé · Justificatif de quotient familial (facultative)'],
        href: '/famille#pieces',
        way: 'Fournir les pièces pour la famille',
      },
      {
        title: 'Cotisations : 346,00 € à régler',
        details: ['Prochaine échéance : 143,00 € le 15/01/2027'],
        href: '/facturation/cotisations',
        way: 'Voir la facturation des cotisations',
      },
      {
        title: 'Locations : 50,00 € à régler',
        details: ['À régler avant le 15/12/2026'],
        href: '/facturation/locations',
        way: 'Voir la facturation des locations',
      },
    ]);
    expect(body.indexOf('À faire')).toBeLessThan(body.indexOf('Vos élèves'));
    expect(card(body, 'Vos demandes')).toBeNull();
    for (const { href } of tasks) expect((await visitor.get(href.split('#')[0] ?? '')).status, href).toBe(200);
    expect(await faultsOf(body)).toEqual([]);
  });

  test('begins with what was refused, of one’s own sheet and of the students’, with the reason', async () => {
    const w = await aWorld();
    const visitor = await signedIn(w);
    const { guardianId } = w.cast.claire;
    await w.family.call('changeRequests.request', { guardianId, values: { city: 'Meylan', addressLine: '1 rue Neuve' } });
    await w.family.call('changeRequests.request', { studentId: leo(w), values: { schoolName: 'Collège du Grand-Pré' } });
    expect(card(await home(visitor), 'Vos demandes')).toEqual([
      {
        title: 'Votre fiche en attente de validation',
        details: ['Demande du 20/11/2026 à 09:00 : Adresse, Ville.'],
        href: '/famille',
        way: 'Voir votre fiche',
      },
      {
        title: 'Fiche de Léo Bernard en attente de validation',
        details: ['Demande du 20/11/2026 à 09:00 : Établissement scolaire.'],
        href: `/eleves/${leo(w)}/identite`,
        way: 'Voir la fiche de Léo Bernard',
      },
    ]);
    for (const { id } of await requestsWaiting(w)) {
      const { version, fields } = await w.staff.call('changeRequests.get', { id });
      const decisions = fields.map(({ field }) => ({ field, decision: 'refused' as const, reason: `Motif de ${field}.` }));
      await w.staff.call('changeRequests.decide', { id, version, decisions });
    }
    const body = await home(visitor);
    expect(card(body, 'À faire')?.slice(0, 2)).toEqual([
      {
        title: 'Votre fiche : modification refusée',
        details: ['Adresse : Motif de addressLine.', 'Ville : Motif de city.', 'Réponse du 20/11/2026'],
        href: '/famille',
        way: 'Voir votre fiche',
      },
      {
        title: 'Fiche de Léo Bernard : modification refusée',
        details: ['Établissement scolaire : Motif de schoolName.', 'Réponse du 20/11/2026'],
        href: `/eleves/${leo(w)}/identite`,
        way: 'Voir la fiche de Léo Bernard',
      },
    ]);
    expect(card(body, 'Vos demandes')).toBeNull();
    expect(await faultsOf(body)).toEqual([]);
  });

  test('names documents that were refused, then those that have run out, before what is only missing', async () => {
    const w = await aWorld();
    const visitor = await signedIn(w, w.cast.yann);
    const maelle = w.cast.yann.students.Maëlle;
    const tasks = card(await home(visitor), 'À faire') ?? [];
    expect(tasks.slice(0, 2)).toEqual([
      {
        title: 'Pièce refusée : Photo d’identité',
        details: ['Demandée pour Maëlle Le Goff', 'La photo est trop sombre.'],
        href: `/eleves/${maelle}/pieces`,
        way: 'Remplacer la pièce Photo d’identité, pour Maëlle Le Goff',
      },
      {
        title: 'Pièce expirée : Justificatif de domicile',
        details: ['Demandée pour la famille'],
        href: '/famille#pieces',
        way: 'Remplacer la pièce Justificatif de domicile, pour la famille',
      },
    ]);
    expect(titles(tasks)).toContain('2 pièces à fournir pour la famille');
  });

  test('shows each parent the balance that is theirs, a late one before what is merely open, and none that is in their favour', async () => {
    const w = await aWorld();
    const dues = async (person: Person) => (await person.call('home.show', {})).dues;
    expect(await dues(await w.signInFamily(w.cast.ines))).toEqual([
      { ledger: 'location', balanceCents: 4500, next: { on: '2026-10-31', cents: 4500, late: true } },
    ]);
    const [yann] = await dues(await w.signInFamily(w.cast.yann));
    const [soizic] = await dues(await w.signInFamily(w.cast.soizic));
    expect([yann?.balanceCents, soizic?.balanceCents]).toEqual([23_000, 8_000]);
    const tasks = card(await home(await signedIn(w, w.cast.ines)), 'À faire');
    expect(tasks?.[0]).toMatchObject({ title: 'Locations : 45,00 € à régler', details: ['En retard depuis le 31/10/2026'] });
  });

  test('is nothing when there is nothing, and the page says so', async () => {
    const w = await aWorld();
    await w.service.store.write((db) => db.updateTable('required_document').set({ archived_at: w.clock.now().toISOString() }).execute());
    const visitor = await signedIn(w, w.cast.samuel);
    const { body, text } = await visitor.get('/accueil');
    expect([card(body, 'À faire'), card(body, 'Vos demandes')]).toEqual([null, null]);
    expect(text.replace(/\u00a0/g, ' ')).toContain('Vous êtes à jour : rien n’attend de votre part.');
    // no evaluation has been published for him either
    expect(text).not.toContain('Dernières évaluations');
    expect(await faultsOf(body)).toEqual([]);
  });
});

describe('a re-enrolment', () => {
  const NOTHING = { administrative: false, doesNotReEnrol: false, curricula: [], enrolments: [], wishes: [] };
  const place = async (w: World) => {
    const { campaign, version, draft } = await w.family.call('reEnrolments.form', { studentId: leo(w) });
    return { studentId: leo(w), campaignId: campaign.id, version, draft: draft?.mark ?? null };
  };
  const save = async (w: World, purpose: 'draft' | 'send', typed: Partial<InputOf<'reEnrolments.save'>['typed']>) =>
    w.family.call('reEnrolments.save', { ...(await place(w)), purpose, typed: { ...NOTHING, ...typed } });
  const send = async (w: World, typed: Partial<InputOf<'reEnrolments.save'>['typed']> = { administrative: true }) => {
    await save(w, 'send', typed);
    await w.family.call('reEnrolments.send', await place(w));
  };
  const decide = async (w: World, decision: 'validated' | 'refused' | 'to-complete', reason?: string) => {
    const [row] = await reEnrolmentsWaiting(w);
    await w.staff.call('reEnrolments.decide', { id: row?.id ?? '', version: row?.version ?? 0, decision, reason });
  };
  const about = (body: string) => ({
    todo: card(body, 'À faire')?.find(({ title }) => title.includes('Léo')) ?? null,
    asked: card(body, 'Vos demandes')?.find(({ title }) => title.includes('Léo')) ?? null,
  });

  test('goes from a draft to the office, back to be completed, and is validated: the page says at each step whose turn it is', async () => {
    const w = await aWorld();
    const visitor = await signedIn(w);
    await save(w, 'draft', { administrative: true });
    expect(about(await home(visitor))).toMatchObject({
      todo: { title: 'Réinscription de Léo Bernard : brouillon à envoyer', way: 'Terminer la demande de Léo Bernard' },
      asked: null,
    });
    await send(w);
    const waiting = about(await home(visitor));
    expect(waiting.todo).toMatchObject({ title: 'Pièce à fournir pour Léo Bernard', href: `/eleves/${leo(w)}/pieces` });
    expect(waiting.asked).toEqual({
      title: 'Réinscription de Léo Bernard en attente de validation',
      details: [expect.stringMatching(/^Demande \S+ envoyée le 20\/11\/2026 à 09:00\.$/)],
      href: `/eleves/${leo(w)}/reinscription`,
      way: 'Voir la demande de Léo Bernard',
    });
    await decide(w, 'to-complete', 'Il manque la photo.');
    expect(about(await home(visitor))).toMatchObject({
      todo: {
        title: 'Réinscription de Léo Bernard à compléter',
        details: ['Il manque la photo.', 'Jusqu’au 31/01/2027 à 15 h 00', 'Pièce à fournir : Photo d’identité'],
        way: 'Compléter la demande de Léo Bernard',
      },
      asked: null,
    });
    await send(w);
    await decide(w, 'validated');
    expect(about(await home(visitor)).asked).toMatchObject({
      title: 'Réinscription de Léo Bernard validée',
      details: ['Réponse du 20/11/2026 à 09:00.'],
    });
  });

  test('that was refused is the family’s to answer anew while the campaign is open, and news once it is over', async () => {
    const w = await aWorld();
    await send(w);
    await decide(w, 'refused', 'La classe est complète.');
    expect(about(await home(await signedIn(w))).todo).toMatchObject({
      title: 'Réinscription de Léo Bernard refusée',
      details: ['La classe est complète.', 'Jusqu’au 31/01/2027 à 15 h 00', 'Pièce à fournir : Photo d’identité'],
    });
    w.clock.set(new Date('2027-02-01T08:00:00.000Z'));
    const body = await home(await signedIn(w));
    expect(titles(card(body, 'À faire')).filter((title) => title.startsWith('Réinscription'))).toEqual([]);
    expect(about(body).asked).toMatchObject({
      title: 'Réinscription de Léo Bernard refusée',
      details: ['La classe est complète.', 'Réponse du 20/11/2026 à 09:00.'],
      href: `/eleves/${leo(w)}/identite`,
    });
  });

  test('of someone who does not re-enrol is called by its name', async () => {
    const w = await aWorld();
    await send(w, { doesNotReEnrol: true });
    expect(about(await home(await signedIn(w))).asked?.title).toBe('Réponse de Léo Bernard (ne se réinscrit pas) en attente de validation');
  });
});

test('the last evaluations stand with whose they are, and each opens its own page', async () => {
  const w = await aWorld();
  const visitor = await signedIn(w);
  const { body, text } = await visitor.get('/accueil');
  expect(text).toContain('Violon, devoir collégial 17,00 / 20 Jeanne Bernard · 10/11/2026');
  expect(text).toContain('Piano, contrôle continu – Gammes B Léo Bernard · 04/11/2026 · mention Assez bien');
  expect(text).toContain('Piano, contrôle continu absent Léo Bernard · 30/09/2026');
  const links = [...body.matchAll(/<a href="([^"]*\/evaluations\/[^"]*)"/g)].map((m) => m[1] ?? '');
  expect(links).toHaveLength(4);
  expect((await visitor.get(links[0] ?? '')).text).toContain('17,00');
});

test('the office’s message stands above all, line by line', async () => {
  const w = await aWorld();
  await w.service.store.write((db) =>
    db
      .updateTable('site')
      .set({ home_message: 'Concert le 12 décembre.\nEntrée <libre>.' })
      .where('id', '=', w.cast.sites.centre)
      .execute(),
  );
  const body = await home(await signedIn(w));
  expect(body).toContain('<p>Concert le 12 décembre.</p><p>Entrée &lt;libre&gt;.</p>');
  expect(body.indexOf('Message du conservatoire')).toBeLessThan(body.indexOf('À faire'));
  expect(await faultsOf(body)).toEqual([]);
});

test('in accessibility mode the page tells the same', async () => {
  const w = await aWorld();
  const visitor = await signedIn(w);
  const plain = await visitor.get('/accueil');
  await visitor.get('/accessibilite');
  await visitor.submit('/accessibilite', { mode: 'on' });
  const { body, text } = await visitor.get('/accueil');
  expect(card(body, 'À faire')).toEqual(card(plain.body, 'À faire'));
  expect(text.replace(/\u00a0/g, ' ')).toContain(
    'Le 10 novembre 2026, Jeanne Bernard, Violon, devoir collégial : 17,00 sur 20 . Le 4 novembre 2026, Léo Bernard, Piano, contrôle continu – Gammes : B , mention Assez bien.',
  );
  expect(await faultsOf(body)).toEqual([]);
});
