import { describe, expect, it } from 'vitest';
import { reEnrolmentsWaiting } from '../helpers/queue.ts';
import { aWorld, type World } from '../helpers/world.ts';
import { type Answer, aVisitor, faultsOf, hiddenFields, signedIn, type Visitor } from './visitor.ts';

const pageOf = (w: World, student = w.cast.claire.students.Léo): string => `/eleves/${student}/reinscription`;
const pianoOf = async (w: World): Promise<{ course: string; curriculum: string }> => {
  const { courses } = await w.family.call('reEnrolments.form', { studentId: w.cast.claire.students.Léo ?? '' });
  return { course: `course-${courses[0]?.enrolmentId}`, curriculum: `curriculum-${courses[0]?.curriculum?.id}` };
};
/** Opens the form and sends it as a browser would. */
async function validate(visitor: Visitor, page: string, typed: Record<string, string>, then = 'valider'): Promise<Answer> {
  await visitor.get(page);
  return visitor.submit(page, { requests: '', ...typed, then });
}
async function sendAll(visitor: Visitor, page: string, typed: Record<string, string>): Promise<Answer> {
  await visitor.follow(await validate(visitor, page, typed));
  return visitor.follow(await visitor.submit(`${page}/verifier`));
}
/** Subjects of the messages about a re-enrolment. */
const mailsAbout = async (w: World) => (await w.mails()).flatMap(({ subject }) => (subject?.includes('réinscription') ? subject : []));
const isTicked = ({ body }: Answer, name: string): boolean => new RegExp(`<input[^>]* name="${name}"[^>]* checked`).test(body);
/** What stands in a text field. */
const written = ({ body }: Answer, id: string): string => new RegExp(`<textarea[^>]* id="${id}"[^>]*>\\n([^<]*)`).exec(body)?.[1] ?? '';

describe('the form of the re-enrolment', () => {
  it('is valid in each of its states, in both modes', async () => {
    const w = await aWorld();
    const claire = await signedIn(w);
    const page = pageOf(w);
    for (const mode of ['default', 'accessibility']) {
      if (mode === 'accessibility') {
        await claire.get('/accessibilite');
        await claire.submit('/accessibilite');
      }
      const wrong = await validate(claire, page, { administrative: 'oui', doesNotReEnrol: 'oui' });
      const states = [await claire.get(page), wrong, await validate(claire, page, { requests: 'x'.repeat(2001) })];
      expect(states.map(({ status }) => status)).toEqual([200, 422, 422]);
      states.push(await claire.follow(await validate(claire, page, { administrative: 'oui', requests: mode })));
      states.push(await claire.follow(await claire.submit(`${page}/verifier`)));
      for (const { body } of states) expect(await faultsOf(body)).toEqual([]);
    }
  });

  it('shows the same values in both modes', async () => {
    const w = await aWorld();
    const claire = await signedIn(w);
    const values = ['Musique – cursus diplômant', 'Piano', '2C1', 'Carmen Alonso', 'Cycle 2', 'Oui', '31/01/2027 à 15\u00a0h\u00a000'];
    const before = await claire.get(pageOf(w));
    await claire.get('/accessibilite');
    await claire.submit('/accessibilite');
    const after = await claire.get(pageOf(w));
    expect(after.body).toContain('class="accessible"');
    for (const value of values) {
      expect(before.body).toContain(value);
      expect(after.body).toContain(value);
    }
  });

  it('of another family’s student is the same 404 as one that does not exist, whatever is asked of it', async () => {
    const w = await aWorld();
    const claire = await signedIn(w);
    await claire.get(pageOf(w));
    const none = '00000000-0000-4000-8000-000000000000';
    for (const student of [w.cast.ines.students.Nour, none]) {
      const own = hiddenFields((await claire.get(pageOf(w))).body, pageOf(w));
      for (const path of ['', '/verifier']) expect((await claire.get(`${pageOf(w, student)}${path}`)).status).toBe(404);
      for (const path of ['', '/verifier', '/retirer', '/abandonner'])
        expect((await claire.post(`${pageOf(w, student)}${path}`, { ...own, administrative: 'oui' })).status).toBe(404);
    }
    expect(await w.service.store.read.selectFrom('re_enrolment').selectAll().execute()).toEqual([]);
  });

  it('does not exist for an adult whom the campaign does not concern: no tab, no page', async () => {
    const w = await aWorld();
    const samuel = await signedIn(w, w.cast.samuel);
    const student = w.cast.samuel.students.Samuel;
    expect((await samuel.get(pageOf(w, student))).status).toBe(404);
    expect((await samuel.get(`/eleves/${student}/cours`)).body).not.toContain('/reinscription');
  });
});

describe('without a script', () => {
  it('boxes that exclude each other are refused beside each of them, with everything kept', async () => {
    const w = await aWorld();
    const claire = await signedIn(w);
    const { course } = await pianoOf(w);
    const typed = { administrative: 'oui', [course]: 'oui', 'wish-1': 'de la harpe', requests: 'Le mercredi.\r\nMerci.' };
    const answer = await validate(claire, pageOf(w), typed);
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('id="champ-administrative-error"');
    expect(answer.body).toContain('id="champ-courses-error"');
    expect(isTicked(answer, 'administrative')).toBe(true);
    expect(isTicked(answer, course)).toBe(true);
    expect(answer.body).toContain('value="de la harpe"');
    expect(written(answer, 'champ-requests')).toBe('Le mercredi.\nMerci.');
    expect(answer.text).toContain('Encore 1 981 caractères.');
  });

  it('« Ne se réinscrit pas » beside a box is refused there', async () => {
    const w = await aWorld();
    const claire = await signedIn(w);
    const answer = await validate(claire, pageOf(w), { administrative: 'oui', doesNotReEnrol: 'oui' });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('id="champ-doesNotReEnrol-error"');
  });

  it('too long a request is refused beside its field and kept whole', async () => {
    const w = await aWorld();
    const claire = await signedIn(w);
    const answer = await validate(claire, pageOf(w), { administrative: 'oui', requests: 'é'.repeat(2003) });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('href="#champ-requests"');
    expect(written(answer, 'champ-requests')).toBe('é'.repeat(2003));
    expect(answer.text).toContain('3 caractères de trop.');
  });

  it('too long a wish is refused beside that wish', async () => {
    const w = await aWorld();
    const claire = await signedIn(w);
    const answer = await validate(claire, pageOf(w), { administrative: 'oui', 'wish-3': 'x'.repeat(201) });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('id="champ-wish-3-error"');
    expect(answer.body).not.toContain('id="champ-wish-1-error"');
  });

  it('a curriculum that is ticked whole shows its courses ticked, and goes as one', async () => {
    const w = await aWorld();
    const claire = await signedIn(w);
    const { curriculum, course } = await pianoOf(w);
    const recap = await claire.follow(await validate(claire, pageOf(w), { [curriculum]: 'oui' }));
    expect(recap.text).toContain('Cursus entier Musique – cursus diplômant');
    const back = await claire.get(pageOf(w));
    expect([isTicked(back, curriculum), isTicked(back, course)]).toEqual([true, true]);
  });

  it('« Modifier » in the recap leads back to the form with everything in it, and nothing is sent before « Confirmer »', async () => {
    const w = await aWorld();
    const claire = await signedIn(w);
    const { course } = await pianoOf(w);
    const recap = await claire.follow(await validate(claire, pageOf(w), { [course]: 'oui', 'wish-2': 'Harpe', requests: 'Merci.' }));
    expect(recap.text).toMatch(/Vérifiez votre demande.*Rien n’est encore envoyé.*Vœu 1 Harpe.*Confirmer la réinscription Modifier/);
    expect(await mailsAbout(w)).toEqual([]);
    const form = await claire.get(pageOf(w));
    expect(isTicked(form, course)).toBe(true);
    expect(form.body).toContain('value="Harpe"');
    expect(written(form, 'champ-requests')).toBe('Merci.');
    expect(form.text).toContain('Brouillon, pas encore envoyé');
  });

  it('« Enregistrer le brouillon » keeps what is there, even nothing but words, and says that it is not sent', async () => {
    const w = await aWorld();
    const claire = await signedIn(w);
    const saved = await claire.follow(await validate(claire, pageOf(w), { requests: 'À compléter' }, 'brouillon'));
    expect(saved.text).toContain('Votre brouillon est enregistré, mais pas encore envoyé.');
    expect(written(saved, 'champ-requests')).toBe('À compléter');
    expect((await claire.get(`${pageOf(w)}/verifier`)).location).toBe(pageOf(w));
  });

  it('a family with an amendment gives it up with one button, and withdraws with another', async () => {
    const w = await aWorld();
    const claire = await signedIn(w);
    await sendAll(claire, pageOf(w), { administrative: 'oui' });
    await validate(claire, pageOf(w), { doesNotReEnrol: 'oui' }, 'brouillon');
    expect((await claire.get(pageOf(w))).text).toContain('Modifications en brouillon, pas encore envoyées');
    const given = await claire.follow(await claire.submit(`${pageOf(w)}/abandonner`));
    expect(given.text).toContain('Vos modifications sont abandonnées.');
    expect(isTicked(given, 'administrative')).toBe(true);
    const withdrawn = await claire.follow(await claire.submit(`${pageOf(w)}/retirer`));
    expect(withdrawn.text).toContain('Votre demande est retirée');
    expect(withdrawn.text).not.toContain('en attente de validation');
  });

  it('« Importer » without a ticked box is refused beside the boxes; with one it keeps the draft first', async () => {
    const w = await aWorld();
    const claire = await signedIn(w);
    const refused = await validate(claire, pageOf(w), { requests: 'Avec une pièce' }, 'importer');
    expect(refused.status).toBe(422);
    expect(/id="champ-answer-error"[^>]*>.*?Avant d’importer des pièces, cochez/s.test(refused.body)).toBe(true);
    expect(written(refused, 'champ-requests')).toBe('Avec une pièce');
    const kept = await validate(claire, pageOf(w), { administrative: 'oui' }, 'importer');
    expect(kept.location).toBe(`${pageOf(w)}/importer`);
    expect(isTicked(await claire.get(pageOf(w)), 'administrative')).toBe(true);
  });
});

describe('a campaign that closes at 15:00', () => {
  const at1450 = new Date('2027-01-31T13:50:00.000Z');

  it('refuses a form that was open: since when, what stands, and what was typed, to be copied; then there is no page any more', async () => {
    const w = await aWorld();
    const { course } = await pianoOf(w);
    w.clock.set(at1450);
    const claire = await signedIn(w);
    await claire.get(pageOf(w));
    w.clock.pass(10);
    const late = await claire.submit(pageOf(w), {
      [course]: 'oui',
      'wish-1': 'Harpe',
      requests: 'Le mercredi.\r\nMerci.',
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain('La campagne est terminée depuis le 31/01/2027 à 15 h 00');
    expect(late.text).toContain('Aucune demande n’est enregistrée pour cet élève.');
    expect(written(late, 'saisi')).toBe(
      'Réponse : Réinscription par cours\nCours : Piano, 2C1\nVœu 1 : Harpe\nDemandes complémentaires : Le mercredi.\nMerci.',
    );
    expect(await faultsOf(late.body)).toEqual([]);
    expect((await claire.get(pageOf(w))).status).toBe(404);
    expect((await claire.get(`/eleves/${w.cast.claire.students.Léo}/cours`)).body).not.toContain('/reinscription"');
    expect(await mailsAbout(w)).toEqual([]);
  });

  it('says that what was sent before still stands', async () => {
    const w = await aWorld();
    w.clock.set(at1450);
    const claire = await signedIn(w);
    await sendAll(claire, pageOf(w), { administrative: 'oui' });
    await claire.get(pageOf(w));
    w.clock.pass(15);
    const late = await claire.submit(pageOf(w), { doesNotReEnrol: 'oui', requests: '' });
    expect(late.text).toMatch(
      /Votre demande RI2027-0001, envoyée le 31\/01\/2027 à 14:50, reste enregistrée\. État : en attente de validation\./,
    );
  });

  it('refuses the confirmation of a recap too, with what was to be sent', async () => {
    const w = await aWorld();
    w.clock.set(at1450);
    const claire = await signedIn(w);
    await claire.follow(await validate(claire, pageOf(w), { administrative: 'oui', requests: 'Bonjour' }));
    w.clock.pass(11);
    const late = await claire.submit(`${pageOf(w)}/verifier`);
    expect(late.status).toBe(409);
    expect(written(late, 'saisi')).toContain('Demandes complémentaires : Bonjour');
  });
});

describe('an ended session', () => {
  it('gives the form back filled after login, boxes and all, and nothing is sent', async () => {
    const w = await aWorld();
    const claire = await signedIn(w);
    const { course } = await pianoOf(w);
    await claire.get(pageOf(w));
    w.clock.pass(31);
    const out = await claire.submit(pageOf(w), { [course]: 'oui', 'wish-2': 'Harpe', requests: 'Merci.' });
    expect(out.status).toBe(401);
    const { siteId, identifier } = w.cast.claire;
    const back = await claire.submit('/connexion', { siteId, identifier: identifier ?? '', password: 'harpe-lueur-sentier-27' });
    expect(back.status).toBe(200);
    expect(back.text).toContain('Ce que vous aviez coché et saisi est revenu dans la page');
    expect(isTicked(back, course)).toBe(true);
    expect(isTicked(back, 'administrative')).toBe(false);
    expect(back.body).toContain('value="Harpe"');
    expect(written(back, 'champ-requests')).toBe('Merci.');
    const next = await claire.submit(pageOf(w), { [course]: 'oui', requests: 'Merci.' });
    expect(next.location).toBe(`${pageOf(w)}/verifier`);
  });

  it('on the recap gives the recap back', async () => {
    const w = await aWorld();
    const claire = await signedIn(w);
    await claire.follow(await validate(claire, pageOf(w), { administrative: 'oui' }));
    w.clock.pass(31);
    await claire.submit(`${pageOf(w)}/verifier`);
    const { siteId, identifier } = w.cast.claire;
    const back = await claire.submit('/connexion', { siteId, identifier: identifier ?? '', password: 'harpe-lueur-sentier-27' });
    expect(back.text).toContain('Vérifiez votre demande');
    const sent = await claire.follow(await claire.submit(`${pageOf(w)}/verifier`));
    expect(sent.text).toContain('Votre demande de réinscription est prise en compte');
  });

  it('that comes back after the campaign shows what was typed, to be copied', async () => {
    const w = await aWorld();
    w.clock.set(new Date('2027-01-31T13:55:00.000Z'));
    const claire = await signedIn(w);
    await claire.get(pageOf(w));
    w.clock.pass(31);
    await claire.submit(pageOf(w), { administrative: 'oui', requests: 'Trop tard ?' });
    const { siteId, identifier } = w.cast.claire;
    const back = await claire.submit('/connexion', { siteId, identifier: identifier ?? '', password: 'harpe-lueur-sentier-27' });
    expect(back.text).toContain('La campagne est terminée');
    expect(written(back, 'saisi')).toContain('Trop tard ?');
  });
});

describe('two parents', () => {
  it('amending at once: the second is told, sees both, loses nothing, and may send all the same', async () => {
    const w = await aWorld();
    const page = pageOf(w, w.cast.yann.students.Maëlle);
    const yann = await signedIn(w, w.cast.yann);
    const soizic = await signedIn(w, w.cast.soizic);
    await soizic.get(page);
    await sendAll(yann, page, { administrative: 'oui', requests: 'De Yann' });
    const told = await soizic.submit(page, { doesNotReEnrol: 'oui', requests: 'De Soizic' });
    expect(told.status).toBe(409);
    expect(told.text).toContain('Yann Le Goff a modifié cette réinscription');
    expect(told.text).toMatch(/La demande envoyée, telle qu’elle est maintenant .* De Yann/);
    expect(isTicked(told, 'doesNotReEnrol')).toBe(true);
    expect(written(told, 'champ-requests')).toBe('De Soizic');
    expect(await faultsOf(told.body)).toEqual([]);
    const recap = await soizic.follow(await soizic.submit(page, { doesNotReEnrol: 'oui', requests: 'De Soizic' }));
    expect(recap.text).toContain('Confirmer que l’élève ne se réinscrit pas');
    const sent = await soizic.follow(await soizic.submit(`${page}/verifier`));
    expect(sent.text).toContain('Votre réponse est prise en compte');
  });

  it('or two devices, with a first draft: the second sees what the first has kept beside its own words', async () => {
    const w = await aWorld();
    const [phone, desk] = [await signedIn(w), await signedIn(w)];
    await desk.get(pageOf(w));
    await validate(phone, pageOf(w), { administrative: 'oui', requests: 'Du téléphone' }, 'brouillon');
    const told = await desk.submit(pageOf(w), { doesNotReEnrol: 'oui', requests: 'De l’ordinateur' });
    expect(told.status).toBe(409);
    expect(told.text).toMatch(/sur un autre appareil .* Le brouillon, tel qu’il est maintenant .* Du téléphone/);
    expect(written(told, 'champ-requests')).toBe('De l’ordinateur');
    expect(await faultsOf(told.body)).toEqual([]);
  });

  it('who disagree read why nothing can be sent, and keep their draft', async () => {
    const w = await aWorld();
    const page = pageOf(w, w.cast.yann.students.Maëlle);
    const yann = await signedIn(w, w.cast.yann);
    await w.service.store.write((db) =>
      db.updateTable('guardian').set({ disagreement_at: '2026-11-19T08:00:00.000Z' }).where('id', '=', w.cast.soizic.guardianId).execute(),
    );
    await yann.follow(await validate(yann, page, { administrative: 'oui' }));
    const refused = await yann.submit(`${page}/verifier`);
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('Un désaccord entre les responsables est signalé');
    expect(isTicked(refused, 'administrative')).toBe(true);
  });
});

describe('once the office has decided', () => {
  async function decided(w: World, decision: 'validated' | 'refused' | 'to-complete', reason?: string) {
    const claire = await signedIn(w);
    await sendAll(claire, pageOf(w), { administrative: 'oui', requests: 'Merci.' });
    const [row] = await reEnrolmentsWaiting(w);
    const { id = '', version = 0 } = row ?? {};
    await w.staff.call('reEnrolments.decide', { id, version, decision, reason });
    return { claire, page: await claire.get(pageOf(w)) };
  }

  it('validated: the page says so, can be read only, and waits for nothing any more', async () => {
    const w = await aWorld();
    const { claire, page } = await decided(w, 'validated');
    expect(page.text).toContain('Réinscription validée le 20/11/2026');
    expect(page.text).toContain('RI2026-0001');
    expect(page.text).not.toContain('en attente de validation');
    expect(page.body).not.toContain('type="checkbox"');
    expect(await faultsOf(page.body)).toEqual([]);
    expect((await claire.get(`${pageOf(w)}/verifier`)).location).toBe(pageOf(w));
  });

  it('validated while the family was amending: told so, with what it had typed, to be copied', async () => {
    const w = await aWorld();
    const claire = await signedIn(w);
    await sendAll(claire, pageOf(w), { administrative: 'oui' });
    await claire.get(pageOf(w));
    const [row] = await reEnrolmentsWaiting(w);
    await w.staff.call('reEnrolments.decide', { id: row?.id ?? '', version: row?.version ?? 0, decision: 'validated' });
    const late = await claire.submit(pageOf(w), { administrative: 'oui', requests: 'Encore ceci' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Le secrétariat a validé cette réinscription le 20/11/2026 à 09:00');
    expect(written(late, 'saisi')).toContain('Encore ceci');
  });

  it('refused: the reason is there, and another request can be made', async () => {
    const { page } = await decided(await aWorld(), 'refused', 'Trois absences non justifiées.');
    expect(page.text).toMatch(/Réinscription refusée le 20\/11\/2026 Motif : Trois absences non justifiées\./);
    expect(page.body).toContain('type="checkbox"');
  });

  it('to complete: what for, and the same request can be sent again', async () => {
    const w = await aWorld();
    const { claire, page } = await decided(w, 'to-complete', 'Il manque la photo.');
    expect(page.text).toMatch(/Demande à compléter Réponse du secrétariat du 20\/11\/2026 : Il manque la photo\./);
    expect(page.text).not.toContain('en attente de validation');
    const again = await sendAll(claire, pageOf(w), { administrative: 'oui', requests: 'Merci.' });
    expect(again.text).toContain('Réinscription en attente de validation');
  });
});

it('a stranger is asked to log in, and comes back to the page', async () => {
  const w = await aWorld();
  const answer = await aVisitor(w).get(pageOf(w));
  expect(answer.location).toBe(`/connexion?suite=${encodeURIComponent(pageOf(w))}`);
});
