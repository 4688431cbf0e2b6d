import { describe, expect, it } from 'vitest';
import {
  DOCUMENT_STATES,
  diskRefusal,
  importRefusal,
  issueProblem,
  type LastDocument,
  quotaRefusal,
  stateOf,
  validUntil,
} from '../../shared/rules/documents.ts';

const TODAY = '2026-11-20';
const THIS_YEAR = '2026-09-01';
const NEXT_YEAR = '2027-09-01';

describe('UPL-3.9 the state of a document that is asked for', () => {
  const given: LastDocument = { state: 'given', waiting: false, validUntil: null, yearStartsOn: THIS_YEAR };
  const demand = { validity: 'none' as const, last: null, exemption: null, today: TODAY, yearStartsOn: THIS_YEAR };
  it.each([
    ['missing', 'nothing was given', {}],
    ['received', 'a file of it is being looked at', { last: { ...given, waiting: true } }],
    ['given', 'it was looked at and waits for staff', { last: given }],
    ['accepted', 'staff have accepted it', { last: { ...given, state: 'accepted' } }],
    ['accepted', 'it is good until tonight', { last: { ...given, state: 'accepted', validUntil: TODAY } }],
    ['expired', 'it was good until yesterday', { last: { ...given, state: 'accepted', validUntil: '2026-11-19' } }],
    ['refused', 'staff have refused it', { last: { ...given, state: 'refused' } }],
    ['exemption-asked', 'the family says that it does not concern it', { exemption: 'pending' }],
    ['exempt', 'staff have agreed to that', { exemption: 'accepted' }],
    ['exempt', 'staff say so of what was refused', { last: { ...given, state: 'refused' }, exemption: 'accepted' }],
    [
      'exempt',
      'staff say so of what has run out',
      { last: { ...given, state: 'accepted', validUntil: '2026-11-19' }, exemption: 'accepted' },
    ],
    ['given', 'what the family gave all the same is looked at', { last: given, exemption: 'accepted' }],
    ['refused', 'a refusal weighs more than what the family said before', { last: { ...given, state: 'refused' }, exemption: 'pending' }],
    [
      'missing',
      'this year’s does not count for next year',
      { validity: 'school-year', last: { ...given, state: 'accepted', validUntil: '2027-08-31' }, yearStartsOn: NEXT_YEAR },
    ],
    [
      'expired',
      'last year’s has run out',
      { validity: 'school-year', last: { ...given, state: 'accepted', validUntil: '2026-08-31', yearStartsOn: '2025-09-01' } },
    ],
    [
      'received',
      'what is being looked at is said, whatever its year',
      { validity: 'school-year', last: { ...given, waiting: true }, yearStartsOn: NEXT_YEAR },
    ],
    [
      'accepted',
      'where years do not count, this year’s counts for next year',
      { last: { ...given, state: 'accepted' }, yearStartsOn: NEXT_YEAR },
    ],
  ] as const)('is %s when %s', (state, _, known) => {
    expect(stateOf({ ...demand, ...known })).toBe(state);
  });
});

describe('a document is good', () => {
  const given = { givenOn: '2026-11-20', issuedOn: null, yearEndsOn: '2027-08-31' };
  it.each([
    ['for so many days from its own date', { validity: 'days', days: 90, date: null }, { ...given, issuedOn: '2026-10-01' }, '2026-12-30'],
    [
      'for so many days from when it was given, where its date is not known',
      { validity: 'days', days: 90, date: null },
      given,
      '2027-02-18',
    ],
    ['until a date', { validity: 'date', days: null, date: '2027-06-30' }, given, '2027-06-30'],
    ['until its school year ends', { validity: 'school-year', days: null, date: null }, given, '2027-08-31'],
    ['for ever', { validity: 'none', days: null, date: null }, given, null],
  ] as const)('%s', (_, validity, when, until) => {
    expect(validUntil(validity, when)).toBe(until);
  });

  it('only if its date is neither to come nor too old', () => {
    const ninety = { validity: 'days', days: 90, date: null } as const;
    expect(issueProblem(ninety, TODAY, TODAY)).toBeNull();
    expect(issueProblem(ninety, '2026-08-22', TODAY)).toBeNull();
    expect(issueProblem(ninety, '2026-08-21', TODAY)).toContain('plus de 90 jours');
    expect(issueProblem(ninety, '2026-11-21', TODAY)).toContain('à venir');
    expect(issueProblem({ validity: 'none', days: null, date: null }, '1999-01-01', TODAY)).toBeNull();
  });
});

describe('UPL-3.5 a document may be imported', () => {
  const at = { open: true, ticked: true };
  it('in season with a box ticked, when it is missing, given, or said not to concern the family', () => {
    for (const state of ['missing', 'given', 'exemption-asked'] as const) expect(importRefusal({ state, ...at })).toBeNull();
  });

  it('at any time when it was refused or has run out', () => {
    for (const state of ['refused', 'expired'] as const) expect(importRefusal({ state, open: false, ticked: false })).toBeNull();
  });

  it('never while it is being looked at, nor once it is accepted or does not concern the family', () => {
    for (const state of ['received', 'accepted', 'exempt'] as const)
      expect(importRefusal({ state, ...at })).toMatchObject({ code: 'conflict' });
  });

  it('not out of season (403), and not before a box is ticked (409); the sentence says what to do', () => {
    expect(importRefusal({ state: 'missing', open: false, ticked: false })).toEqual({
      code: 'not-allowed',
      sentence: expect.stringContaining('pendant la réinscription'),
    });
    expect(importRefusal({ state: 'missing', open: true, ticked: false })).toEqual({
      code: 'conflict',
      sentence: expect.stringContaining('cochez la case « Réinscription administrative »'),
    });
  });

  it('has an answer for every state', () => {
    for (const state of DOCUMENT_STATES) expect(() => importRefusal({ state, open: false, ticked: false })).not.toThrow();
  });
});

describe('UPL-3.12 there is room', () => {
  const MIB = 1024 * 1024;
  it('for twenty files and 40 Mo in a student’s campaign, and not for one more', () => {
    expect(quotaRefusal({ files: 19, bytes: 38 * MIB }, { files: 1, bytes: 2 * MIB })).toBeNull();
    expect(quotaRefusal({ files: 19, bytes: 0 }, { files: 2, bytes: 2 })).toContain('19 fichiers');
    expect(quotaRefusal({ files: 3, bytes: 38 * MIB }, { files: 1, bytes: 2 * MIB + 1 })).toContain('40 Mo');
  });

  it('while 2 GB and a tenth of the disk stay free', () => {
    expect(diskRefusal({ free: 2e9, total: 20e9 })).toBeNull();
    expect(diskRefusal({ free: 2e9 - 1, total: 10e9 })).toContain('secrétariat');
    expect(diskRefusal({ free: 9e9, total: 100e9 })).toContain('secrétariat');
  });
});
