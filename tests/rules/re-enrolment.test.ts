import { describe, expect, it } from 'vitest';
import { answerOfBoxes, eligibilityWarnings, mayDecide } from '../../shared/rules/re-enrolment.ts';
import { answerLinesOf } from '../../shared/rules/re-enrolment-words.ts';

const BOTH = { administrative: true, byCourse: true, wishes: true };
const NOTHING = { administrative: false, doesNotReEnrol: false, curricula: 0, courses: 0, wishes: 0 };

describe('the boxes of a re-enrolment', () => {
  it('give one answer each', () => {
    expect(answerOfBoxes(BOTH, { ...NOTHING, administrative: true }, 'send')).toEqual({ answer: 'administrative', problems: {} });
    expect(answerOfBoxes(BOTH, { ...NOTHING, curricula: 1 }, 'send')).toEqual({ answer: 'courses', problems: {} });
    expect(answerOfBoxes(BOTH, { ...NOTHING, courses: 2, wishes: 1 }, 'send')).toEqual({ answer: 'courses', problems: {} });
    expect(answerOfBoxes(BOTH, { ...NOTHING, doesNotReEnrol: true }, 'send')).toEqual({ answer: 'does-not-re-enrol', problems: {} });
  });

  it('exclude each other, a draft too, and say so beside each of them', () => {
    for (const purpose of ['draft', 'send', 'import'] as const) {
      const both = answerOfBoxes(BOTH, { ...NOTHING, administrative: true, courses: 1 }, purpose);
      expect(Object.keys(both.problems)).toEqual(['administrative', 'courses']);
      const neither = answerOfBoxes(BOTH, { ...NOTHING, doesNotReEnrol: true, wishes: 1 }, purpose);
      expect(Object.keys(neither.problems)).toEqual(['doesNotReEnrol']);
    }
  });

  it('may be left empty in a draft, never in what is sent or before documents are imported', () => {
    expect(answerOfBoxes(BOTH, NOTHING, 'draft')).toEqual({ answer: null, problems: {} });
    expect(answerOfBoxes(BOTH, NOTHING, 'send').problems.answer).toContain('Cochez la case « Réinscription administrative »');
    expect(answerOfBoxes(BOTH, NOTHING, 'import').problems.answer).toContain('Avant d’importer des pièces, cochez');
    expect(answerOfBoxes(BOTH, { ...NOTHING, doesNotReEnrol: true }, 'import').problems.answer).toBeDefined();
  });

  it('are taken only where the campaign offers them, and only what it offers is named', () => {
    const offer = { administrative: true, byCourse: false, wishes: false };
    const { problems } = answerOfBoxes(offer, { ...NOTHING, courses: 1, wishes: 1 }, 'send');
    expect(Object.keys(problems)).toEqual(['courses', 'wishes']);
    expect(answerOfBoxes(offer, NOTHING, 'send').problems.answer).not.toContain('cours');
    const byCourse = { administrative: false, byCourse: true, wishes: false };
    expect(Object.keys(answerOfBoxes(byCourse, { ...NOTHING, administrative: true }, 'send').problems)).toEqual(['administrative']);
    expect(answerOfBoxes(byCourse, NOTHING, 'send').problems.answer).not.toContain('administrative');
  });
});

describe('what weighs on a re-enrolment', () => {
  const clear = { unjustifiedAbsences: 0, overdue: null, notReturned: [], missingDocuments: [] };

  it('is nothing while the usual conditions are met: three unjustified absences are still allowed', () => {
    expect(eligibilityWarnings(clear)).toEqual([]);
    expect(eligibilityWarnings({ ...clear, unjustifiedAbsences: 3 })).toEqual([]);
  });

  it('is said in one plain sentence each', () => {
    const said = eligibilityWarnings({
      unjustifiedAbsences: 4,
      overdue: '120,00 €',
      notReturned: ['Violon 3/4'],
      missingDocuments: ['Justificatif de domicile', 'Photo d’identité'],
    });
    expect(said).toHaveLength(4);
    expect(said.join(' ')).toMatch(
      /4 absences non justifiées.*120,00 €.*Violon 3\/4.*Des pièces manquent encore : Justificatif de domicile, Photo d’identité\./,
    );
  });
});

it('what was asked to be completed may still be validated or refused, never asked again; what is decided stays so', () => {
  expect(mayDecide('submitted', 'to-complete')).toBe(true);
  expect(mayDecide('to-complete', 'validated')).toBe(true);
  expect(mayDecide('to-complete', 'to-complete')).toBe(false);
  for (const state of ['draft', 'validated', 'refused', 'withdrawn'] as const) expect(mayDecide(state, 'validated')).toBe(false);
});

it('an answer names what was ticked, and says what exists no more', () => {
  const curriculum = { id: 'c1', name: 'Musique' };
  const courses = [{ enrolmentId: 'e1', course: 'Piano', level: '2C1', curriculum }];
  const content = {
    answer: 'courses' as const,
    curricula: ['c1'],
    enrolments: ['e1', 'gone'],
    wishes: [{ disciplineId: 'd1', wish: 'le mercredi' }],
    requests: null,
  };
  expect(answerLinesOf(content, { courses, disciplines: [{ id: 'd1', name: 'Harpe' }] })).toEqual([
    ['Réponse', 'Réinscription par cours'],
    ['Cursus entier', 'Musique'],
    ['Cours 1', 'Piano, 2C1'],
    ['Cours 2', '(n’existe plus)'],
    ['Vœu 1', 'Harpe – le mercredi'],
  ]);
});
