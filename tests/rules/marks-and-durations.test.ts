import { expect, test } from 'vitest';
import { formatMinutes, formatSeconds, saySeconds } from '../../shared/durations.ts';
import { formatCoefficient, formatHundredths, formatMark, sayMark } from '../../shared/marks.ts';

test('a mark is shown out of what it was given out of', () => {
  expect(formatMark(1575, 2000)).toBe('15,75\u00a0/\u00a020');
  expect(formatMark(1575, null)).toBe('15,75');
  expect(formatMark(0, 2000)).toBe('0,00\u00a0/\u00a020');
  expect(sayMark(1575, 2000)).toBe('15,75 sur 20');
  expect(sayMark(900, null)).toBe('9,00');
});

test('hours keep their two figures, coefficients only those they need', () => {
  expect(formatHundredths(3400)).toBe('34,00');
  expect([100, 150, 25].map(formatCoefficient)).toEqual(['1', '1,5', '0,25']);
});

test('a lesson of an hour and a half lasts 01:30', () => {
  expect([90, 5, 600].map(formatMinutes)).toEqual(['01:30', '00:05', '10:00']);
});

test('a piece of ten minutes lasts 00:10, and the shortest still a minute', () => {
  expect([600, 140, 29, 3600].map(formatSeconds)).toEqual(['00:10', '00:02', '00:01', '01:00']);
});

test('a piece’s length is said to the second, without what is nought', () => {
  expect([140, 600, 4330, 45].map(saySeconds)).toEqual([
    '2\u00a0min 20\u00a0s',
    '10\u00a0min',
    '1\u00a0h 12\u00a0min 10\u00a0s',
    '45\u00a0s',
  ]);
});
