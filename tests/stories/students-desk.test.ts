import { describe, expect, test } from 'vitest';
import { aWorld, type World } from '../helpers/world.ts';

const fileOf = (w: World, id: string) => w.staff.call('families.get', { id });

async function leo() {
  const w = await aWorld();
  const familyId = w.cast.claire.familyId;
  const studentId = w.cast.claire.students.Léo ?? '';
  const now = async () => {
    const student = (await fileOf(w, familyId)).students.find(({ id }) => id === studentId);
    if (!student) throw new Error('Léo is gone');
    return student;
  };
  return { w, familyId, studentId, now };
}

/** Nothing of the student waits for staff any more. */
const settle = (w: World, studentId: string) =>
  w.service.store.write(async (db) => {
    await db.updateTable('document').set({ state: 'accepted' }).where('student_id', '=', studentId).where('state', '=', 'given').execute();
    await db
      .updateTable('re_enrolment')
      .set({ state: 'validated' })
      .where('student_id', '=', studentId)
      .where('state', '=', 'submitted')
      .execute();
  });

describe('a new student', () => {
  test('comes into a family with the sheet that is known, and is found at once', async () => {
    const { w, familyId } = await leo();
    await w.staff.call('students.create', {
      familyId,
      values: { lastName: 'Bernard', firstName: 'Noé', birthDate: '3/2/2018', instrumentOwned: '1', phone: '06 39 98 11 22' },
    });
    const noe = (await fileOf(w, familyId)).students.find(({ values }) => values.firstName === 'Noé');
    expect(noe?.values).toMatchObject({ birthDate: '2018-02-03', instrumentOwned: '1', phone: '+33639981122', birthPlace: null });
    expect((await w.staff.call('families.list', { search: 'noe bernard' })).total).toBe(1);
    const { rows } = await w.staff.call('history.list', { familyId });
    expect(rows[0]?.sentence).toBe('a ajouté l’élève Noé Bernard');
  });

  test('is refused beside the fields that are missing or wrong', async () => {
    const { w, familyId } = await leo();
    const refusal = await w.staff.refused('students.create', { familyId, values: { lastName: 'Bernard', birthDate: '2031-01-01' } });
    expect(refusal.fields).toEqual({
      'values.firstName': 'Ce champ est à remplir.',
      'values.birthDate': expect.stringContaining('futur'),
    });
    expect((await w.staff.refused('students.create', { familyId: crypto.randomUUID(), values: {} })).code).toBe('not-found');
  });
});

describe('a sheet', () => {
  test('is changed by staff under the family’s own rules; who saw an older one is told', async () => {
    const { w, familyId, studentId, now } = await leo();
    const { version } = await now();
    await w.staff.call('students.edit', { studentId, version, values: { schoolClass: ' 6e  B ', lastName: 'Bernard' } });
    expect((await now()).values.schoolClass).toBe('6e B');
    const late = await w.staff.refused('students.edit', { studentId, version, values: { schoolClass: '5e' } });
    expect(late).toMatchObject({ code: 'conflict', message: expect.stringContaining('Sonia Marchand') });
    const wrong = await w.staff.refused('students.edit', { studentId, version: version + 1, values: { lastName: '', phone: '12' } });
    expect(Object.keys(wrong.fields ?? {}).sort()).toEqual(['values.lastName', 'values.phone']);
    const { rows } = await w.staff.call('history.list', { familyId });
    expect(rows[0]?.sentence).toBe('a modifié la fiche de Léo Bernard : classe');
  });

  test('says what the family asks for and waits for an answer', async () => {
    const { w, studentId, now } = await leo();
    await w.family.call('changeRequests.request', { studentId, values: { schoolClass: '6e' } });
    expect((await now()).pending).toMatchObject({ number: '2026-0001', values: { schoolClass: '6e' } });
  });
});

describe('a student who leaves', () => {
  test('is archived once the courses were read, leaves the extranet, and comes back', async () => {
    const { w, studentId, now } = await leo();
    await settle(w, studentId);
    const warned = await w.staff.refused('students.archive', { studentId, version: (await now()).version });
    expect(warned).toMatchObject({ code: 'conflict', fields: { despite: expect.stringContaining('Piano') } });
    await w.staff.call('students.archive', { studentId, version: (await now()).version, despite: true });
    expect((await w.family.call('students.list', {})).map(({ name }) => name)).toEqual(['Jeanne Bernard']);
    expect((await now()).archivedAt).not.toBeNull();
    await w.staff.call('students.restore', { studentId, version: (await now()).version });
    expect(await w.family.call('students.list', {})).toHaveLength(2);
  });

  test('not while something of the student waits for staff', async () => {
    const { w, studentId, now } = await leo();
    await w.family.call('changeRequests.request', { studentId, values: { schoolClass: '6e' } });
    const refusal = await w.staff.refused('students.archive', { studentId, version: (await now()).version, despite: true });
    expect(refusal).toMatchObject({ code: 'conflict', message: expect.stringContaining('décidez') });
  });
});

describe('a student of another household now', () => {
  test('takes sheet, courses and papers along; what was invoiced stays', async () => {
    const { w, familyId, studentId, now } = await leo();
    const paulFamily = w.cast.paul.familyId;
    const before = await w.staff.call('families.balance', { id: familyId });
    await w.staff.call('students.move', { studentId, version: (await now()).version, familyId: paulFamily });
    const moved = (await fileOf(w, paulFamily)).students.find(({ id }) => id === studentId);
    expect(moved).toMatchObject({ courses: ['Piano 2C1'], values: { firstName: 'Léo' } });
    expect(await w.staff.call('families.balance', { id: familyId })).toEqual(before);
    expect((await w.family.refused('students.frame', { id: studentId })).code).toBe('not-found');
    expect((await w.staff.call('families.list', { search: 'leo roussel' })).total).toBe(1);
  });

  test('is no longer told to the parent who asked, when a decision is taken back and taken anew', async () => {
    const { w, studentId, now } = await leo();
    await w.family.call('changeRequests.request', { studentId, values: { schoolClass: '6e' } });
    const id = (await w.family.call('changeRequests.studentSheet', { id: studentId })).pending?.id ?? '';
    const decide = (version: number) =>
      w.staff.call('changeRequests.decide', { id, version, decisions: [{ field: 'schoolClass', decision: 'accepted' }] });
    expect((await decide(1)).mailTo).toEqual(['claire.bernard@exemple.fr']);
    await w.staff.call('students.move', { studentId, version: (await now()).version, familyId: w.cast.paul.familyId });
    await w.staff.call('changeRequests.undo', { id, version: 1 });
    expect((await decide(2)).mailTo).toEqual([]);
  });

  test('not to another site, nor while a request about the student waits', async () => {
    const { w, studentId, now } = await leo();
    const toAlpes = { studentId, version: (await now()).version, familyId: w.cast.alice.familyId };
    expect((await w.staff.refused('students.move', toAlpes)).message).toContain('autre site');
    await w.family.call('changeRequests.request', { studentId, values: { schoolClass: '6e' } });
    const toPaul = { studentId, version: (await now()).version, familyId: w.cast.paul.familyId };
    expect((await w.staff.refused('students.move', toPaul)).message).toContain('décidez-la');
  });
});

test('accounting and read-only staff look, and change no student', async () => {
  const { w, familyId, studentId, now } = await leo();
  const { version } = await now();
  for (const login of [w.cast.staff.nadia.login, w.cast.staff.hugo.login]) {
    const person = await w.signInStaff(login);
    const refusals = [
      await person.refused('students.create', { familyId, values: {} }),
      await person.refused('students.edit', { studentId, version, values: {} }),
      await person.refused('students.archive', { studentId, version }),
      await person.refused('students.restore', { studentId, version }),
      await person.refused('students.move', { studentId, version, familyId: w.cast.paul.familyId }),
    ];
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['not-allowed']));
  }
});
