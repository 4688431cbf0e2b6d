import { expect, test } from 'vitest';
import { GIVEN_REASONS } from '../../shared/rules/reasons.ts';
import { aWorld, type World } from '../helpers/world.ts';

const NEW = { name: 'Sans justificatif', sentence: 'Merci de joindre un justificatif.' };

test('the office writes its own reasons, in its order; what it no longer offers is not lost from what was refused', async () => {
  const w = await aWorld();
  expect((await list(w)).rows).toEqual([]);
  const given = GIVEN_REASONS['change-request'].map((reason) => ({ ...reason }));
  await save(w, given);
  const { rows } = await list(w);
  expect(rows.map(({ name }) => name)).toEqual(['Justificatif', 'Illisible', 'Incohérent']);

  // one is changed, one is new and comes first, one is left out
  const [first, second] = rows;
  if (!first || !second) throw new Error('the reasons are missing');
  await save(w, [NEW, second, { ...first, name: 'Domicile' }]);
  expect((await list(w)).rows).toMatchObject([NEW, { id: second.id }, { id: first.id, name: 'Domicile' }]);
  expect((await w.staff.call('history.list', { search: 'motifs' })).rows[0]?.sentence).toBe('a modifié les motifs de refus tout prêts');
  expect((await w.staff.call('reasons.list', { subject: 'document' })).rows).toEqual([]);
});

test('of two people who change them, the second is told', async () => {
  const w = await aWorld();
  const { mark } = await list(w);
  await save(w, [NEW]);
  const marc = await w.signInStaff('marc');
  expect(await marc.refused('reasons.save', { subject: 'change-request', mark, rows: [] })).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('relisez-les'),
  });
});

test('a reason without words, a name that is taken and a reason of another list are refused beside their field', async () => {
  const w = await aWorld();
  const { mark } = await list(w);
  const rows = [NEW, { name: 'SANS JUSTIFICATIF', sentence: 'Autre.' }];
  expect(await w.staff.refused('reasons.save', { subject: 'change-request', mark, rows })).toMatchObject({
    fields: { 'rows.1.name': expect.stringContaining('déjà pris') },
  });
  const empty = [{ name: 'Vide', sentence: '  ' }];
  expect(await w.staff.refused('reasons.save', { subject: 'change-request', mark, rows: empty })).toMatchObject({
    fields: { 'rows.0.sentence': expect.stringContaining('la famille le lira') },
  });
  await save(w, [NEW]);
  const other = { ...NEW, id: (await list(w)).rows[0]?.id };
  const documents = await w.staff.call('reasons.list', { subject: 'document' });
  expect(await w.staff.refused('reasons.save', { subject: 'document', mark: documents.mark, rows: [other] })).toMatchObject({
    code: 'not-found',
  });
});

test('accounting and whoever only reads see them, and do not change them', async () => {
  const w = await aWorld();
  for (const login of ['nadia', 'hugo']) {
    const person = await w.signInStaff(login);
    const { mark } = await person.call('reasons.list', { subject: 'document' });
    expect(await person.refused('reasons.save', { subject: 'document', mark, rows: [] })).toMatchObject({ code: 'not-allowed' });
  }
  expect(await w.family.refused('reasons.list', { subject: 'document' })).toMatchObject({ code: 'expired' });
});

const list = (w: World) => w.staff.call('reasons.list', { subject: 'change-request' });

async function save(w: World, rows: { id?: string; name: string; sentence: string }[]): Promise<void> {
  const { mark } = await list(w);
  await w.staff.call('reasons.save', { subject: 'change-request', mark, rows });
}
