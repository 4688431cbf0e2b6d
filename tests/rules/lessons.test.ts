import { expect, test } from 'vitest';
import { attendanceOf, isToCome, type LessonFacts, turnOf } from '../../shared/rules/lessons.ts';

const TODAY = '2026-11-20';
const lesson = (facts: Partial<LessonFacts>): LessonFacts => ({ heldOn: TODAY, state: 'planned', noted: null, absence: false, ...facts });
const statusOf = (facts: Partial<LessonFacts>) => attendanceOf(lesson(facts), TODAY);

test('a lesson of today is to come until something is said of it', () => {
  expect(statusOf({})).toEqual({ attendance: 'planned', status: 'Prévue' });
  expect(isToCome({ heldOn: TODAY, attendance: 'planned' }, TODAY)).toBe(true);
  expect(statusOf({ noted: { status: 'Présent', absent: false, justified: false } })).toEqual({ attendance: 'present', status: 'Présent' });
  expect(isToCome({ heldOn: TODAY, attendance: 'present' }, TODAY)).toBe(false);
});

test('nobody is said to have been there of whom nothing was noted', () => {
  expect(statusOf({ heldOn: '2026-11-19' })).toEqual({ attendance: 'unknown', status: 'Présence non saisie' });
  expect(statusOf({ state: 'held' })).toEqual({ attendance: 'unknown', status: 'Présence non saisie' });
});

test('an absence shows where the roll was not called, and is announced before the day', () => {
  expect(statusOf({ state: 'held', absence: true })).toEqual({ attendance: 'absent', status: 'Absent' });
  expect(statusOf({ heldOn: '2026-12-04', absence: true })).toEqual({ attendance: 'planned', status: 'Prévue, absence annoncée' });
});

test('an excused pupil is not an absent one, and a cancelled lesson is neither', () => {
  expect(statusOf({ state: 'held', noted: { status: 'Excusé', absent: true, justified: true } }).attendance).toBe('excused');
  expect(statusOf({ state: 'cancelled', noted: { status: 'Absent', absent: true, justified: false } })).toEqual({
    attendance: 'cancelled',
    status: 'Annulée',
  });
  expect(isToCome({ heldOn: '2026-11-19', attendance: 'cancelled' }, TODAY)).toBe(false);
  expect(isToCome({ heldOn: '2026-11-27', attendance: 'cancelled' }, TODAY)).toBe(true);
});

test('a pupil is taken at the usual turn, unless another was noted or the lesson was moved', () => {
  const usual = { time: '14:30', minutes: 30 };
  const none = { time: null, minutes: null };
  expect(turnOf({ startsAt: '14:00', minutes: 240, noted: none, usual })).toEqual({ passageTime: '14:30', minutes: 30 });
  expect(turnOf({ startsAt: '14:00', minutes: 240, noted: { time: '15:00', minutes: 20 }, usual })).toEqual({
    passageTime: '15:00',
    minutes: 20,
  });
  expect(turnOf({ startsAt: '18:00', minutes: 60, noted: none, usual })).toEqual({ passageTime: '18:00', minutes: 30 });
  expect(turnOf({ startsAt: '17:15', minutes: 75, noted: none, usual: none })).toEqual({ passageTime: '17:15', minutes: 75 });
  expect(turnOf({ startsAt: null, minutes: null, noted: none, usual: none })).toEqual({ passageTime: null, minutes: null });
});
