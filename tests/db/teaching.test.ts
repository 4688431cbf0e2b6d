import { expect, test } from 'vitest';
import { absencesOf, evaluationsOf, lessonsOf } from '../../db/follow-up.ts';
import { coTeachersOf, enrolmentsOf, slotsOf } from '../../db/teaching.ts';
import { plansOf } from '../helpers/plans.ts';

test('a student’s courses cost the same in a large school: every table is searched from the student, none walked through', async () => {
  const tables = await plansOf(async (db) => {
    await enrolmentsOf(db, 'family', 'student');
    await slotsOf(db, 'student');
    await coTeachersOf(db, 'student');
    await lessonsOf(db, 'enrolment');
    await evaluationsOf(db, 'enrolment', '2026-11-20T08:00:00.000Z');
    await absencesOf(db, 'enrolment');
  });
  expect(tables.length).toBeGreaterThan(30);
  expect(tables.filter((line) => line.startsWith('SCAN') || /course_year|school_year_one_current/.test(line))).toEqual([]);
});
