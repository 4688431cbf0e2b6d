import { describe, expect, test } from 'vitest';
import { CAST_CAMPAIGN } from '../../db/demo/cast-campaign.ts';
import { answerOf, reEnrolmentGlances } from '../../db/re-enrolments.ts';
import { isTicked } from '../../shared/rules/re-enrolment.ts';
import { typeset } from '../../shared/typography.ts';
import { reEnrolmentsWaiting } from '../helpers/queue.ts';
import { ADMINISTRATIVE, decide, formOf, leo, maelle, NOTHING, place, save, send, type Typed, waiting } from '../helpers/re-enrolling.ts';
import { aWorld } from '../helpers/world.ts';

test('a family keeps a draft, sends it, changes it, and the office validates: two confirmations, one answer', async () => {
  const w = await aWorld();
  const before = await formOf(w.family, leo(w));
  expect(before).toMatchObject({
    campaign: { name: 'Réinscriptions 2027-2028', schoolYear: '2027-2028', closesAt: CAST_CAMPAIGN.closesAt },
    courses: [{ course: 'Piano', level: '2C1', cycle: 'Cycle 2', teacher: 'Carmen Alonso', active: true, situation: 'Actif' }],
    state: null,
    version: 0,
    sent: null,
    draft: null,
  });
  const [piano] = before.courses;
  const harp = before.disciplines.find(({ name }) => name === 'Violon')?.id ?? null;

  // a draft waits for nobody
  const typed: Typed = { ...NOTHING, enrolments: [piano?.enrolmentId ?? ''], wishes: [{ disciplineId: harp, wish: 'le mercredi' }] };
  await save(w.family, leo(w), typed, 'draft');
  expect(await formOf(w.family, leo(w))).toMatchObject({
    state: 'draft',
    number: null,
    sent: null,
    draft: { content: { answer: 'courses' } },
  });
  expect(await reEnrolmentsWaiting(w)).toEqual([]);
  expect(await w.mails()).toEqual([]);

  // sent
  const { number, acknowledgedAt } = await w.family.call('reEnrolments.send', place(leo(w), await formOf(w.family, leo(w))));
  expect([number, acknowledgedAt]).toEqual(['RI2026-0001', w.clock.now().toISOString()]);
  const [confirmation] = await w.mails();
  expect(confirmation?.subject).toBe('Accusé de réception n°\u00a0RI2026-0001\u00a0: réinscription pour Léo Bernard');
  for (const said of ['Piano, 2C1', 'Violon – le mercredi', 'Service de la scolarité', '04 65 71 01 00', 'www.telerecours.fr'])
    expect(confirmation?.text).toContain(said);
  expect(await formOf(w.family, leo(w))).toMatchObject({ state: 'submitted', sent: { answer: 'courses' }, draft: null });

  // a change in draft leaves what was sent as it is, for the family and for the office
  w.clock.pass(10);
  await save(w.family, leo(w), { ...typed, requests: 'Après 18 h si possible.' }, 'draft');
  expect(await formOf(w.family, leo(w))).toMatchObject({
    state: 'submitted',
    sent: { requests: null },
    draft: { content: { requests: 'Après 18 h si possible.' }, outdated: false },
  });
  const { id, version } = await waiting(w);
  expect((await w.staff.call('reEnrolments.get', { id })).lines.flat()).not.toContain('Après 18 h si possible.');

  // until it is sent too: the same number, and staff who had opened it must read again
  await w.family.call('reEnrolments.send', place(leo(w), await formOf(w.family, leo(w))));
  const seen = await w.staff.refused('reEnrolments.decide', { id, version, decision: 'validated' });
  expect(seen.message).toContain('a changé depuis que vous l’avez ouverte');
  const file = await w.staff.call('reEnrolments.get', { id });
  expect(file).toMatchObject({ number: 'RI2026-0001', studentName: 'Bernard, Léo', recipient: 'claire.bernard@exemple.fr', stopped: null });
  expect(file.lines).toContainEqual(['Demandes complémentaires', 'Après 18 h si possible.']);

  const { mailTo } = await decide(w, 'validated');
  expect(mailTo).toBe('claire.bernard@exemple.fr');
  const mails = await w.mails();
  expect(mails.map(({ subject }) => subject)).toEqual([
    'Accusé de réception n°\u00a0RI2026-0001\u00a0: réinscription pour Léo Bernard',
    'Accusé de réception n°\u00a0RI2026-0001\u00a0: réinscription pour Léo Bernard',
    'Réponse à votre demande n°\u00a0RI2026-0001\u00a0: réinscription pour Léo Bernard',
  ]);
  expect(mails[2]?.text).toContain('Votre réinscription est validée');
  expect(await formOf(w.family, leo(w))).toMatchObject({ state: 'validated', decidedAt: w.clock.now().toISOString() });
  const boxes = await w.service.store.read.selectFrom('re_enrolment_course').select('decision').execute();
  expect(boxes).toEqual([{ decision: 'accepted' }]);

  const { rows } = await w.staff.call('history.list', { familyId: w.cast.claire.familyId, search: 'réinscription' });
  expect(rows.map((line) => `${line.actorName} ${line.sentence}`)).toEqual([
    'Sonia Marchand a validé la réinscription RI2026-0001 pour Léo Bernard',
    'Claire Bernard a envoyé de nouveau la réinscription RI2026-0001 pour Léo Bernard',
    'Claire Bernard a enregistré un brouillon de réinscription pour Léo Bernard',
    'Claire Bernard a envoyé la réinscription RI2026-0001 pour Léo Bernard',
    'Claire Bernard a enregistré un brouillon de réinscription pour Léo Bernard',
  ]);
});

describe('a campaign', () => {
  test('is there for those whom it concerns, from its opening to its end, and for nobody else', async () => {
    const w = await aWorld();
    const samuel = await w.signInFamily(w.cast.samuel);
    const other = await w.signInFamily(w.cast.ines);
    expect((await samuel.refused('reEnrolments.form', { studentId: w.cast.samuel.students.Samuel ?? '' })).code).toBe('not-found');
    expect((await other.refused('reEnrolments.form', { studentId: leo(w) })).code).toBe('not-found');
    w.clock.set(new Date(Date.parse(CAST_CAMPAIGN.opensAt) - 1000));
    const early = await w.signInFamily(w.cast.claire);
    expect((await early.refused('reEnrolments.form', { studentId: leo(w) })).code).toBe('not-found');
    w.clock.set(new Date(Date.parse(CAST_CAMPAIGN.closesAt) - 1));
    const last = await w.signInFamily(w.cast.claire);
    expect((await formOf(last, leo(w))).ended).toBeNull();
    w.clock.pass(1 / 60_000);
    expect((await last.refused('reEnrolments.form', { studentId: leo(w) })).code).toBe('not-found');
  });

  test('that ends while a form is open refuses it with a sentence, and keeps nothing', async () => {
    const w = await aWorld();
    w.clock.set(new Date('2027-01-31T13:50:00.000Z'));
    const claire = await w.signInFamily(w.cast.claire);
    const opened = await formOf(claire, leo(w));
    w.clock.pass(11);
    const typed = { ...place(leo(w), opened), purpose: 'send' as const, typed: ADMINISTRATIVE };
    const refusal = await claire.refused('reEnrolments.save', typed);
    expect(refusal).toMatchObject({ code: 'conflict' });
    expect(refusal.message).toContain('La campagne est terminée depuis le 31/01/2027 à 15\u00a0h\u00a000');
    expect(await w.service.store.read.selectFrom('re_enrolment').selectAll().execute()).toEqual([]);
    const ended = await claire.call('reEnrolments.form', { studentId: leo(w), campaignId: opened.campaign.id });
    expect(typeset(ended.ended ?? '')).toBe(refusal.message);
  });

  test('that ends between the recap and its confirmation sends nothing', async () => {
    const w = await aWorld();
    w.clock.set(new Date('2027-01-31T13:50:00.000Z'));
    const claire = await w.signInFamily(w.cast.claire);
    await save(claire, leo(w), ADMINISTRATIVE);
    const recap = place(leo(w), await formOf(claire, leo(w)));
    w.clock.pass(10);
    expect((await claire.refused('reEnrolments.send', recap)).message).toContain('La campagne est terminée');
    expect(await w.mails()).toEqual([]);
  });

  test('is closed and opened by staff, once each, and families meet it so', async () => {
    const w = await aWorld();
    const opened = await formOf(w.family, leo(w));
    const [campaign] = await w.staff.call('campaigns.list', {});
    const { id = '', version = 0 } = campaign ?? {};
    expect(campaign).toMatchObject({ siteName: 'Centre', schoolYear: '2027-2028', state: 'active' });
    await w.staff.call('campaigns.close', { id, version });
    const refusal = await w.family.refused('reEnrolments.save', { ...place(leo(w), opened), purpose: 'draft', typed: ADMINISTRATIVE });
    expect(refusal.message).toContain('La campagne est terminée depuis le 20/11/2026 à 09\u00a0h\u00a000');
    expect((await w.staff.refused('campaigns.close', { id, version })).code).toBe('conflict');
    expect((await w.staff.refused('campaigns.close', { id, version: version + 1 })).message).toContain('déjà fermée');
    const late = { id, version: version + 1, closesAt: '2026-11-19T14:00:00.000Z' };
    expect((await w.staff.refused('campaigns.open', late)).fields).toHaveProperty('closesAt');
    await w.staff.call('campaigns.open', { ...late, closesAt: '2026-12-01T14:00:00.000Z' });
    const { rows } = await w.staff.call('history.list', { search: 'campagne' });
    expect(rows.map((line) => `${line.actorName} ${line.sentence}`)).toEqual([
      'Sonia Marchand a ouvert la campagne «\u00a0Réinscriptions 2027-2028\u00a0» (Centre) jusqu’au 01/12/2026 à 15\u00a0h\u00a000',
      'Sonia Marchand a fermé la campagne «\u00a0Réinscriptions 2027-2028\u00a0» (Centre)',
    ]);
    expect((await formOf(w.family, leo(w))).campaign.closesAt).toBe('2026-12-01T14:00:00.000Z');
    const reader = await w.signInStaff(w.cast.staff.hugo.login);
    expect((await reader.refused('campaigns.close', { id, version: version + 2 })).code).toBe('not-allowed');
  });

  test('takes only what it offers, and only the student’s own courses', async () => {
    const w = await aWorld();
    const opened = await formOf(w.family, leo(w));
    const violin = (await formOf(w.family, w.cast.claire.students.Jeanne ?? '')).courses[0]?.enrolmentId ?? '';
    const refused = async (typed: Typed) => {
      const { fields } = await w.family.refused('reEnrolments.save', { ...place(leo(w), opened), purpose: 'send', typed });
      return Object.keys(fields ?? {});
    };
    expect(await refused({ ...NOTHING, enrolments: [violin] })).toEqual(['courses']);
    expect(await refused({ ...NOTHING, curricula: [violin] })).toEqual(['courses']);
    expect(await refused({ ...ADMINISTRATIVE, wishes: [{ disciplineId: violin, wish: null }] })).toEqual(['wishes']);
    expect(await refused({ ...ADMINISTRATIVE, requests: 'x'.repeat(2001) })).toEqual(['typed.requests']);
    await w.service.store.write((db) => db.updateTable('campaign').set({ by_course: 0, wishes: 0 }).execute());
    const [piano] = opened.courses;
    const closed: Typed = { ...NOTHING, enrolments: [piano?.enrolmentId ?? ''], wishes: [{ disciplineId: null, wish: 'harpe' }] };
    expect(await refused(closed)).toEqual(['courses', 'wishes']);
  });
});

describe('a family', () => {
  test('ticks a whole curriculum: its courses go with it', async () => {
    const w = await aWorld();
    const [piano] = (await formOf(w.family, leo(w))).courses;
    await send(w.family, leo(w), { ...NOTHING, curricula: [piano?.curriculum?.id ?? ''], enrolments: [piano?.enrolmentId ?? ''] });
    const { sent } = await formOf(w.family, leo(w));
    expect(sent).toMatchObject({ answer: 'courses', curricula: [piano?.curriculum?.id], enrolments: [] });
  });

  test('says that the student leaves: that is an answer too, with its own words', async () => {
    const w = await aWorld();
    await send(w.family, leo(w), { ...NOTHING, doesNotReEnrol: true });
    const [mail] = await w.mails();
    expect(mail?.text).toContain('Votre réponse est bien reçue');
    expect(mail?.text).toContain('Ne se réinscrit pas');
    expect(mail?.text).not.toContain('réputée refusée');
    await decide(w, 'validated');
    expect((await w.mails())[1]?.text).toContain('Votre réponse est enregistrée');
  });

  test('presses twice: one request, one e-mail', async () => {
    const w = await aWorld();
    const opened = place(leo(w), await formOf(w.family, leo(w)));
    const typed = { ...opened, purpose: 'send' as const, typed: ADMINISTRATIVE };
    await Promise.all([w.family.call('reEnrolments.save', typed), w.family.call('reEnrolments.save', typed)]);
    const recap = place(leo(w), await formOf(w.family, leo(w)));
    const answers = await Promise.all([w.family.call('reEnrolments.send', recap), w.family.call('reEnrolments.send', recap)]);
    expect(answers[1]).toEqual(answers[0]);
    expect(await w.mails()).toHaveLength(1);
    expect(await reEnrolmentsWaiting(w)).toHaveLength(1);
  });

  test('sends the same again: there is nothing to send, and no e-mail leaves', async () => {
    const w = await aWorld();
    await send(w.family, leo(w), ADMINISTRATIVE);
    expect(await save(w.family, leo(w), ADMINISTRATIVE)).toEqual({ ready: false });
    const refusal = await w.family.refused('reEnrolments.send', place(leo(w), await formOf(w.family, leo(w))));
    expect(refusal.message).toContain('rien de nouveau à envoyer');
    expect(await w.mails()).toHaveLength(1);
  });

  test('types its change back to what it sent: there is no draft any more; or forgets it at once', async () => {
    const w = await aWorld();
    await send(w.family, leo(w), ADMINISTRATIVE);
    await save(w.family, leo(w), { ...NOTHING, doesNotReEnrol: true }, 'draft');
    expect(await save(w.family, leo(w), ADMINISTRATIVE, 'draft')).toEqual({ ready: false });
    expect((await formOf(w.family, leo(w))).draft).toBeNull();
    await save(w.family, leo(w), { ...NOTHING, doesNotReEnrol: true }, 'draft');
    const { campaign } = await formOf(w.family, leo(w));
    await w.family.call('reEnrolments.forget', { studentId: leo(w), campaignId: campaign.id });
    expect(await formOf(w.family, leo(w))).toMatchObject({ draft: null, sent: { answer: 'administrative' } });
  });

  test('withdraws its request, which nobody decides any more, and sends another under the same number', async () => {
    const w = await aWorld();
    await send(w.family, leo(w), ADMINISTRATIVE);
    const { id, version } = await waiting(w);
    await w.family.call('reEnrolments.withdraw', place(leo(w), await formOf(w.family, leo(w))));
    await w.family.call('reEnrolments.withdraw', place(leo(w), await formOf(w.family, leo(w))));
    expect((await w.staff.refused('reEnrolments.decide', { id, version, decision: 'validated' })).message).toContain(
      'a retiré cette demande',
    );
    expect((await send(w.family, leo(w), { ...NOTHING, doesNotReEnrol: true })).number).toBe('RI2026-0001');
  });

  test('without an e-mail address is taken into account all the same', async () => {
    const w = await aWorld();
    await w.service.store.write((db) =>
      db.updateTable('guardian').set({ email: null }).where('id', '=', w.cast.claire.guardianId).execute(),
    );
    expect(await send(w.family, leo(w), ADMINISTRATIVE)).toEqual({ number: 'RI2026-0001', acknowledgedAt: null });
    expect(await decide(w, 'validated')).toEqual({ mailTo: null });
  });

  test('does not make the office write without end', async () => {
    const w = await aWorld();
    for (let i = 0; i < 20; i++) await send(w.family, leo(w), { ...ADMINISTRATIVE, requests: `Demande ${i}` });
    await save(w.family, leo(w), { ...ADMINISTRATIVE, requests: 'Une de trop' });
    const recap = place(leo(w), await formOf(w.family, leo(w)));
    expect((await w.family.refused('reEnrolments.send', recap)).message).toContain('20 demandes en une heure');
    w.clock.pass(61);
    const later = await w.signInFamily(w.cast.claire);
    expect((await later.call('reEnrolments.send', recap)).number).toBe('RI2026-0001');
  });

  test('is warned of what weighs on the decision, and answers all the same', async () => {
    const w = await aWorld();
    await w.service.store.write(async (db) => {
      const [course] = (await formOf(w.family, leo(w))).courses;
      for (const day of ['02', '03', '04', '05'])
        await db
          .insertInto('absence')
          .values({
            id: `absence-${day}`,
            enrolment_id: course?.enrolmentId ?? '',
            absent_on: `2026-11-${day}`,
            justified: 0,
            recorded_at: '2026-11-06T08:00:00.000Z',
          })
          .execute();
    });
    const { warnings } = await formOf(w.family, leo(w));
    expect(warnings.join(' ')).toMatch(/[4-9] absences non justifiées cette année/);
    await send(w.family, leo(w), ADMINISTRATIVE);
    const { id } = await waiting(w);
    expect((await w.staff.call('reEnrolments.get', { id })).warnings).toEqual(warnings);
    // accounting reads what is due and what is to be given back; absences, papers and teachers' words are the school's
    const nadia = await w.signInStaff(w.cast.staff.nadia.login);
    const read = await nadia.call('reEnrolments.get', { id });
    expect(read.facts.map(({ kind }) => kind)).toEqual(['balance', 'rentals']);
    expect(read.warnings.length).toBeLessThan(warnings.length);
  });
});

describe('two parents', () => {
  test('one may re-enrol alone; the other sees it, amends it, and each is told what the other did', async () => {
    const w = await aWorld();
    const yann = await w.signInFamily(w.cast.yann);
    const soizic = await w.signInFamily(w.cast.soizic);
    const early = place(maelle(w), await formOf(soizic, maelle(w)));
    await send(yann, maelle(w), ADMINISTRATIVE);
    // Soizic had the form open before: told, and nothing of Yann's is overwritten
    const typed = { ...NOTHING, doesNotReEnrol: true };
    const refusal = await soizic.refused('reEnrolments.save', { ...early, purpose: 'send', typed });
    expect(refusal.code).toBe('conflict');
    expect(refusal.message).toContain('Yann Le Goff a modifié cette réinscription le 20/11/2026 à 09:00');
    expect((await formOf(soizic, maelle(w))).sent).toMatchObject({ answer: 'administrative' });
    // having seen it, she may
    await send(soizic, maelle(w), typed);
    expect((await formOf(yann, maelle(w))).sent).toMatchObject({ answer: 'does-not-re-enrol' });
    expect((await w.mails()).map(({ to }) => (to && !Array.isArray(to) ? to.text : ''))).toEqual([
      expect.stringContaining('yann.legoff@exemple.fr'),
      expect.stringContaining('soizic.legoff@exemple.fr'),
    ]);
    // the answer goes to whoever sent what is decided
    expect(await decide(w, 'validated')).toEqual({ mailTo: 'soizic.legoff@exemple.fr' });
  });

  test('each keeps an own draft of a change; one made from what the other has replaced says so', async () => {
    const w = await aWorld();
    const yann = await w.signInFamily(w.cast.yann);
    const soizic = await w.signInFamily(w.cast.soizic);
    await send(yann, maelle(w), ADMINISTRATIVE);
    await save(yann, maelle(w), { ...ADMINISTRATIVE, requests: 'Brouillon de Yann' }, 'draft');
    const recap = place(maelle(w), await formOf(yann, maelle(w)));
    expect((await formOf(soizic, maelle(w))).draft).toBeNull();
    await send(soizic, maelle(w), { ...ADMINISTRATIVE, requests: 'Envoyé par Soizic' });
    expect((await yann.refused('reEnrolments.send', recap)).message).toContain('Soizic Le Goff a modifié cette réinscription');
    expect((await formOf(yann, maelle(w))).draft).toMatchObject({ outdated: true, content: { requests: 'Brouillon de Yann' } });
  });

  test('one account on two devices: a draft that the other device has changed is not overwritten unseen', async () => {
    const w = await aWorld();
    await send(w.family, leo(w), ADMINISTRATIVE);
    await save(w.family, leo(w), { ...ADMINISTRATIVE, requests: 'un' }, 'draft');
    const old = place(leo(w), await formOf(w.family, leo(w)));
    await save(w.family, leo(w), { ...ADMINISTRATIVE, requests: 'deux' }, 'draft');
    const typed = { ...old, purpose: 'draft' as const, typed: { ...ADMINISTRATIVE, requests: 'trois' } };
    expect((await w.family.refused('reEnrolments.save', typed)).message).toContain('sur un autre appareil ou dans un autre onglet');
    expect((await w.family.refused('reEnrolments.send', old)).code).toBe('conflict');
    expect((await formOf(w.family, leo(w))).draft?.content.requests).toBe('deux');
  });

  test('who have shown disagreement re-enrol at the desk only, and nothing is decided meanwhile (Code civil 372-2)', async () => {
    const w = await aWorld();
    const yann = await w.signInFamily(w.cast.yann);
    await send(yann, maelle(w), ADMINISTRATIVE);
    await w.service.store.write((db) =>
      db.updateTable('guardian').set({ disagreement_at: '2026-11-19T08:00:00.000Z' }).where('id', '=', w.cast.soizic.guardianId).execute(),
    );
    const form = await formOf(yann, maelle(w));
    expect(form.stopped).toContain('Un désaccord entre les responsables est signalé depuis le 19/11/2026');
    // a draft is nobody's harm
    await save(yann, maelle(w), { ...ADMINISTRATIVE, requests: 'Quand même' });
    const recap = place(maelle(w), await formOf(yann, maelle(w)));
    expect(await yann.refused('reEnrolments.send', recap)).toMatchObject({ code: 'not-allowed', message: typeset(form.stopped ?? '') });
    expect((await yann.refused('reEnrolments.withdraw', recap)).code).toBe('not-allowed');
    const { id, version } = await waiting(w);
    expect((await w.staff.call('reEnrolments.get', { id })).stopped).toContain('levez-le avant de décider');
    expect((await w.staff.refused('reEnrolments.decide', { id, version, decision: 'validated' })).code).toBe('conflict');
  });
});

test('the first page knows of each student: open until when, what was answered, what was decided, also once the campaign is over', async () => {
  const w = await aWorld();
  const { Léo = '', Jeanne = '' } = w.cast.claire.students;
  const glances = () => reEnrolmentGlances(w.service.store.read, [Léo, Jeanne], w.clock.now());
  const of = async (student: string) => (await glances()).get(student);
  expect(await of(Léo)).toMatchObject({ open: true, closesAt: CAST_CAMPAIGN.closesAt, state: null, number: null });
  await save(w.family, Léo, ADMINISTRATIVE, 'draft');
  expect(await of(Léo)).toMatchObject({ state: 'draft', answer: 'administrative' });
  await send(w.family, Jeanne, { ...NOTHING, doesNotReEnrol: true });
  await decide(w, 'to-complete', 'Il manque la photo.');
  expect(await of(Jeanne)).toMatchObject({
    state: 'to-complete',
    answer: 'does-not-re-enrol',
    number: 'RI2026-0001',
    reason: 'Il manque la photo.',
  });
  w.clock.set(new Date('2027-02-01T08:00:00.000Z'));
  expect(await of(Jeanne)).toMatchObject({ open: false, state: 'to-complete' });
  expect(await of(Léo)).toBeUndefined();
  w.clock.set(new Date('2027-09-02T08:00:00.000Z'));
  expect(await glances()).toEqual(new Map());
});

test('documents may be imported once a box is ticked, in a draft, in what was sent, or in a change that is not sent yet', async () => {
  const w = await aWorld();
  const { accountId } = w.cast.claire;
  const { campaign } = await formOf(w.family, leo(w));
  const ticked = async () => isTicked((await answerOf(w.service.store.read, campaign.id, leo(w), accountId ?? ''))?.answer);
  expect(await ticked()).toBe(false);
  await save(w.family, leo(w), { ...NOTHING, requests: 'À voir' }, 'draft');
  expect(await ticked()).toBe(false);
  await save(w.family, leo(w), ADMINISTRATIVE, 'draft');
  expect(await ticked()).toBe(true);
  await send(w.family, leo(w), { ...NOTHING, doesNotReEnrol: true });
  expect(await ticked()).toBe(false);
  await save(w.family, leo(w), ADMINISTRATIVE, 'draft');
  expect(await ticked()).toBe(true);
});
