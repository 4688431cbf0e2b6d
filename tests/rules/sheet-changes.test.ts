import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkField, editField, type Field, showField } from '../../shared/rules/fields.ts';
import { GUARDIAN_FIELDS, type GuardianField, type GuardianValues, guardianFieldNames } from '../../shared/rules/guardian-fields.ts';
import { sheetChanges } from '../../shared/rules/sheet-changes.ts';
import { SHEETS } from '../../shared/rules/sheets.ts';

const name = fc.constantFrom<GuardianField>(...guardianFieldNames);
/** What a person may type: words, numbers, spaces, emptiness, letters of every script, invisible ones. */
const typing = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 140 }),
  fc.constantFrom(
    '',
    '  ',
    '06 39 98 45 78',
    '+33 6.39.98.45.78',
    '0033639984578',
    'claire@exemple.fr',
    '38000',
    'Mme',
    'mere',
    'Œuvre  d’été',
    'a\u200bb',
    '8/10/2015',
    '1',
    'CHAM',
  ),
);
const CLAIRE: GuardianValues = {
  civility: 'Mme',
  lastName: 'Bernard',
  birthName: null,
  firstName: 'Claire',
  relationship: 'mere',
  addressLine: '3 place du Marché',
  addressExtra: null,
  postalCode: '38000',
  city: 'Grenoble',
  phoneMobile: '+33639984578',
  phoneHome: null,
  phoneWork: null,
  email: 'claire.bernard@exemple.fr',
};
const changesOf = (typed: Partial<Record<GuardianField, string>>, official = CLAIRE) =>
  sheetChanges<GuardianField>(GUARDIAN_FIELDS, official, typed);

describe('what a sheet asks for', () => {
  test('a sheet sent back as it was shown asks for nothing', () => {
    const shown = Object.fromEntries(guardianFieldNames.map((f) => [f, editField(GUARDIAN_FIELDS[f], CLAIRE[f])]));
    const { changed, refused, settled } = changesOf(shown);
    expect({ changed, refused }).toEqual({ changed: {}, refused: {} });
    expect(settled).toEqual(guardianFieldNames);
  });

  test('the same number with other punctuation is no change, another number is one', () => {
    expect(changesOf({ phoneMobile: ' 06.39.98.45.78 ' }).changed).toEqual({});
    expect(changesOf({ phoneMobile: '06 39 98 45 99' }).changed).toEqual({ phoneMobile: '+33639984599' });
  });

  test('an emptied field is asked to be removed, unless a sheet cannot be without it', () => {
    expect(changesOf({ email: ' ' }).changed).toEqual({ email: null });
    expect(changesOf({ lastName: '' }).refused).toEqual({ lastName: 'Ce champ est à remplir.' });
  });

  test('a value that an older rule let in is not refused for standing there', () => {
    const old = { ...CLAIRE, phoneHome: 'demander à la voisine' };
    expect(changesOf({ phoneHome: 'demander à la voisine' }, old)).toEqual({ changed: {}, refused: {}, settled: ['phoneHome'] });
  });

  test('every field sent is asked, refused or settled, and never two of them', () => {
    fc.assert(
      fc.property(fc.dictionary(name, typing) as fc.Arbitrary<Partial<Record<GuardianField, string>>>, (typed) => {
        const { changed, refused, settled } = changesOf(typed);
        const told = [...Object.keys(changed), ...Object.keys(refused), ...settled].sort();
        expect(told).toEqual(Object.keys(typed).sort());
      }),
    );
  });

  test('once the office has accepted what was asked, the same sheet asks for nothing more', () => {
    fc.assert(
      fc.property(fc.dictionary(name, typing) as fc.Arbitrary<Partial<Record<GuardianField, string>>>, (typed) => {
        const { changed } = changesOf(typed);
        expect(changesOf(typed, { ...CLAIRE, ...changed }).changed).toEqual({});
      }),
    );
  });
});

describe('what a field takes', () => {
  const anyField = fc.constantFrom(...Object.values(SHEETS).flatMap((sheet) => Object.values(sheet)));

  test('what is stored and shown again is stored the same, on every sheet', () => {
    fc.assert(
      fc.property(anyField, typing, (field, typed) => {
        const first = checkField(field, typed);
        if (!first.ok) return;
        expect(checkField(field, editField(field, first.value))).toEqual(first);
      }),
    );
  });

  test('nothing stored is longer than its field, has spaces around it or letters that cannot be seen', () => {
    fc.assert(
      fc.property(anyField, typing, (field, typed) => {
        const { max } = field;
        const checked = checkField(field, typed);
        if (!checked.ok || checked.value === null) return;
        expect(checked.value.length).toBeLessThanOrEqual(max);
        expect(checked.value).toBe(checked.value.trim());
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not come through
        expect(checked.value).not.toMatch(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });

  const field = (kind: Field['kind']): Field => ({ label: '', group: '', kind, max: 254 });
  test.each([
    ['phone', '0639984578', '+33639984578', '06 39 98 45 78'],
    ['phone', '+41 22 345 67 89', '+41223456789', '+41 22 345 67 89'],
    ['date', '2015-10-08', '2015-10-08', '08/10/2015'],
    ['postal-code', ' 38000', '38000', '38000'],
    ['postal-code', 'sw1a 1aa', 'SW1A 1AA', 'SW1A 1AA'],
    ['yes-no', '1', '1', 'Oui'],
    ['text', ' 3   place  du Marché ', '3 place du Marché', '3 place du Marché'],
  ] as const)('%s « %s » is stored as %s and read as %s', (kind, typed, stored, read) => {
    expect(checkField(field(kind), typed)).toEqual({ ok: true, value: stored });
    expect(showField(field(kind), stored)).toBe(read);
  });

  test.each([
    ['phone', '06 12'],
    ['phone', 'demain'],
    ['email', 'claire@'],
    ['email', 'claire@exemple.fr, autre@exemple.fr'],
    ['email', 'claire@exemple.fr\r\nBcc: autre@exemple.fr'],
    ['postal-code', 'Grenoble !'],
    ['date', '2015-02-30'],
    ['yes-no', 'peut-être'],
  ] as const)('%s « %s » is refused with a sentence', (kind, typed) => {
    const checked = checkField(field(kind), typed);
    expect(checked.ok).toBe(false);
    if (!checked.ok) expect(checked.message).toMatch(/[.]$/);
  });
});
