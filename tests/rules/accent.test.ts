import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accentOf, accentsFrom, contrastOf, LEAST_CONTRAST } from '../../shared/rules/accent.ts';

test('a colour that reads well stays as it was chosen, one that does not is darkened by day and lightened by night', () => {
  expect(accentsFrom('#1b3a5c').day.ink).toBe('#1b3a5c');
  const { day, night } = accentsFrom('#ffe600');
  expect(day.ink).not.toBe('#ffe600');
  expect(contrastOf(day.ink, '#ffffff')).toBeGreaterThanOrEqual(LEAST_CONTRAST);
  expect(night.ink).toBe('#ffe600');
});

test('whatever is chosen, ink reads on paper, on sunken paper and on its own wash, by day and by night', () => {
  const channel = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(channel, channel, channel, (r, g, b) => {
      const { day, night } = accentsFrom(`#${[r, g, b].map((c) => c.toString(16).padStart(2, '0')).join('')}`);
      for (const ground of ['#ffffff', '#fbfaf8', '#f3f0eb', day.inkWash]) expect(contrastOf(day.ink, ground)).toBeGreaterThanOrEqual(4.5);
      for (const ground of ['#1e2227', '#15181c', '#10202f', night.inkWash])
        expect(contrastOf(night.ink, ground)).toBeGreaterThanOrEqual(4.5);
      // white on a filled button, also while the pointer is on it
      expect(contrastOf(day.inkDeep, '#ffffff')).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(night.inkDeep, '#10202f')).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 2000 },
  );
});

test('a colour is typed with or without its hash, in capitals or not', () => {
  expect(['A84A17', ' #a84a17 ', '#A84A17'].map(accentOf)).toEqual(['#a84a17', '#a84a17', '#a84a17']);
  expect(['rouge', '#fff', '#a84a1', 'a84a17;}', ''].map(accentOf)).toEqual([null, null, null, null, null]);
});
