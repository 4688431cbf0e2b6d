import { describe, expect, it } from 'vitest';
import { conditionProblem, conditionsInWords } from '../../shared/rules/condition-words.ts';
import { undoRefusal } from '../../shared/rules/documents.ts';
import { askedOf } from '../../shared/rules/requirement-words.ts';

const names: Record<string, string> = { v: 'Violon', c2: 'Cycle 2', 'direct-debit': 'Prélèvement automatique', Grenoble: 'Grenoble' };
const nameOf = (_kind: string, value: string) => names[value];
const one = (kind: string, comparison: string, value: string, clause = 1) => ({ clause, kind, comparison, value });

describe('conditions in words', () => {
  it.each([
    [[], ''],
    [[one('discipline', 'is', 'v')], 'qui suit Violon'],
    [[one('discipline', 'is-not', 'v')], 'qui ne suit pas Violon'],
    [[one('cycle', 'is', 'c2'), one('age', 'at-least', '12')], 'qui est en « Cycle 2 » et qui a 12 ans ou plus'],
    [[one('age', 'at-most', '1')], 'qui a 1 an ou moins'],
    [
      [one('discipline', 'is', 'v'), one('payment-mode', 'is', 'direct-debit', 2)],
      'qui suit Violon, ou dont la famille paie par prélèvement automatique',
    ],
    [[one('city', 'is-not', 'Grenoble')], 'qui n’habite pas Grenoble'],
    [[one('discipline', 'is', 'gone')], 'qui suit (valeur supprimée)'],
  ])('%j', (conditions, words) => {
    expect(conditionsInWords(conditions, nameOf)).toBe(words);
  });

  it('name of whom a document is asked', () => {
    expect(askedOf('student', [one('discipline', 'is', 'v')], nameOf)).toBe('chaque élève qui suit Violon');
    expect(askedOf('family', [one('discipline', 'is', 'v')], nameOf)).toBe('une fois à chaque famille qui a un élève qui suit Violon');
    expect(askedOf('family', [], nameOf)).toContain('dont un élève suit un cours cette année');
  });
});

describe('a condition that cannot be kept', () => {
  it.each([
    ['shoe-size', 'is', '42', /sur quoi porte/],
    ['age', 'is', '12', /comparaison/],
    ['age', 'at-least', '12,5', /en années/],
    ['quotient', 'at-most', '-1', /montant/],
    ['discipline', 'is', 'x', /dans la liste/],
  ])('%s %s %s', (kind, comparison, value, sentence) => {
    expect(conditionProblem({ kind, comparison, value }, ['v'])).toMatch(sentence);
  });

  it('is none where its value is known', () => {
    expect(conditionProblem({ kind: 'discipline', comparison: 'is', value: 'v' }, ['v'])).toBeNull();
    expect(conditionProblem({ kind: 'quotient', comparison: 'at-most', value: '80000' }, undefined)).toBeNull();
  });
});

describe('a decision on a document', () => {
  const decided = {
    state: 'accepted',
    byStaff: true,
    bytesErased: false,
    decidedAt: '2026-11-20T08:00:00Z',
    answerDecidedAt: null,
  } as const;
  it('is undone while nothing has built on it', () => {
    expect(undoRefusal(decided)).toBeNull();
    expect(undoRefusal({ ...decided, answerDecidedAt: '2026-11-19T08:00:00Z' })).toBeNull();
  });

  it.each([
    [{ state: 'given' }, /attend déjà/],
    [{ state: 'replaced' }, /autre chose/],
    [{ state: 'withdrawn' }, /autre chose/],
    [{ byStaff: false }, /lors du contrôle/],
    [{ bytesErased: true }, /effacés/],
    [{ answerDecidedAt: '2026-11-21T08:00:00Z' }, /réinscription/],
  ] as const)('%j is not', (what, sentence) => {
    expect(undoRefusal({ ...decided, ...what })).toMatch(sentence);
  });
});
