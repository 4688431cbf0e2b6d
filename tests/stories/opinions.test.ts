import { expect, test } from 'vitest';
import { newId } from '../../shared/ids.ts';
import { tick } from '../helpers/tick.ts';
import { aWorld, type World } from '../helpers/world.ts';

// What teachers think of their students' coming back, typed by the office course by course.

test('the office types the opinions of a course, finishes it in one go, and reads them where it decides', async () => {
  const w = await aWorld();
  const campaignId = await campaignOf(w);
  const leo = w.cast.claire.students.Léo ?? '';
  const [mine] = await courseOf(w, 'Bernard, Léo');
  if (!mine) throw new Error('Léo has no course');
  expect(mine).toMatchObject({ version: 0, opinion: null, comment: null, givenBy: null });
  expect(
    await w.staff.call('opinions.save', {
      campaignId,
      enrolmentId: mine.id,
      version: 0,
      opinion: 'unfavourable',
      comment: 'N’est plus venu depuis Noël.',
    }),
  ).toEqual({ version: 1 });
  expect((await courseOf(w, 'Bernard, Léo'))[0]).toMatchObject({
    opinion: 'unfavourable',
    comment: 'N’est plus venu depuis Noël.',
    givenBy: 'Sonia Marchand',
    givenAt: w.clock.now().toISOString(),
  });

  // where the re-enrolment is decided: it weighs, and nobody validates it by the dozen
  const sent = await send(w, leo);
  const file = await w.staff.call('reEnrolments.get', { id: sent });
  expect(file.facts.filter(({ kind }) => kind === 'opinion')[0]).toMatchObject({
    ok: false,
    label: `Avis, ${mine.course}`,
    detail: expect.stringMatching(/^Défavorable – N’est plus venu depuis Noël\./),
  });
  expect(file.warnings).toContain(`Avis défavorable en ${mine.course}.`);
  expect(
    (
      await w.staff.refused('reEnrolments.decide', {
        id: sent,
        version: file.version,
        decision: 'validated',
        reason: null,
        parts: [],
        unlessWarned: true,
      })
    ).message,
  ).toContain('Avis défavorable');
  // it is between staff: the family is not warned of it
  const form = await w.family.call('reEnrolments.form', { studentId: leo });
  expect(form.warnings.join(' ')).not.toContain('Avis');
  // accounting decides nothing of this and reads none of it
  const nadia = await w.signInStaff('nadia');
  expect(JSON.stringify(await nadia.call('reEnrolments.get', { id: sent }))).not.toContain('Noël');

  // the others of the course in one go, what stands stays
  const { courses } = await w.staff.call('opinions.courses', { campaignId });
  const course = courses.find(({ name, given }) => name === mine.course && given === 1);
  expect(course).toBeDefined();
  const { count } = await w.staff.call('opinions.favourRest', { campaignId, courseId: course?.id ?? '' });
  expect(count).toBe((course?.students ?? 0) - 1);
  const { rows } = await w.staff.call('opinions.list', { campaignId, courseId: course?.id ?? '' });
  expect(new Set(rows.map(({ studentName, opinion }) => `${studentName === 'Bernard, Léo'} ${opinion}`))).toEqual(
    new Set(['true unfavourable', ...(count > 0 ? ['false favourable'] : [])]),
  );
  expect(await w.staff.call('opinions.favourRest', { campaignId, courseId: course?.id ?? '' })).toEqual({ count: 0 });

  // or all the courses of a teacher at once
  const teacherId = courses.find((one) => one.id !== course?.id && one.teacherId && one.given < one.students)?.teacherId ?? '';
  const theirs = courses.filter((one) => one.teacherId === teacherId);
  const sum = (of: 'students' | 'given') =>
    theirs.reduce((all, one) => all + (one.id === course?.id && of === 'given' ? one.students : one[of]), 0);
  expect((await w.staff.call('opinions.list', { campaignId, teacherId })).total).toBe(sum('students'));
  expect((await w.staff.call('opinions.favourRest', { campaignId, teacherId })).count).toBe(sum('students') - sum('given'));
  const lines = (await w.staff.call('history.list', { familyId: w.cast.claire.familyId })).rows.map(({ sentence }) => sentence);
  expect(lines).toContain(`a noté l’avis de l’enseignant pour Léo Bernard (${mine.course})`);
});

test('two windows: the second is told who changed it, and what it typed is not kept; taken away, it is gone', async () => {
  const w = await aWorld();
  const marc = await w.signInStaff('marc');
  const campaignId = await campaignOf(w);
  const [mine] = await courseOf(w, 'Bernard, Léo');
  const save = { campaignId, enrolmentId: mine?.id ?? '', version: 0, opinion: 'favourable' as const, comment: null };
  await marc.call('opinions.save', save);
  expect(await w.staff.refused('opinions.save', { ...save, opinion: 'reserved' })).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('Marc'),
  });
  expect((await courseOf(w, 'Bernard, Léo'))[0]).toMatchObject({ opinion: 'favourable', version: 1 });
  expect(await w.staff.call('opinions.save', { ...save, version: 1, opinion: null })).toEqual({ version: 0 });
  expect((await courseOf(w, 'Bernard, Léo'))[0]).toMatchObject({ opinion: null, version: 0 });
});

test('it is refused without an opinion, for somebody who is not of the campaign’s site, for no campaign, and to whom decides nothing', async () => {
  const w = await aWorld();
  const campaignId = await campaignOf(w);
  const [mine] = await courseOf(w, 'Bernard, Léo');
  const save = { campaignId, enrolmentId: mine?.id ?? '', version: 0, opinion: 'reserved' as const, comment: null };
  expect((await w.staff.refused('opinions.save', { ...save, opinion: null, comment: 'Bien.' })).fields).toHaveProperty('opinion');
  expect((await w.staff.refused('opinions.save', { ...save, enrolmentId: newId() })).code).toBe('not-found');
  expect((await w.staff.refused('opinions.save', { ...save, campaignId: newId() })).code).toBe('not-found');
  expect((await w.staff.refused('opinions.courses', { campaignId: newId() })).code).toBe('not-found');
  // of everybody at once it is no opinion any more
  expect((await w.staff.refused('opinions.favourRest', { campaignId })).code).toBe('invalid');
  const hugo = await w.signInStaff('hugo');
  expect((await hugo.call('opinions.list', { campaignId })).total).toBeGreaterThan(0);
  expect((await hugo.refused('opinions.save', save)).code).toBe('not-allowed');
  const nadia = await w.signInStaff('nadia');
  expect((await nadia.refused('opinions.list', { campaignId })).code).toBe('not-allowed');
});

const campaignOf = async (w: World): Promise<string> => {
  const found = (await w.staff.call('campaigns.list', {})).find(({ siteId, phase }) => siteId === w.cast.claire.siteId && phase === 'open');
  if (!found) throw new Error('no campaign is open');
  return found.id;
};

/** The lines of one student. */
const courseOf = async (w: World, studentName: string) =>
  (await w.staff.call('opinions.list', { campaignId: await campaignOf(w), pageSize: 200 })).rows.filter(
    (row) => row.studentName === studentName,
  );

/** Léo's family asks for him to come back; gives the answer's id. */
async function send(w: World, studentId: string): Promise<string> {
  await tick(w.family, studentId);
  const { campaign, version } = await w.family.call('reEnrolments.form', { studentId });
  await w.family.call('reEnrolments.send', { studentId, campaignId: campaign.id, version });
  const row = await w.service.store.read
    .selectFrom('re_enrolment')
    .select('id')
    .where('student_id', '=', studentId)
    .where('state', '=', 'submitted')
    .executeTakeFirstOrThrow();
  return row.id;
}
