import { expect, test } from 'vitest';
import { bulkItems, decidable, whatWillLeave } from '../../renderer/features/validations/many.ts';
import { aWorld, type World } from '../helpers/world.ts';

test('many requests are accepted as one job: what has moved or is stopped stays, each family is told, a late change is reported', async () => {
  const w = await aWorld();
  const [own, leo, jeanne] = await three(w);
  const { ids } = await w.staff.call('validations.select', {});
  expect(ids).toEqual([own, leo, jeanne]);
  await w.staff.call('families.editGuardian', { guardianId: w.cast.claire.guardianId, version: 1, values: { city: 'Échirolles' } });

  const { rows } = await w.staff.call('changeRequests.preview', { ids });
  const { taken, left } = decidable(rows, 'accepted');
  expect(left).toMatchObject([
    { id: own, moved: expect.stringContaining('« Ville » a changé'.replaceAll(' »', '\u00a0»').replace('« ', '«\u00a0')) },
  ]);
  expect(whatWillLeave(taken, 'accepted')).toBe('2 demandes (2 champs) seront acceptées. 2 e-mails partiront.');

  // meanwhile the family adds to one of them
  const items = bulkItems(taken, 'accepted', '');
  await ask(w, { studentId: w.cast.claire.students.Jeanne ?? '' }, { schoolClass: 'CM2', schoolName: 'École du Bourg' });
  const job = await run(w, 'Acceptation de 2 demandes', items);
  expect(job).toMatchObject({ state: 'done', done: 2, refused: 1 });
  expect(job.report).toMatchObject([{ label: taken[1]?.label, problem: expect.stringContaining('La famille a modifié sa demande') }]);
  expect((await w.staff.call('validations.select', {})).ids).toEqual([own, jeanne]);
  expect((await w.mails()).filter(({ subject }) => subject?.startsWith('Réponse')).length).toBe(1);
});

test('many requests are refused with one reason that each family reads', async () => {
  const w = await aWorld();
  await three(w);
  const { ids } = await w.staff.call('validations.select', { kind: 'student' });
  const { rows } = await w.staff.call('changeRequests.preview', { ids });
  const job = await run(w, 'Refus de 2 demandes', bulkItems(rows, 'refused', 'Merci de joindre un certificat.'));
  expect(job).toMatchObject({ done: 2, refused: 0 });
  const told = (await w.mails()).filter(({ subject }) => subject?.startsWith('Réponse'));
  expect(told.map(({ text }) => text?.includes('Merci de joindre un certificat.'))).toEqual([true, true]);
});

test('what a family disagrees on is left out of both', async () => {
  const w = await aWorld();
  const [own] = await three(w);
  const at = w.clock.now().toISOString();
  await w.service.store.write((db) =>
    db.updateTable('guardian').set({ disagreement_at: at }).where('id', '=', w.cast.claire.guardianId).execute(),
  );
  const { rows } = await w.staff.call('changeRequests.preview', { ids: [own] });
  expect(rows).toMatchObject([{ stopped: expect.stringContaining('désaccord') }]);
  expect(decidable(rows, 'refused').taken).toEqual([]);
});

const ask = (w: World, person: { guardianId?: string; studentId?: string }, values: Record<string, string>) =>
  w.family.call('changeRequests.request', { ...person, values });

async function three(w: World): Promise<[string, string, string]> {
  const { guardianId, students } = w.cast.claire;
  await ask(w, { guardianId }, { city: 'Meylan' });
  w.clock.pass(1);
  await ask(w, { studentId: students.Léo ?? '' }, { schoolClass: '6e' });
  w.clock.pass(1);
  await ask(w, { studentId: students.Jeanne ?? '' }, { schoolClass: 'CM2' });
  const [own = '', leo = '', jeanne = ''] = (await w.staff.call('validations.list', {})).rows.map(({ id }) => id);
  return [own, leo, jeanne];
}

async function run(w: World, label: string, items: ReturnType<typeof bulkItems>) {
  const { id } = await w.staff.call('jobs.start', { name: 'changeRequests.decide', label, items });
  await w.service.jobs.poke();
  return w.staff.call('jobs.get', { id });
}
