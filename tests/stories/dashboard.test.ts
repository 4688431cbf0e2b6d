import { expect, test } from 'vitest';
import { newId } from '../../shared/ids.ts';
import { aPicture } from '../helpers/some-files.ts';
import { tick } from '../helpers/tick.ts';
import { aWorld, type World } from '../helpers/world.ts';

test('the dashboard says of every kind how much waits for the office and since when, whether or not it has a screen yet', async () => {
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

  const { id = '' } = (await w.staff.call('reEnrolments.list', {})).rows[0] ?? {};
  const { version: seen } = await w.staff.call('reEnrolments.get', { id });
  await w.staff.call('reEnrolments.decide', { id, version: seen, decision: 'to-complete', reason: 'Il manque un vœu.' });
  const given = (await w.staff.call('documents.list', {})).rows.find((row) => row.id === photo);
  await w.staff.call('documents.decide', { id: photo, version: given?.version ?? 0, decision: { decision: 'accepted' } });
  expect((await waiting(w)).map(({ kind }) => kind)).toEqual(['student']);
});

test('what a family says is no concern of its own waits for the office too', async () => {
  const w = await aWorld();
  const { Léo = '' } = w.cast.claire.students;
  const at = w.clock.now().toISOString();
  await w.service.store.write(async (db) => {
    const { id } = await db.selectFrom('required_document').select('id').where('scope', '=', 'student').limit(1).executeTakeFirstOrThrow();
    const about = { required_document_id: id, family_id: w.cast.claire.familyId, student_id: Léo, account_id: null, school_year_id: null };
    const said = { explanation: 'Léo ne monte pas sur scène.', reason: null, created_at: at, decided_at: null, decided_by: null };
    await db
      .insertInto('document_exemption')
      .values({ id: newId(), ...about, ...said })
      .execute();
  });
  expect(await waiting(w)).toEqual([{ kind: 'exemption', label: 'Pièce dite non concernée', count: 1, oldestAt: at }]);
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
