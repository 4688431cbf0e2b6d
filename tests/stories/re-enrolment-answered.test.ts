import { describe, expect, test } from 'vitest';
import type { InputOf } from '../../shared/contract/index.ts';
import { reEnrolmentsWaiting } from '../helpers/queue.ts';
import { ADMINISTRATIVE, decide, formOf, leo, NOTHING, place, save, send, waiting } from '../helpers/re-enrolling.ts';
import { aWorld } from '../helpers/world.ts';

describe('staff', () => {
  test('two at once: one decides, the other is told who did, and one e-mail leaves', async () => {
    const w = await aWorld();
    const marc = await w.signInStaff(w.cast.staff.marc.login);
    await send(w.family, leo(w), ADMINISTRATIVE);
    const { id, version } = await waiting(w);
    const outcomes = await Promise.allSettled([
      w.staff.call('reEnrolments.decide', { id, version, decision: 'validated' }),
      marc.call('reEnrolments.decide', { id, version, decision: 'refused', reason: 'Plus de place.' }),
    ]);
    // whichever comes first
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const first = outcomes[0]?.status === 'fulfilled' ? 'Sonia Marchand' : 'Marc Delorme';
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { message: expect.stringContaining(`${first} a déjà décidé cette réinscription`) },
    });
    expect(await w.mails()).toHaveLength(2);
  });

  test('who only look, or keep the accounts, do not decide', async () => {
    const w = await aWorld();
    await send(w.family, leo(w), ADMINISTRATIVE);
    const { id, version } = await waiting(w);
    for (const who of [w.cast.staff.hugo, w.cast.staff.nadia]) {
      const person = await w.signInStaff(who.login);
      expect((await person.refused('reEnrolments.decide', { id, version, decision: 'validated' })).code).toBe('not-allowed');
    }
  });

  test('refuse with a reason, which the family reads; the family may ask again', async () => {
    const w = await aWorld();
    await send(w.family, leo(w), ADMINISTRATIVE);
    const { id, version } = await waiting(w);
    expect((await w.staff.refused('reEnrolments.decide', { id, version, decision: 'refused' })).fields).toHaveProperty('reason');
    await decide(w, 'refused', 'Trois absences non justifiées.');
    const mail = (await w.mails())[1];
    expect(mail?.text).toContain('Motif\u00a0: Trois absences non justifiées.');
    expect(mail?.text).toContain('Vous pouvez faire une autre demande');
    expect(await formOf(w.family, leo(w))).toMatchObject({ state: 'refused', reason: 'Trois absences non justifiées.' });
    expect(await save(w.family, leo(w), ADMINISTRATIVE)).toEqual({ ready: true });
    await w.family.call('reEnrolments.send', place(leo(w), await formOf(w.family, leo(w))));
    expect(await formOf(w.family, leo(w))).toMatchObject({ state: 'submitted', number: 'RI2026-0001', reason: null, decidedAt: null });
  });

  test('ask to complete: the family completes and sends again; once the campaign is over, the e-mail leads to the desk instead', async () => {
    const w = await aWorld();
    await send(w.family, leo(w), ADMINISTRATIVE);
    await decide(w, 'to-complete', 'Il manque le justificatif de domicile.');
    expect((await w.mails())[1]?.text).toMatch(/à compléter[\s\S]*Il manque le justificatif de domicile\.[\s\S]*envoyez-la de nouveau/);
    expect(await save(w.family, leo(w), ADMINISTRATIVE)).toEqual({ ready: true });
    await w.family.call('reEnrolments.send', place(leo(w), await formOf(w.family, leo(w))));
    w.clock.set(new Date('2027-02-01T08:00:00.000Z'));
    const sonia = await w.signInStaff(w.cast.staff.sonia.login);
    const [row] = await reEnrolmentsWaiting({ staff: sonia });
    const { id = '', version = 0 } = row ?? {};
    await sonia.call('reEnrolments.decide', { id, version, decision: 'to-complete', reason: 'Il manque la photo.' });
    const last = (await w.mails()).at(-1);
    expect(last?.text).toContain('La campagne est terminée\u00a0: pour compléter, adressez-vous à nous au 04 65 71 01 00');
    expect(last?.text).not.toContain('/reinscription');
    // nothing is asked twice, but the desk may still decide
    expect((await sonia.refused('reEnrolments.decide', { id, version: version + 1, decision: 'to-complete', reason: 'x' })).code).toBe(
      'conflict',
    );
    await sonia.call('reEnrolments.decide', { id, version: version + 1, decision: 'validated' });
  });

  test('find an answer by the family’s name, its number, its site; decided, it waits no more', async () => {
    const w = await aWorld();
    await send(w.family, leo(w), ADMINISTRATIVE);
    const count = async (where: InputOf<'validations.list'>) =>
      (await w.staff.call('validations.list', { kind: 're-enrolment', ...where })).total;
    expect(await count({ search: 'leo bernard' })).toBe(1);
    expect(await count({ search: 'RI2026-0001' })).toBe(1);
    expect(await count({ search: 'haddad' })).toBe(0);
    expect(await count({ siteId: w.cast.sites.alpes })).toBe(0);
    await decide(w, 'validated');
    expect(await count({})).toBe(0);
  });
});

test('« ne se réinscrit pas » is answered as the answer it is: nothing was asked for, and nothing can be contested', async () => {
  const w = await aWorld();
  await send(w.family, leo(w), { ...NOTHING, doesNotReEnrol: true });
  await decide(w, 'refused', 'Confirmez-le par courrier.');
  await send(w.family, leo(w), { ...NOTHING, doesNotReEnrol: true });
  await decide(w, 'validated');
  const [, refused, , validated] = await w.mails();
  expect(refused?.subject).toBe('Votre réponse n°\u00a0RI2026-0001\u00a0: réinscription pour Léo Bernard');
  expect(refused?.text).toContain('Votre réponse n’a pas pu être enregistrée');
  expect(refused?.text).toContain('Confirmez-le par courrier.');
  expect(refused?.text).not.toMatch(/contestez|votre demande|Voir ma demande/);
  expect(validated?.text).toContain('Votre réponse est enregistrée');
  expect(validated?.text).toMatch(/Vous aviez répondu\s: Ne se réinscrit pas/);
  expect(validated?.text).not.toMatch(/demande/);
});
