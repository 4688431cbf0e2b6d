import { expect, test } from 'vitest';
import { CAST_PASSWORDS } from '../../db/demo/cast.ts';
import { aWorld, type World } from '../helpers/world.ts';

test('what the office lets through is official at once, said to be so in the history, and told to the family; the rest waits', async () => {
  const w = await aWorld();
  await allow(w, { guardian: ['phoneMobile', 'phoneHome'] });
  const asked = await ask(w, { phoneMobile: '06 39 98 45 99', city: 'Meylan' });
  expect(asked).toEqual({ changed: true, acknowledgedAt: w.clock.now().toISOString(), accepted: 1 });
  const { guardians } = await w.family.call('changeRequests.sheet', {});
  expect(guardians[0]).toMatchObject({
    values: { phoneMobile: '+33639984599', city: 'Grenoble' },
    pending: { values: { city: 'Meylan' } },
  });

  const { rows } = await w.staff.call('validations.list', {});
  expect(rows.map(({ what, number }) => `${number} ${what}`)).toEqual(['2026-0002 Ville']);
  const history = await w.staff.call('history.list', { familyId: w.cast.claire.familyId, search: 'demande' });
  expect(history.rows.map((line) => `${line.actorName} ${line.sentence}`)).toEqual([
    'Claire Bernard a envoyé la demande 2026-0002 : ville',
    'Portée a accepté automatiquement (réglage) la demande 2026-0001 : téléphone portable',
    'Claire Bernard a envoyé la demande 2026-0001 : téléphone portable',
  ]);
  const mails = (await w.mails()).map(({ subject }) => subject);
  expect(mails.sort()).toEqual(['Accusé de réception de votre demande n°\u00a02026-0002', 'Réponse à votre demande n°\u00a02026-0001']);

  // staff may still take it back
  const file = await w.staff.call('families.get', { id: w.cast.claire.familyId });
  const id = file.requests.find(({ number }) => number === '2026-0001')?.id ?? '';
  const alone = await w.staff.call('changeRequests.get', { id });
  expect(alone).toMatchObject({ state: 'decided', decidedBy: null });
  expect(alone.undoRefusal).toContain('une autre demande depuis');
});

test('when all of it is let through nothing waits, and the family reads that it is recorded', async () => {
  const w = await aWorld();
  await allow(w, { guardian: ['phoneMobile'] });
  expect(await ask(w, { phoneMobile: '06 39 98 45 99' })).toEqual({ changed: true, acknowledgedAt: null, accepted: 1 });
  expect((await w.staff.call('validations.list', {})).total).toBe(0);
  const { guardians } = await w.family.call('changeRequests.sheet', {});
  expect(guardians[0]).toMatchObject({
    pending: null,
    answered: { alone: true, fields: [{ field: 'phoneMobile', decision: 'accepted' }] },
  });
  const [told] = await w.mails();
  expect(told?.text).toContain('est acceptée. C’est enregistré');

  const { requests } = await w.staff.call('families.get', { id: w.cast.claire.familyId });
  const { version } = await w.staff.call('changeRequests.get', { id: requests[0]?.id ?? '' });
  await w.staff.call('changeRequests.undo', { id: requests[0]?.id ?? '', version });
  expect((await w.staff.call('validations.list', {})).rows).toMatchObject([{ what: 'Téléphone portable' }]);
});

test('nothing is let through until the office says so, nor while the parents disagree', async () => {
  const w = await aWorld();
  expect(await w.staff.call('changeRequests.acceptance', {})).toMatchObject({ guardian: [], student: [] });
  await ask(w, { phoneMobile: '06 39 98 45 99' });
  expect((await w.staff.call('validations.list', {})).total).toBe(1);
  await allow(w, { guardian: ['city'] });
  const at = w.clock.now().toISOString();
  const { familyId } = w.cast.claire;
  await w.service.store.write((db) => db.updateTable('guardian').set({ disagreement_at: at }).where('family_id', '=', familyId).execute());
  expect(await ask(w, { city: 'Meylan' })).not.toHaveProperty('accepted');
});

test('an address never: it cannot be chosen, and one that stands in the store all the same waits', async () => {
  const w = await aWorld();
  for (const [subject, name] of [
    ['guardian', 'email'],
    ['student', 'email'],
    ['student', 'nothing'],
  ] as const) {
    const fields = { guardian: [], student: [], [subject]: [name] };
    expect(await w.staff.refused('changeRequests.saveAcceptance', { ...fields, ...(await seen(w)) })).toMatchObject({ code: 'invalid' });
  }
  const value = JSON.stringify({ guardian: ['email'], student: [] });
  const row = { key: 'acceptance', value, updated_at: w.clock.now().toISOString() };
  await w.service.store.write((db) => db.insertInto('setting').values(row).execute());
  const { guardianId } = w.cast.claire;
  const values = { email: 'claire@ailleurs.fr' };
  await w.family.call('changeRequests.request', { guardianId, values, password: CAST_PASSWORDS.family });
  expect((await w.staff.call('validations.list', {})).rows).toMatchObject([{ what: 'E-mail' }]);
});

test('only an administrator says what is let through', async () => {
  const w = await aWorld();
  for (const login of ['marc', 'nadia', 'hugo'])
    expect(
      await (await w.signInStaff(login)).refused('changeRequests.saveAcceptance', { guardian: ['city'], student: [], version: '' }),
    ).toMatchObject({
      code: 'not-allowed',
    });
});

const seen = async (w: World) => ({ version: (await w.staff.call('changeRequests.acceptance', {})).version });

const allow = async (w: World, fields: { guardian?: string[]; student?: string[] }) =>
  w.staff.call('changeRequests.saveAcceptance', { guardian: [], student: [], ...fields, ...(await seen(w)) });

const ask = (w: World, values: Record<string, string>) =>
  w.family.call('changeRequests.request', { guardianId: w.cast.claire.guardianId, values });
