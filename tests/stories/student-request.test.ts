import { describe, expect, test } from 'vitest';
import { type Answer, aVisitor, faultsOf, hiddenFields, signedIn, type Visitor, valueIn } from '../doors/visitor.ts';
import { requestsWaiting } from '../helpers/queue.ts';
import { aWorld, type Person, type World } from '../helpers/world.ts';

const accept = (field: string) => ({ field, decision: 'accepted' as const });

/** Asks about a student and gives the request's id. */
async function ask(person: Person, studentId: string | undefined, values: Record<string, string>): Promise<string> {
  await person.call('changeRequests.request', { studentId: studentId ?? '', values });
  return (await person.call('changeRequests.studentSheet', { id: studentId ?? '' })).pending?.id ?? '';
}

const recipient = (mail: { to?: unknown }): string => String(JSON.stringify(mail.to)).match(/"address":"([^"]+)"/)?.[1] ?? '';
const keepApart = (w: World, guardianId: string) =>
  w.service.store.write((db) => db.updateTable('guardian').set({ address_confidential: 1 }).where('id', '=', guardianId).execute());

test('a family corrects a birth date and a school, the office takes one and refuses the other, and the family is told once', async () => {
  const w = await aWorld();
  const { familyId, students } = w.cast.claire;
  const id = await ask(w.family, students.Léo, { birthDate: '08/10/2015', schoolName: 'Collège du Grand-Pré', imageRights: '0' });
  const sheet = await w.family.call('changeRequests.studentSheet', { id: students.Léo ?? '' });
  expect(sheet.values).toMatchObject({ birthDate: '2015-04-12', schoolName: null, imageRights: null });
  expect(sheet.pending?.values).toEqual({ birthDate: '2015-10-08', schoolName: 'Collège du Grand-Pré', imageRights: '0' });

  const file = await w.staff.call('changeRequests.get', { id });
  expect(file).toMatchObject({
    subject: 'student',
    personName: 'Léo Bernard',
    students: ['Léo (Piano 2C1)'],
    askedBy: ['Claire Bernard'],
    recipients: ['claire.bernard@exemple.fr'],
  });
  expect(file.fields.map(({ label, before, proposed }) => [label, before, proposed])).toEqual([
    ['Date de naissance', '2015-04-12', '2015-10-08'],
    ['Établissement scolaire', null, 'Collège du Grand-Pré'],
    ['Droit à l’image', null, '0'],
  ]);

  const reason = 'Merci de joindre un certificat de scolarité.';
  const { mailTo } = await w.staff.call('changeRequests.decide', {
    id,
    version: file.version,
    sheetVersion: file.sheetVersion,
    decisions: [
      { field: 'birthDate', decision: 'corrected', value: '9/10/2015' },
      { field: 'schoolName', decision: 'refused', reason },
      accept('imageRights'),
    ],
  });
  expect(mailTo).toEqual(['claire.bernard@exemple.fr']);
  const mails = await w.mails();
  expect(mails).toHaveLength(2);
  expect(mails[1]?.text).toContain('concernant la fiche de Léo Bernard');
  expect(mails[1]?.text).toMatch(/Date de naissance[\s:]+corrigée.*09\/10\/2015/s);
  expect(mails[1]?.text).toMatch(/Droit à l’image[\s:]+accepté.*Non/s);
  expect(mails[1]?.text).toContain(reason);
  expect(mails[1]?.text).toContain('son onglet «\u00a0Identité\u00a0»');

  const after = await w.family.call('changeRequests.studentSheet', { id: students.Léo ?? '' });
  expect(after).toMatchObject({ pending: null, values: { birthDate: '2015-10-09', schoolName: null, imageRights: '0' } });
  const léo = { id: students.Léo, name: 'Léo Bernard' };
  expect((await w.family.call('home.show', {})).refused).toMatchObject([{ label: 'Établissement scolaire', student: léo, reason }]);
  const history = await w.staff.call('history.list', { familyId, search: 'demande' });
  expect(history.rows.map((line) => `${line.actorName} ${line.sentence}`)).toEqual([
    'Sonia Marchand a décidé la demande 2026-0001 pour Léo Bernard : date de naissance corrigée, établissement scolaire refusé, droit à l’image accepté',
    'Claire Bernard a envoyé la demande 2026-0001 pour Léo Bernard : date de naissance, établissement scolaire et droit à l’image',
  ]);
  expect(history.chainIntact).toBe(true);

  // and the family may propose again
  await ask(w.family, students.Léo, { schoolName: 'Collège des Trois-Massifs' });
  expect((await w.family.call('home.show', {})).waiting).toMatchObject([{ student: léo, fields: ['Établissement scolaire'] }]);
});

describe('the sheet of a student', () => {
  test('waits beside those of the others: one request for each person, one filter for each kind at the desk', async () => {
    const w = await aWorld();
    const { guardianId, students } = w.cast.claire;
    await w.family.call('changeRequests.request', { guardianId, values: { city: 'Meylan' } });
    await ask(w.family, students.Léo, { phone: '06 39 98 45 11' });
    await ask(w.family, students.Jeanne, { phone: '06 39 98 45 12' });
    await ask(w.family, students.Jeanne, { schoolClass: 'CM1' });
    const list = (kind?: 'guardian' | 'student') => w.staff.call('validations.list', { kind });
    const all = await list();
    expect([all.total, all.counts]).toEqual([3, { guardian: 1, student: 2, 're-enrolment': 0, document: 0 }]);
    const ofStudents = await list('student');
    expect([ofStudents.total, ofStudents.counts]).toEqual([2, all.counts]);
    expect(ofStudents.rows.map(({ who, what }) => `${who} : ${what}`).sort()).toEqual([
      'Bernard, Jeanne : 2 champs',
      'Bernard, Léo : Téléphone',
    ]);
    expect((await list('guardian')).rows.map(({ who }) => who)).toEqual(['Bernard, Claire']);
    expect((await w.staff.call('validations.list', { search: 'jeanne', kind: 'student' })).total).toBe(2);
  });

  test('shows the three values when staff changed it meanwhile, and they look again if it moves once more', async () => {
    const w = await aWorld();
    const { students } = w.cast.claire;
    const id = await ask(w.family, students.Léo, { schoolName: 'Collège du Grand-Pré' });
    const move = (school_name: string, version: number) =>
      w.service.store.write((db) =>
        db
          .updateTable('student')
          .set({ school_name, version })
          .where('id', '=', students.Léo ?? '')
          .execute(),
      );
    await move('Collège des Trois-Massifs', 2);
    const file = await w.staff.call('changeRequests.get', { id });
    expect(file.fields).toMatchObject([
      { before: null, proposed: 'Collège du Grand-Pré', now: 'Collège des Trois-Massifs', movedSince: true },
    ]);
    await move('École du Vieux-Pont', 3);
    const decision = { id, version: file.version, sheetVersion: file.sheetVersion, decisions: [accept('schoolName')] };
    expect(await w.staff.refused('changeRequests.decide', decision)).toMatchObject({ code: 'conflict' });
  });

  test('cannot be decided while the parents disagree', async () => {
    const w = await aWorld();
    const yann = await w.signInFamily(w.cast.yann);
    const id = await ask(yann, w.cast.yann.students.Maëlle, { mayLeaveAlone: '1' });
    await w.service.store.write((db) =>
      db.updateTable('guardian').set({ disagreement_at: '2026-11-02T09:00:00.000Z' }).where('id', '=', w.cast.soizic.guardianId).execute(),
    );
    expect((await w.staff.call('changeRequests.get', { id })).stopped).toContain('Un désaccord entre les responsables');
    const refusal = await w.staff.refused('changeRequests.decide', { id, version: 1, decisions: [accept('mayLeaveAlone')] });
    expect(refusal).toMatchObject({ code: 'conflict', message: expect.stringContaining('levez-le avant de décider') });
  });

  test('takes no day to come, no unknown answer, no empty name: each sentence stands beside its field, for the family and for staff', async () => {
    const w = await aWorld();
    const studentId = w.cast.claire.students.Léo ?? '';
    const values = { lastName: ' ', birthDate: '21/11/2026', imageRights: 'peut-être', arrangedSchedule: 'autre', phone: '12' };
    const { fields } = await w.family.refused('changeRequests.request', { studentId, values });
    expect(fields).toEqual({
      lastName: 'Ce champ est à remplir.',
      birthDate: 'Cette date est dans le futur\u00a0: vérifiez l’année.',
      imageRights: 'Choisissez oui ou non.',
      arrangedSchedule: 'Choisissez dans la liste.',
      phone: 'Numéro à 10 chiffres, par exemple 06\u00a012\u00a034\u00a056\u00a078.',
    });
    const id = await ask(w.family, studentId, { birthDate: '20/11/2026' });
    const corrected = { field: 'birthDate', decision: 'corrected' as const, value: '21/11/2026' };
    const refusal = await w.staff.refused('changeRequests.decide', { id, version: 1, decisions: [corrected] });
    expect(refusal.fields).toEqual({ 'decisions.0.value': 'Cette date est dans le futur\u00a0: vérifiez l’année.' });
  });

  test('is found by its new name once it is official', async () => {
    const w = await aWorld();
    const id = await ask(w.family, w.cast.claire.students.Léo, { firstName: 'Léonard' });
    await w.staff.call('changeRequests.decide', { id, version: 1, decisions: [accept('firstName')] });
    expect((await w.staff.call('families.list', { search: 'leonard' })).rows.map(({ id }) => id)).toEqual([w.cast.claire.familyId]);
    expect((await w.family.call('students.list', {})).map(({ name }) => name)).toContain('Léonard Bernard');
  });
});

describe('the e-mail of a student', () => {
  test('opens no account: it needs no password, nothing is written to it, and what was sent to the responsable still works', async () => {
    const w = await aWorld();
    const { siteId, identifier, accountId, students } = w.cast.claire;
    await w.stranger.call('accounts.askPassword', { siteId, identifier: identifier ?? '', email: 'claire.bernard@exemple.fr' });
    await w.mails();
    const id = await ask(w.family, students.Léo, { email: 'leo.bernard@exemple.fr' });
    await w.staff.call('changeRequests.decide', { id, version: 1, decisions: [accept('email')] });
    expect(new Set((await w.mails()).map(recipient))).toEqual(new Set(['claire.bernard@exemple.fr']));
    const passwords = await w.service.store.read
      .selectFrom('temporary_password')
      .select('state')
      .where('account_id', '=', accountId)
      .execute();
    expect(passwords).not.toContainEqual({ state: 'void' });
    expect((await w.staff.call('families.get', { id: w.cast.claire.familyId })).guardians[0]?.values.email).toBe(
      'claire.bernard@exemple.fr',
    );
  });

  test('of an adult who is the own responsable leaves the account’s address alone too, and the page says where that one is changed', async () => {
    const w = await aWorld();
    const { samuel } = w.cast;
    const person = await w.signInFamily(samuel);
    const id = await ask(person, samuel.students.Samuel, { email: 'samuel@exemple.fr', emergencyName: 'Ngozi Okafor' });
    const decisions = [accept('email'), accept('emergencyName')];
    expect((await w.staff.call('changeRequests.decide', { id, version: 1, decisions })).mailTo).toEqual(['samuel.okafor@exemple.fr']);
    expect((await w.staff.call('families.get', { id: samuel.familyId })).guardians[0]?.values.email).toBe('samuel.okafor@exemple.fr');
    const page = await (await signedIn(w, samuel)).get(`/eleves/${samuel.students.Samuel}/identite`);
    expect(page.text).toContain('Nos messages partent à l’adresse de la page Famille');
    expect(page.body).not.toContain('type="password"');
  });
});

describe('two parents of one student', () => {
  test('either asks, the other adds to it, and each is told of the answer; only who sent it takes it back', async () => {
    const w = await aWorld();
    const [yann, soizic] = [await w.signInFamily(w.cast.yann), await w.signInFamily(w.cast.soizic)];
    const maëlle = w.cast.yann.students.Maëlle ?? '';
    const id = await ask(yann, maëlle, { phone: '06 39 98 66 10' });
    const seen = await soizic.call('changeRequests.studentSheet', { id: maëlle });
    expect(seen.pending).toMatchObject({ id, askedBy: 'Yann Le Goff', values: { phone: '+33639986610' } });
    expect(await ask(soizic, maëlle, { schoolClass: '4e' })).toBe(id);
    expect(await soizic.refused('changeRequests.withdraw', { id })).toMatchObject({ code: 'not-allowed' });
    const file = await w.staff.call('changeRequests.get', { id });
    expect(file).toMatchObject({
      version: 2,
      askedBy: ['Yann Le Goff', 'Soizic Le Goff'],
      recipients: ['yann.legoff@exemple.fr', 'soizic.legoff@exemple.fr'],
    });
    const { mailTo } = await w.staff.call('changeRequests.decide', { id, version: 2, decisions: [accept('phone'), accept('schoolClass')] });
    expect(mailTo).toEqual(['yann.legoff@exemple.fr', 'soizic.legoff@exemple.fr']);
    const mails = await w.mails();
    expect(mails.map(recipient)).toEqual([
      'yann.legoff@exemple.fr',
      'soizic.legoff@exemple.fr',
      'yann.legoff@exemple.fr',
      'soizic.legoff@exemple.fr',
    ]);
    // never two addresses in one message
    expect(mails.map((mail) => [mail.cc, mail.bcc])).toEqual(mails.map(() => [undefined, undefined]));
    expect(mails[2]?.text).toContain('Bonjour Yann Le Goff');
    expect(mails[3]?.text).toContain('Bonjour Soizic Le Goff');
  });

  test('who may no longer see the file is not told of the answer', async () => {
    const w = await aWorld();
    const [yann, soizic] = [await w.signInFamily(w.cast.yann), await w.signInFamily(w.cast.soizic)];
    const id = await ask(yann, w.cast.yann.students.Maëlle, { phone: '06 39 98 66 10' });
    await ask(soizic, w.cast.yann.students.Maëlle, { schoolClass: '4e' });
    await w.service.store.write((db) => db.updateTable('guardian').set({ may_see: 0 }).where('id', '=', w.cast.yann.guardianId).execute());
    const decisions = [accept('phone'), accept('schoolClass')];
    expect((await w.staff.call('changeRequests.decide', { id, version: 2, decisions })).mailTo).toEqual(['soizic.legoff@exemple.fr']);
  });

  test('RGPD-7.9 where one keeps the address apart, the student’s reaches the other on no page, in no form and in no e-mail', async () => {
    const w = await aWorld();
    await keepApart(w, w.cast.soizic.guardianId);
    const [yann, soizic] = [await w.signInFamily(w.cast.yann), await w.signInFamily(w.cast.soizic)];
    const maëlle = w.cast.yann.students.Maëlle ?? '';
    const address = { addressLine: '22 chemin des Vergers', postalCode: '38240', city: 'Meylan' };
    const id = await ask(soizic, maëlle, { ...address, schoolClass: '4e' });
    const visitor = await signedIn(w, w.cast.yann);
    const pathOf = `/eleves/${maëlle}/identite`;
    const secrets = async () => {
      const pages = [await visitor.get(pathOf), await visitor.get('/accueil'), await visitor.get('/famille')];
      const told = (await w.mails()).filter((mail) => recipient(mail) === 'yann.legoff@exemple.fr').map(({ text }) => text);
      return [...pages.map(({ text, body }) => text + body), ...told].filter((text) => /Vergers|38240|Meylan/.test(text ?? ''));
    };
    expect(await secrets()).toEqual([]);
    const page = await visitor.get(pathOf);
    expect(page.text).toContain('L’adresse de l’élève n’est pas affichée ici');
    expect(page.text).toContain('Une demande de Yann Le Goff'.replace('Yann', 'Soizic'));
    expect(page.text).toContain('concerne 1 champ.');
    expect(page.body).not.toMatch(/name="(addressLine|addressExtra|postalCode|city)"/);
    expect(await faultsOf(page.body)).toEqual([]);

    // a form of one's own making asks for nothing either, and adding to the request tells nothing of the rest
    await visitor.submit(pathOf, { city: 'Vif', phone: '06 39 98 66 10' });
    expect((await w.staff.call('changeRequests.get', { id })).fields.map(({ field, proposed }) => [field, proposed])).toEqual([
      ['addressLine', '22 chemin des Vergers'],
      ['postalCode', '38240'],
      ['city', 'Meylan'],
      ['phone', '+33639986610'],
      ['schoolClass', '4e'],
    ]);
    expect(await secrets()).toEqual([]);
    const decisions = ['addressLine', 'postalCode', 'schoolClass', 'phone'].map(accept);
    const city = { field: 'city', decision: 'refused' as const, reason: 'Le code postal est celui de Meylan.' };
    expect((await w.staff.call('changeRequests.decide', { id, version: 2, decisions: [...decisions, city] })).mailTo).toHaveLength(2);
    expect(await secrets()).toEqual([]);
    expect((await yann.call('changeRequests.studentSheet', { id: maëlle })).values).toMatchObject({ addressLine: null, postalCode: null });
    expect((await soizic.call('changeRequests.studentSheet', { id: maëlle })).values.addressLine).toBe('22 chemin des Vergers');
    expect((await w.mails()).filter((mail) => recipient(mail) === 'soizic.legoff@exemple.fr').at(-1)?.text).toContain('Vergers');
  });
});

describe('the page of a student’s sheet', () => {
  const open = async (w: World): Promise<{ path: string; visitor: Visitor; page: Answer }> => {
    const path = `/eleves/${w.cast.claire.students.Léo}/identite`;
    const visitor = await signedIn(w);
    return { path, visitor, page: await visitor.get(path) };
  };

  test('puts each refusal beside its field and keeps what was typed', async () => {
    const w = await aWorld();
    const { path, visitor } = await open(w);
    const answer = await visitor.submit(path, { birthDate: '31/02/2015', birthPlace: 'Œuilly', imageRights: '1' });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatch(/id="champ-birthDate"[^>]* aria-invalid="true" aria-describedby="champ-birthDate-error"/);
    expect(answer.body).toContain('href="#champ-birthDate"');
    expect([valueIn(answer, 'birthDate'), valueIn(answer, 'birthPlace')]).toEqual(['31/02/2015', 'Œuilly']);
    expect(answer.body).toMatch(/name="imageRights".*?<option value="1" selected/s);
    expect(answer.body).toContain('<title>Erreur – Identité – Léo Bernard');
    expect(await faultsOf(answer.body)).toEqual([]);
    expect(await requestsWaiting(w)).toEqual([]);
  });

  test('says so when nothing differs, and when everything is typed back the request is taken back', async () => {
    const { path, visitor } = await open(await aWorld());
    expect((await visitor.follow(await visitor.submit(path))).text).toContain('Rien de ce que vous avez envoyé ne diffère');
    await visitor.follow(await visitor.submit(path, { birthDate: '08/10/2015' }));
    const back = await visitor.follow(await visitor.submit(path, { birthDate: '12.04.2015' }));
    expect(back.text).toContain('Demande retirée');
    expect(back.text).not.toContain('* modifié');
  });

  test('takes a waiting request back, and says when the office was faster', async () => {
    const w = await aWorld();
    const { path, visitor } = await open(w);
    await visitor.follow(await visitor.submit(path, { schoolClass: '6e' }));
    const back = await visitor.follow(await visitor.submit(`${path}/retirer`));
    expect(back.text).toContain('Votre demande est retirée.');
    const waiting = await visitor.follow(await visitor.submit(path, { schoolClass: '6e' }));
    const [row] = await requestsWaiting(w);
    await w.staff.call('changeRequests.decide', { id: row?.id ?? '', version: 1, decisions: [accept('schoolClass')] });
    const late = await visitor.post(`${path}/retirer`, hiddenFields(waiting.body, `${path}/retirer`));
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('a déjà répondu à cette demande')]);
  });

  test('shows what was refused with its reason until the family asks anew', async () => {
    const w = await aWorld();
    const { path, visitor } = await open(w);
    await visitor.submit(path, { birthDate: '08/10/2015' });
    const [row] = await requestsWaiting(w);
    const reason = 'Merci de joindre un extrait d’acte de naissance.';
    const decisions = [{ field: 'birthDate', decision: 'refused' as const, reason }];
    await w.staff.call('changeRequests.decide', { id: row?.id ?? '', version: 1, decisions });
    const refused = await visitor.get(path);
    expect(refused.text).toContain(`Refusé le 20/11/2026 : ${reason} Valeur proposée : 08/10/2015.`);
    expect(valueIn(refused, 'birthDate')).toBe('12/04/2015');
    expect(await faultsOf(refused.body)).toEqual([]);
    await visitor.submit(path, { birthDate: '09/10/2015' });
    expect((await visitor.get(path)).text).not.toContain(reason);
  });

  test('comes back filled when the session has ended meanwhile, to the same account only', async () => {
    const w = await aWorld();
    const { path, visitor } = await open(w);
    w.clock.pass(31);
    const door = await visitor.submit(path, { birthPlace: 'Saint-Égrève', birthDate: '8/10/2015' });
    expect([door.status, door.text]).toEqual([401, expect.stringContaining('ce que vous aviez saisi vous sera rendu')]);
    const draft = /name="draft" value="([^"]+)"/.exec(door.body)?.[1] ?? '';
    const login = ({ siteId, identifier }: typeof w.cast.claire) => ({
      siteId,
      identifier: identifier ?? '',
      password: 'harpe-lueur-sentier-27',
    });
    const other = aVisitor(w);
    await other.get('/connexion');
    expect((await other.submit('/connexion', { ...login(w.cast.yann), draft })).body).not.toContain('Saint-Égrève');
    const filled = await visitor.submit('/connexion', login(w.cast.claire));
    expect([valueIn(filled, 'birthPlace'), valueIn(filled, 'birthDate')]).toEqual(['Saint-Égrève', '8/10/2015']);
    expect(filled.text).toContain('rien n’est encore envoyé');
    const sent = await visitor.follow(await visitor.submit(path, { birthPlace: 'Saint-Égrève', birthDate: '8/10/2015' }));
    expect(sent.text).toContain('Date de naissance * modifié');
  });

  test('a page older than this session comes back filled too, and nothing has been done', async () => {
    const w = await aWorld();
    const { path, visitor, page } = await open(w);
    await visitor.submit('/deconnexion');
    await visitor.get('/connexion');
    const { siteId, identifier } = w.cast.claire;
    await visitor.submit('/connexion', { siteId, identifier: identifier ?? '', password: 'harpe-lueur-sentier-27' });
    const again = await visitor.post(path, { ...hiddenFields(page.body, path), birthPlace: 'Saint-Égrève' });
    expect([again.status, valueIn(again, 'birthPlace')]).toEqual([403, 'Saint-Égrève']);
    expect(await requestsWaiting(w)).toEqual([]);
  });

  test('asks nothing of health nor origin, says so, and lets no browser fill in the parent’s own name', async () => {
    const { page } = await open(await aWorld());
    expect(page.text).toContain('N’écrivez ici rien qui touche à la santé, aux origines, à la religion ou aux opinions.');
    const fields = [...page.body.matchAll(/<(?:input|select)[^>]* id="champ-[^"]+"[^>]*>/g)].map(([tag]) => tag);
    expect(fields.length).toBeGreaterThan(20);
    expect(fields.filter((tag) => !tag.includes('autocomplete="off"'))).toEqual([]);
    expect(page.text).not.toMatch(/nationalité|sécurité sociale|médecin|allergie/i);
  });

  test('SEC-1.13 of another family is not found, by any way, as one that does not exist; the log has a line of it', async () => {
    const w = await aWorld();
    const léo = w.cast.claire.students.Léo ?? '';
    const { visitor: claire, path } = await open(w);
    await claire.submit(path, { schoolClass: '6e' });
    const request = hiddenFields((await claire.get(path)).body, `${path}/retirer`).id ?? '';
    const yann = await signedIn(w, w.cast.yann);
    const own = hiddenFields(
      (await yann.get(`/eleves/${w.cast.yann.students.Maëlle}/identite`)).body,
      `/eleves/${w.cast.yann.students.Maëlle}/identite`,
    );
    const nobody = '00000000-0000-4000-8000-000000000000';
    for (const ask of [
      (id: string) => yann.get(`/eleves/${id}/identite`),
      (id: string) => yann.get(`/eleves/${id}`),
      (id: string) => yann.post(`/eleves/${id}/identite`, { ...own, schoolClass: '5e' }),
      (id: string) => yann.post(`/eleves/${w.cast.yann.students.Maëlle}/identite/retirer`, { ...own, id: id === léo ? request : nobody }),
    ]) {
      const [theirs, nobodys] = [await ask(léo), await ask(nobody)];
      expect([theirs.status, theirs.text]).toEqual([404, nobodys.text]);
    }
    expect(w.log()).toContain('"audit":"not theirs","page":"/eleves/:student/identite"');
    expect((await w.family.call('changeRequests.studentSheet', { id: léo })).pending?.values).toEqual({ schoolClass: '6e' });
  });

  test('of a student who has left the school is not found either', async () => {
    const w = await aWorld();
    const { path, visitor } = await open(w);
    await w.service.store.write((db) =>
      db
        .updateTable('student')
        .set({ archived_at: '2026-11-01T08:00:00.000Z' })
        .where('id', '=', w.cast.claire.students.Léo ?? '')
        .execute(),
    );
    expect((await visitor.get(path)).status).toBe(404);
    expect((await visitor.get('/eleves')).text).not.toContain('Léo');
  });
});
