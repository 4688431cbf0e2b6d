import { expect, test } from 'vitest';
import { deskWarnings, type EligibilityDetail, eligibilityFacts } from '../../shared/rules/eligibility.ts';

const NOTHING: EligibilityDetail = {
  unjustifiedAbsences: 0,
  overdue: null,
  notReturned: [],
  missingDocuments: [],
  balance: null,
  inFavour: false,
  documents: [],
  opinions: [],
};
const said = (more: Partial<EligibilityDetail>) => eligibilityFacts({ ...NOTHING, ...more }).map(({ ok, detail }) => [ok, detail]);

test('a file with nothing against it says so, fact by fact', () => {
  expect(said({})).toEqual([
    [true, 'Aucune cette année'],
    [true, 'Rien à régler'],
    [true, 'Rien en retard'],
    [true, 'Complètes'],
  ]);
});

test('three absences without a reason are within the rule, four are not', () => {
  expect(said({ unjustifiedAbsences: 3 })[0]).toEqual([true, '3 cette année (3 au plus)']);
  expect(said({ unjustifiedAbsences: 4 })[0]).toEqual([false, '4 cette année (3 au plus)']);
});

test('what is due later is known and weighs nothing; what is overdue does; what the school owes is said', () => {
  expect(said({ balance: '120,00 €' })[1]).toEqual([true, '120,00 € à régler, échéance à venir']);
  expect(said({ balance: '120,00 €', overdue: '120,00 €' })[1]).toEqual([false, '120,00 € à régler, échéance passée']);
  expect(said({ balance: '300,00 €', overdue: '120,00 €' })[1]).toEqual([false, '120,00 € à régler, échéance passée ; 300,00 € en tout']);
  expect(said({ balance: '15,00 €', inFavour: true })[1]).toEqual([true, '15,00 € en faveur de la famille']);
});

test('documents are named with their state, and a teacher’s words stand beside, neither for nor against', () => {
  const facts = eligibilityFacts({
    ...NOTHING,
    documents: [
      { name: 'Photo d’identité', state: 'missing' },
      { name: 'Attestation d’assurance', state: 'expired' },
    ],
    opinions: [{ course: 'Piano', teacher: 'Carmen Alonso', said: 'Admis – Très bon travail.' }],
  });
  expect(facts[3]).toMatchObject({ ok: false, detail: 'Photo d’identité (à fournir), Attestation d’assurance (expirée)' });
  expect(facts[4]).toEqual({ kind: 'opinion', ok: null, label: 'Résultat, Piano', detail: 'Admis – Très bon travail. (Carmen Alonso)' });
});

test('a teacher in favour says nothing against it; a reserved opinion is to be read, an unfavourable one weighs, and staff look twice at both', () => {
  const opinions = [
    { course: 'Piano', teacher: null, said: 'Favorable', opinion: 'favourable' as const },
    { course: 'Chant', teacher: null, said: 'Réservé', opinion: 'reserved' as const },
    { course: 'Solfège', teacher: null, said: 'Défavorable', opinion: 'unfavourable' as const },
  ];
  const file = { ...NOTHING, opinions };
  expect(
    eligibilityFacts(file)
      .slice(4)
      .map(({ ok, label }) => [ok, label]),
  ).toEqual([
    [true, 'Avis, Piano'],
    [null, 'Avis, Chant'],
    [false, 'Avis, Solfège'],
  ]);
  expect(deskWarnings(file)).toEqual(['Avis réservé en Chant.', 'Avis défavorable en Solfège.']);
});
