import { describe, expect, test } from 'vitest';
import { CAST_PASSWORDS } from '../../db/demo/cast.ts';
import { aWorld, type World } from '../helpers/world.ts';

test('a decision is taken back: the sheet says again what it said, the request waits, and the family is told in one e-mail', async () => {
  const w = await aWorld();
  const id = await aDecision(w, { phoneMobile: '06 39 98 45 99', addressLine: '12 rue des Luthiers' });
  expect(await w.mails()).toHaveLength(2);
  const seen = await w.staff.call('changeRequests.get', { id });
  expect(seen).toMatchObject({ state: 'decided', undoRefusal: null });

  w.clock.pass(5);
  const { mailTo } = await w.staff.call('changeRequests.undo', { id, version: seen.version });
  expect(mailTo).toEqual(['claire.bernard@exemple.fr']);
  const again = await w.staff.call('changeRequests.get', { id });
  expect(again).toMatchObject({ state: 'pending', version: seen.version + 1, decidedBy: null, updatedAt: again.createdAt });
  expect(again.fields).toMatchObject([
    { field: 'addressLine', now: '3 place du Marché', decision: 'pending', reason: null },
    { field: 'phoneMobile', now: '+33639984578', decision: 'pending', decided: null },
  ]);
  const [, , told] = await w.mails();
  expect(told?.subject).toBe('Réponse annulée\u00a0: votre demande n°\u00a02026-0001');
  expect(told?.text).toContain('votre fiche est revenue à ce qu’elle était');
  const { rows } = await w.staff.call('history.list', { familyId: w.cast.claire.familyId, search: 'annulé' });
  expect(rows.map((line) => `${line.actorName} ${line.sentence}`)).toEqual([
    'Sonia Marchand a annulé la décision sur la demande 2026-0001',
    'Claire Bernard a envoyé la demande 2026-0001 : adresse et téléphone portable',
  ]);

  // decided anew, it writes anew
  await accept(w, id);
  expect((await w.mails()).at(-1)?.subject).toBe('Réponse à votre demande n°\u00a02026-0001');
});

test('an answer that has not left yet does not leave', async () => {
  const w = await aWorld();
  const id = await aRequest(w, { phoneMobile: '06 39 98 45 99' });
  await w.mails();
  await w.service.sender.stop();
  await accept(w, id);
  expect(await undo(w, id)).toEqual({ mailTo: [] });
  const { rows } = await w.staff.call('messages.list', { familyId: w.cast.claire.familyId });
  expect(rows.map(({ kind, state }) => `${kind} ${state}`)).toEqual(['change-request.decided cancelled', 'change-request.received sent']);
});

test('what stood on the sheet when it was decided comes back, not what the family had seen', async () => {
  const w = await aWorld();
  const id = await aRequest(w, { city: 'Meylan' });
  await w.staff.call('families.editGuardian', { guardianId: w.cast.claire.guardianId, version: 1, values: { city: 'Échirolles' } });
  await accept(w, id);
  await undo(w, id);
  const { fields } = await w.staff.call('changeRequests.get', { id });
  expect(fields).toMatchObject([{ before: 'Grenoble', now: 'Échirolles', movedSince: true }]);
});

test('a new address is given back too: the one that had it is told, and the temporary passwords sent there are void', async () => {
  const w = await aWorld();
  await w.family.call('changeRequests.request', {
    guardianId: w.cast.claire.guardianId,
    values: { email: 'claire@ailleurs.fr' },
    password: CAST_PASSWORDS.family,
  });
  const id = (await w.staff.call('validations.list', {})).rows[0]?.id ?? '';
  await accept(w, id);
  await w.mails();
  const { mailTo } = await undo(w, id);
  expect(mailTo.sort()).toEqual(['claire.bernard@exemple.fr', 'claire@ailleurs.fr']);
  expect((await w.staff.call('changeRequests.get', { id })).recipients).toEqual(['claire.bernard@exemple.fr']);
});

describe('a decision stands', () => {
  test('once the sheet has changed where it wrote', async () => {
    const w = await aWorld();
    const id = await aDecision(w, { city: 'Meylan' });
    await w.staff.call('families.editGuardian', { guardianId: w.cast.claire.guardianId, version: 2, values: { city: 'Échirolles' } });
    const message = '«\u00a0Ville\u00a0» a changé sur la fiche depuis cette décision\u00a0: corrigez la fiche directement.';
    expect((await w.staff.call('changeRequests.get', { id })).undoRefusal).toBe(message);
    expect(await refusedUndo(w, id)).toMatchObject({ code: 'conflict', message });
  });

  test('once the family has asked for something else', async () => {
    const w = await aWorld();
    const id = await aDecision(w, { city: 'Meylan' });
    w.clock.pass(1);
    await ask(w, { phoneMobile: '06 39 98 45 99' });
    expect(await refusedUndo(w, id)).toMatchObject({ code: 'conflict', message: expect.stringContaining('une autre demande depuis') });
  });

  test('after a day', async () => {
    const w = await aWorld();
    const id = await aDecision(w, { city: 'Meylan' });
    w.clock.pass(24 * 60);
    const marc = await w.signInStaff('marc');
    expect((await marc.call('changeRequests.get', { id })).undoRefusal).toBeNull();
    w.clock.pass(1);
    expect(await refusedUndo({ ...w, staff: marc }, id)).toMatchObject({ message: expect.stringContaining('pendant 24 heures') });
  });

  test('when somebody else has undone it first, or decided it anew', async () => {
    const w = await aWorld();
    const id = await aDecision(w, { city: 'Meylan' });
    const { version } = await w.staff.call('changeRequests.get', { id });
    const marc = await w.signInStaff('marc');
    await w.staff.call('changeRequests.undo', { id, version });
    expect(await marc.refused('changeRequests.undo', { id, version })).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('a déjà été annulée'),
    });
    await accept(w, id);
    expect(await marc.refused('changeRequests.undo', { id, version })).toMatchObject({ message: expect.stringContaining('de nouveau') });
  });

  test('for a family, for accounting and for whoever only reads', async () => {
    const w = await aWorld();
    const id = await aDecision(w, { city: 'Meylan' });
    const { version } = await w.staff.call('changeRequests.get', { id });
    for (const login of ['nadia', 'hugo'])
      expect(await (await w.signInStaff(login)).refused('changeRequests.undo', { id, version })).toMatchObject({ code: 'not-allowed' });
    expect(await w.family.refused('changeRequests.undo', { id, version })).toMatchObject({ code: 'expired' });
  });
});

test('while the office takes its answer back, the family sees its request wait again and may withdraw it', async () => {
  const w = await aWorld();
  const id = await aDecision(w, { city: 'Meylan' });
  await undo(w, id);
  const { guardians } = await w.family.call('changeRequests.sheet', {});
  expect(guardians[0]).toMatchObject({ values: { city: 'Grenoble' }, pending: { id, values: { city: 'Meylan' } }, answered: null });
  await w.family.call('changeRequests.withdraw', { id });
  expect(await refusedUndo(w, id)).toMatchObject({ message: expect.stringContaining('a retiré cette demande') });
});

const ask = (w: World, values: Record<string, string>) =>
  w.family.call('changeRequests.request', { guardianId: w.cast.claire.guardianId, values });

async function aRequest(w: World, values: Record<string, string>): Promise<string> {
  await ask(w, values);
  return (await w.staff.call('validations.list', {})).rows[0]?.id ?? '';
}

async function accept(w: World, id: string): Promise<void> {
  const { version, fields } = await w.staff.call('changeRequests.get', { id });
  await w.staff.call('changeRequests.decide', { id, version, decisions: fields.map(({ field }) => ({ field, decision: 'accepted' })) });
}

/** The address refused, everything else accepted. */
async function aDecision(w: World, values: Record<string, string>): Promise<string> {
  const id = await aRequest(w, values);
  const { version, fields } = await w.staff.call('changeRequests.get', { id });
  const decisions = fields.map(({ field }) =>
    field === 'addressLine' ? { field, decision: 'refused' as const, reason: 'Illisible.' } : { field, decision: 'accepted' as const },
  );
  await w.staff.call('changeRequests.decide', { id, version, decisions });
  return id;
}

const versionOf = async (w: World, id: string) => (await w.staff.call('changeRequests.get', { id })).version;
const undo = async (w: World, id: string) => w.staff.call('changeRequests.undo', { id, version: await versionOf(w, id) });
const refusedUndo = async (w: World, id: string) => w.staff.refused('changeRequests.undo', { id, version: await versionOf(w, id) });
