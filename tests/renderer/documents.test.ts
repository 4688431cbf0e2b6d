import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placed } from '../../renderer/features/documents/order.ts';
import { contentOf, newRequirement, typedOf } from '../../renderer/features/documents/requirement-form.ts';
import { fitOf, moved, turned, viewInWords, WHOLE, ZOOM_MAX, zoomed } from '../../renderer/features/documents/view.ts';
import { fileInShort, standing } from '../../renderer/features/documents/words.ts';

const picture = { width: 1000, height: 2000 };
const place = { width: 500, height: 500 };

describe('a picture in its place', () => {
  it('is shown whole, turned as it is, and never coarser than it must be', () => {
    expect(fitOf(picture, place, 0)).toBe(0.25);
    expect(fitOf({ width: 2000, height: 1000 }, { width: 500, height: 1000 }, 1)).toBe(0.5);
    expect(fitOf({ width: 10, height: 10 }, place, 0)).toBe(2);
    expect(fitOf({ width: 0, height: 0 }, place, 0)).toBe(1);
  });

  it('comes nearer about the point of the hand, and is whole again at the end of the way back', () => {
    const near = zoomed(WHOLE, 3, { x: 100, y: -50 });
    // what lay under the point still does
    expect((100 - near.x) / near.zoom).toBeCloseTo(100);
    expect((-50 - near.y) / near.zoom).toBeCloseTo(-50);
    expect(zoomed(near, -3)).toEqual(WHOLE);
    expect(zoomed(WHOLE, 50).zoom).toBe(ZOOM_MAX);
  });

  it('turns by quarters, four of which change nothing', () => {
    expect([1, 2, 3, 4].reduce((view) => turned(view, 1), WHOLE)).toEqual(WHOLE);
    expect(turned(WHOLE, -1).turn).toBe(3);
    expect(viewInWords(turned(WHOLE, -1))).toBe('100 %, tournée d’un quart de tour à gauche');
  });

  it('never leaves its place, whatever is done to it', () => {
    const act = fc.oneof(
      fc.record({ zoom: fc.integer({ min: -3, max: 3 }), x: fc.integer(), y: fc.integer() }),
      fc.record({ turn: fc.constantFrom(-1, 1) }),
      fc.record({ x: fc.integer({ min: -5000, max: 5000 }), y: fc.integer({ min: -5000, max: 5000 }) }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        let view = WHOLE;
        for (const one of acts) {
          if ('zoom' in one) view = moved(zoomed(view, one.zoom, one), { x: 0, y: 0 }, picture, place);
          else if ('turn' in one) view = turned(view, one.turn);
          else view = moved(view, one, picture, place);
          const scale = fitOf(picture, place, view.turn) * view.zoom;
          const [width, height] = view.turn % 2 === 0 ? [picture.width, picture.height] : [picture.height, picture.width];
          expect(Math.abs(view.x)).toBeLessThanOrEqual(Math.max(0, (width * scale - place.width) / 2));
          expect(Math.abs(view.y)).toBeLessThanOrEqual(Math.max(0, (height * scale - place.height) / 2));
        }
      }),
    );
  });
});

describe('what the rules say of a document', () => {
  const given = { givenAt: '2026-11-20T08:00:00.000Z', yearEndsOn: '2027-08-31' };
  const dayGiven = (instant: string) => instant.slice(0, 10);
  it.each([
    ['days', 90, null, '2026-10-01', /vaudra jusqu’au 30\/12\/2026/, false],
    ['days', 90, null, '2026-06-01', /a expiré le 30\/08\/2026/, true],
    // without a date it counts from the day it was given
    ['days', 90, null, null, /jusqu’au 18\/02\/2027/, false],
    ['date', null, '2026-11-01', null, /a expiré le 01\/11\/2026/, true],
    ['school-year', null, null, null, /jusqu’au 31\/08\/2027/, false],
    ['none', null, null, null, /n’expire pas/, false],
  ] as const)('%s %s %s, dated %s', (validity, days, date, issuedOn, sentence, past) => {
    const said = standing({ ...given, validity: { validity, days, date } }, issuedOn, '2026-11-22', dayGiven);
    expect([said.sentence, said.past]).toEqual([expect.stringMatching(sentence), past]);
  });

  it('tells a file in short', () => {
    expect(fileInShort({ pages: 2, sizeBytes: 348_160 })).toBe('PDF, 2 pages, 340\u00a0Ko');
    expect(fileInShort({ pages: null, sizeBytes: 3 })).toBe('PDF, 1\u00a0Ko');
  });
});

describe('the order of what is asked for', () => {
  const ids = ['a', 'b', 'c'];
  it.each([
    ['c', 0, 'cab'],
    ['a', 1, 'bac'],
    ['a', 99, 'bca'],
    ['b', 1, 'abc'],
    ['x', 0, 'abc'],
    ['a', -5, 'abc'],
  ])('%s to %i', (id, to, order) => {
    expect(placed(ids, id, to).join('')).toBe(order);
  });
});

describe('a document asked for, as it is typed', () => {
  it('comes back as it was read', () => {
    const file = {
      id: crypto.randomUUID(),
      version: 3,
      siteId: crypto.randomUUID(),
      siteName: 'Centre',
      archivedAt: null,
      name: 'Avis d’imposition',
      explanation: null,
      scope: 'family' as const,
      mandatory: false,
      severalFiles: true,
      validity: { validity: 'date' as const, days: null, date: '2027-03-31' },
      health: false,
      purpose: null,
      alternatives: [],
      conditions: [],
      model: null,
    };
    const { content, problems } = contentOf(typedOf(file));
    expect(problems).toEqual({});
    expect(content).toMatchObject({ name: file.name, scope: 'family', mandatory: false, validity: file.validity });
  });

  it('says beside its field that a day does not exist, and sends no leftover of another choice', () => {
    const typed = { ...newRequirement('s'), validity: 'date' as const, date: '31/02/2027' };
    expect(contentOf(typed).problems.date).toContain('n’existe pas');
    expect(contentOf({ ...typed, validity: 'none' })).toMatchObject({
      problems: {},
      content: { validity: { validity: 'none', days: null, date: null } },
    });
  });
});
