import { expect, test } from 'vitest';
import { sentenceOf } from '../../main/service/features/history/sentences.ts';
import { aWorld } from '../helpers/world.ts';

test('the history names who, when and what in plain French, and holds no value of a sheet', async () => {
  const w = await aWorld();
  const { guardianId, familyId } = w.cast.claire;
  await w.staff.call('families.editGuardian', {
    guardianId,
    version: 1,
    values: { addressLine: '77 rue Secrète', phoneHome: '04 65 71 77 77' },
  });
  await w.family.call('changeRequests.request', { guardianId, values: { city: 'Meylan-la-Secrète' } });
  const { rows } = await w.staff.call('history.list', { familyId, pageSize: 2 });
  expect(rows).toMatchObject([
    { actorKind: 'family', actorName: 'Claire Bernard', sentence: 'a envoyé la demande 2026-0001 : ville', familyName: 'Bernard' },
    {
      actorKind: 'staff',
      actorName: 'Sonia Marchand',
      sentence: 'a modifié la fiche : adresse et téléphone fixe',
      at: w.clock.now().toISOString(),
    },
  ]);
  const stored = await w.service.store.read.selectFrom('history').selectAll().execute();
  // ids and hashes are drawn at random: what people typed could only stand in these two
  expect(JSON.stringify(stored.map(({ actor_name, details }) => [actor_name, details]))).not.toMatch(/Secrète|7777|77 77/);
});

test('one family’s history leaves out the others', async () => {
  const w = await aWorld();
  await w.staff.call('families.editGuardian', { guardianId: w.cast.claire.guardianId, version: 1, values: { city: 'Meylan' } });
  const { rows } = await w.staff.call('history.list', { familyId: w.cast.ines.familyId });
  expect(rows.filter((line) => line.familyId !== w.cast.ines.familyId)).toEqual([]);
});

test('staff find a line by who acted, by what was done or by the family, whatever the accents', async () => {
  const w = await aWorld();
  await (await w.signInFamily(w.cast.ines)).call('changeRequests.request', {
    guardianId: w.cast.ines.guardianId,
    values: { city: 'Meylan' },
  });
  await w.staff.call('families.editGuardian', { guardianId: w.cast.claire.guardianId, version: 1, values: { city: 'Meylan' } });
  const found = async (search: string) => (await w.staff.call('history.list', { search })).rows.map((line) => line.verb);
  expect(await found('modifie fiche')).toEqual(['families.editGuardian']);
  expect(await found('SONIA bernard')).toEqual(['families.editGuardian']);
  expect(await found('ines envoye')).toEqual(['changeRequests.request']);
  expect(await found('2026-0001')).toEqual(['changeRequests.request']);
  expect(await found('personne de ce nom')).toEqual([]);
});

test('a line altered behind the program’s back is seen', async () => {
  const w = await aWorld();
  await w.staff.call('families.editGuardian', { guardianId: w.cast.claire.guardianId, version: 1, values: { city: 'Meylan' } });
  expect((await w.staff.call('history.list', {})).chainIntact).toBe(true);
  await w.service.store.write(async (db) => {
    const { sql } = await import('kysely');
    await sql`DROP TRIGGER history_is_not_rewritten`.execute(db as never);
    await db.updateTable('history').set({ actor_name: 'Quelqu’un d’autre' }).where('verb', '=', 'families.editGuardian').execute();
  });
  expect((await w.staff.call('history.list', {})).chainIntact).toBe(false);
});

test('every verb that leaves a line has a sentence, and an unknown one is shown by its name', () => {
  expect(sentenceOf('changeRequests.decide', '{"number":"2026-0412","decisions":{"phoneMobile":"accepted","addressLine":"refused"}}')).toBe(
    'a décidé la demande 2026-0412 : adresse refusée, téléphone portable accepté',
  );
  expect(sentenceOf('families.create', '{"number":"00042","students":0}')).toBe('a créé la famille 00042');
  // of nobody is it known whether to write « connecté » or « connectée »
  expect(sentenceOf('accounts.signIn', '{}')).toBe('a ouvert une session sur l’extranet');
  expect(sentenceOf('campaigns.open', '{}'), 'a line of before').toBe('a ouvert la campagne de réinscription');
  expect(sentenceOf('one.day', '{}')).toBe('one.day');
});

test('only staff read it', async () => {
  const w = await aWorld();
  expect(await w.family.refused('history.list', {})).toMatchObject({ code: 'expired' });
});
