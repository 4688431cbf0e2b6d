import { expect, test } from 'vitest';
import { accountStateOf } from '../../shared/rules/account-state.ts';
import { decisionWord, enumerate } from '../../shared/rules/decision-words.ts';
import { checkField, type Field } from '../../shared/rules/fields.ts';
import { guardianField } from '../../shared/rules/guardian-fields.ts';
import { ofName } from '../../shared/rules/names.ts';
import { fieldLabel, inSheetOrder } from '../../shared/rules/sheets.ts';
import { silenceMeansNoFrom } from '../../shared/rules/silence.ts';
import { typeset, typesetHtml } from '../../shared/typography.ts';

test('an address is refused, a telephone is refused: the words agree', () => {
  expect(decisionWord(guardianField('addressLine'), 'refused')).toBe('refusée');
  expect(decisionWord(guardianField('phoneMobile'), 'refused')).toBe('refusé');
});

test('a field is called and placed as on its own sheet; one that nobody knows any more keeps its name and comes first', () => {
  expect([fieldLabel('guardian', 'phoneMobile'), fieldLabel('student', 'phone'), fieldLabel('student', 'phoneMobile')]).toEqual([
    'Téléphone portable',
    'Téléphone',
    'phoneMobile',
  ]);
  const asked = ['city', 'imageRights', 'birthDate', 'former', 'lastName'].map((field) => ({ field }));
  expect(inSheetOrder('student', asked).map(({ field }) => field)).toEqual(['former', 'lastName', 'birthDate', 'city', 'imageRights']);
});

test.each([
  ['Léo Bernard', 'de Léo Bernard'],
  ['Élise Roussel', 'd’Élise Roussel'],
  ['Œdipe', 'd’Œdipe'],
  ['Hugo', 'de Hugo'],
  ['Łukasz', 'de Łukasz'],
])('the sheet of %s is the one « %s »', (name, of) => {
  expect(ofName(name)).toBe(of);
});

test('nobody is born tomorrow, where it is known which day it is', () => {
  const born: Field = { label: 'Date de naissance', group: 'Identité', kind: 'date', max: 10, past: true };
  expect(checkField(born, '20/11/2026', '2026-11-20')).toEqual({ ok: true, value: '2026-11-20' });
  expect(checkField(born, '21/11/2026', '2026-11-20')).toEqual({
    ok: false,
    message: 'Cette date est dans le futur : vérifiez l’année.',
  });
});

test.each([
  [['adresse'], 'adresse'],
  [['adresse', 'ville'], 'adresse et ville'],
  [['adresse', 'code postal', 'ville'], 'adresse, code postal et ville'],
])('%s are said as « %s »', (words, sentence) => {
  expect(enumerate(words)).toBe(sentence);
});

test.each([
  ['2026-11-22', '2027-01-22'],
  ['2026-12-31', '2027-02-28'],
  ['2027-12-31', '2028-02-29'],
  ['2026-06-30', '2026-08-30'],
])('a request received on %s is refused by silence from %s', (received, limit) => {
  expect(silenceMeansNoFrom(received)).toBe(limit);
});

test('an account goes from none to never, waiting, active, and blocked counts before all', () => {
  const facts = { blocked_at: null, first_login_at: null, temporary: false };
  expect(accountStateOf(null)).toBe('none');
  expect(accountStateOf(facts)).toBe('never');
  expect(accountStateOf({ ...facts, temporary: true })).toBe('waiting');
  expect(accountStateOf({ ...facts, first_login_at: '2026-09-01T08:00:00.000Z' })).toBe('active');
  expect(accountStateOf({ blocked_at: '2026-09-02T08:00:00.000Z', first_login_at: '2026-09-01T08:00:00.000Z', temporary: true })).toBe(
    'blocked',
  );
});

test('French signs keep to the word before them, and addresses are left alone', () => {
  expect(typeset('Motif : « Adresse ? » à 14:05 ; voir https://exemple.fr/a?b=c : merci !')).toBe(
    'Motif\u00a0: «\u00a0Adresse\u00a0?\u00a0» à 14:05\u00a0; voir https://exemple.fr/a?b=c\u00a0: merci\u00a0!',
  );
});

test('on a page a figure keeps its unit, an hour its minutes, a telephone number its pairs; what a form sends back is as it was', () => {
  const nbsp = (text: string): string => text.replaceAll('_', '\u00a0');
  expect(typesetHtml('<p>Au plus 2 Mo, avant 23 h 59, au 04 65 71 01 00.</p>')).toBe(
    nbsp('<p>Au plus 2_Mo, avant 23_h_59, au 04_65_71_01_00.</p>'),
  );
  const untouched = '<input value="04 65 71 01 00"><textarea>2 Mo</textarea><p>Les 4 heures, 2 moments, 12 mai 2026</p>';
  expect(typesetHtml(untouched)).toBe(untouched);
});

const birthDate: Field = { label: 'Date de naissance', group: 'Identité', kind: 'date', max: 10 };

test.each(['08/10/2015', '8/10/2015', '8.10.2015', '08-10-2015', '08102015', ' 08 10 2015', '2015-10-08'])(
  'a secretary types « %s », and the eighth of October is kept',
  (typed) => {
    expect(checkField(birthDate, typed)).toEqual({ ok: true, value: '2015-10-08' });
  },
);

test.each(['10/2015', '8/10/15', '2015-02-31', 'hier'])('« %s » is no day, and the sentence says how one is written', (typed) => {
  expect(checkField(birthDate, typed)).toEqual({ ok: false, message: 'Date, par exemple 08/10/2015.' });
});

test.each(['31/02/2015', '08/13/2015', '08/10/0201', '31022015'])(
  '« %s » is written as a day and is in no calendar: this is said',
  (typed) => {
    expect(checkField(birthDate, typed)).toEqual({
      ok: false,
      message: 'Cette date n’existe pas : vérifiez le jour, le mois et l’année.',
    });
  },
);
