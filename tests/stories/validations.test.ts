import { expect, test } from 'vitest';
import { documentsWaiting } from '../helpers/queue.ts';
import { aPicture } from '../helpers/some-files.ts';
import { aWorld, type World } from '../helpers/world.ts';

test('all that families send waits in one queue, the oldest first, and each kind is counted', async () => {
  const w = await aWorld();
  const { guardianId, students } = w.cast.claire;
  const leo = students.Léo ?? '';
  await w.family.call('changeRequests.request', { guardianId, values: { phoneMobile: '06 39 98 45 99', city: 'Meylan' } });
  w.clock.pass(1);
  const { number } = await reEnrol(w, leo);
  w.clock.pass(1);
  const document = await givePhoto(w, leo);
  w.clock.pass(1);
  await w.family.call('changeRequests.request', { studentId: leo, values: { schoolName: 'Collège Olympe-de-Gouges' } });

  const all = await w.staff.call('validations.list', {});
  expect(all).toMatchObject({ total: 4, counts: { guardian: 1, student: 1, 're-enrolment': 1, document: 1 } });
  expect(all.rows.map(({ kind, who, what }) => `${kind} ${who}: ${what}`)).toEqual([
    'guardian Bernard, Claire: 2 champs',
    're-enrolment Bernard, Léo: Réinscription administrative',
    'document Bernard, Léo: Photo d’identité',
    'student Bernard, Léo: Établissement scolaire',
  ]);
  expect(all.rows[2]).toMatchObject({ id: document, number: null, familyId: w.cast.claire.familyId });

  // one kind, one word, one page
  const sheets = await w.staff.call('validations.list', { kind: 'student' });
  expect(sheets).toMatchObject({ total: 1, counts: all.counts, rows: [{ kind: 'student' }] });
  expect((await w.staff.call('validations.list', { search: `${number}` })).rows.map(({ kind }) => kind)).toEqual(['re-enrolment']);
  expect((await w.staff.call('validations.list', { search: 'BERNARD léo' })).total).toBe(4);
  expect(await w.staff.call('validations.list', { search: 'personne' })).toMatchObject({ total: 0, rows: [] });
  const pages = await Promise.all([0, 1].map((page) => w.staff.call('validations.list', { page, pageSize: 2 })));
  expect(pages.flatMap(({ rows }) => rows)).toEqual(all.rows);
  expect(await w.staff.call('validations.list', { siteId: all.rows[0]?.id ?? '' })).toMatchObject({ total: 0 });

  // what is decided leaves it
  const given = (await documentsWaiting(w))[0];
  await w.staff.call('documents.decide', { id: document, version: given?.version ?? 0, decision: { decision: 'accepted' } });
  expect((await w.staff.call('validations.list', {})).counts.document).toBe(0);
});

test('who may not read documents does not learn which ones wait, and a family reads no queue', async () => {
  const w = await aWorld();
  const { guardianId, students } = w.cast.claire;
  await reEnrol(w, students.Léo ?? '');
  await givePhoto(w, students.Léo ?? '');
  await w.family.call('changeRequests.request', { guardianId, values: { city: 'Meylan' } });
  for (const login of ['nadia', 'hugo']) {
    const queue = await (await w.signInStaff(login)).call('validations.list', {});
    expect(queue).toMatchObject({ total: 2, counts: { guardian: 1, 're-enrolment': 1, document: 0 } });
  }
  expect(await w.family.refused('validations.list', {})).toMatchObject({ code: 'expired' });
});

async function givePhoto({ family }: World, studentId: string): Promise<string> {
  const { student } = await family.call('documents.ofStudent', { studentId });
  const requirementId = student.find(({ name }) => name === 'Photo d’identité')?.requirementId ?? '';
  const files = [{ name: 'léo.jpg', bytes: await aPicture() }];
  const { id } = await family.call('documents.give', { studentId, requirementId, files });
  await family.call('documents.examined', { id });
  return id;
}

async function reEnrol({ family }: World, studentId: string): Promise<{ number: string }> {
  const { campaign, version } = await family.call('reEnrolments.form', { studentId });
  const place = { studentId, campaignId: campaign.id };
  const typed = { administrative: true, doesNotReEnrol: false, curricula: [], enrolments: [], wishes: [], requests: null };
  await family.call('reEnrolments.save', { ...place, version, purpose: 'send', typed });
  const form = await family.call('reEnrolments.form', { studentId });
  return family.call('reEnrolments.send', { ...place, version: form.version, draft: form.draft?.mark ?? null });
}
