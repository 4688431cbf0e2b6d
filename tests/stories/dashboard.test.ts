import { expect, test } from 'vitest';
import { documentsWaiting, reEnrolmentsWaiting } from '../helpers/queue.ts';
import { aPicture } from '../helpers/some-files.ts';
import { tick } from '../helpers/tick.ts';
import { aWorld, type World } from '../helpers/world.ts';

test('the dashboard says of every kind how much waits for the office and since when', async () => {
  const w = await aWorld();
  const leo = w.cast.claire.students.Léo ?? '';
  const at = () => w.clock.now().toISOString();
  expect(await waiting(w)).toEqual([]);

  await tick(w.family, leo);
  expect(await waiting(w), 'a draft waits for the family').toEqual([]);
  const photo = await givePhoto(w, leo);
  const givenAt = at();
  w.clock.pass(4);
  const { campaign, version } = await w.family.call('reEnrolments.form', { studentId: leo });
  await w.family.call('reEnrolments.send', { studentId: leo, campaignId: campaign.id, version });
  const sentAt = at();
  w.clock.pass(4);
  await w.family.call('changeRequests.request', { studentId: leo, values: { schoolName: 'Collège Fantin-Latour' } });
  expect(await waiting(w)).toEqual([
    { kind: 'student', label: 'Identité élève', count: 1, oldestAt: at() },
    { kind: 're-enrolment', label: 'Réinscription', count: 1, oldestAt: sentAt },
    { kind: 'document', label: 'Pièce déposée', count: 1, oldestAt: givenAt },
  ]);

  const [asked] = await reEnrolmentsWaiting(w);
  const { id = '', version: seen = 0 } = asked ?? {};
  await w.staff.call('reEnrolments.decide', { id, version: seen, decision: 'to-complete', reason: 'Il manque un vœu.' });
  const given = (await documentsWaiting(w)).find((row) => row.id === photo);
  await w.staff.call('documents.decide', { id: photo, version: given?.version ?? 0, decision: { decision: 'accepted' } });
  expect((await waiting(w)).map(({ kind }) => kind)).toEqual(['student']);

  const [, other = ''] = Object.values(w.cast.claire.students);
  await w.family.call('changeRequests.request', { studentId: other, values: { schoolName: 'Collège Fantin-Latour' } });
  expect((await waiting(w)).map(({ count, label }) => `${count} ${label}`)).toEqual(['2 Identités élève']);
});

const waiting = async (w: World) => (await w.staff.call('office.dashboard', {})).waiting;

async function givePhoto({ family }: World, studentId: string): Promise<string> {
  const { student } = await family.call('documents.ofStudent', { studentId });
  const requirementId = student.find(({ name }) => name === 'Photo d’identité')?.requirementId ?? '';
  const files = [{ name: 'léo.jpg', bytes: await aPicture() }];
  const { id } = await family.call('documents.give', { studentId, requirementId, files });
  await family.call('documents.examined', { id });
  return id;
}
