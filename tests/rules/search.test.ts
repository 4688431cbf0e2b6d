import fc from 'fast-check';
import { expect, test } from 'vitest';
import { familySearchKey, holdsWords, searchable, searchWords, withoutParticles } from '../../shared/rules/search.ts';

const guardian = (lastName: string, firstName: string, more = {}) => ({
  lastName,
  firstName,
  birthName: null,
  email: null,
  phoneMobile: null,
  phoneHome: null,
  phoneWork: null,
  ...more,
});
const found = (key: string, typed: string) => holdsWords(key, searchWords(typed));

test.each([
  ['Élise', 'elise'],
  ['L’Hostis', 'l hostis'],
  ['Cœur-de-Roy', 'coeur de roy'],
  ['Łukasz ÇAĞLAR', 'lukasz caglar'],
  ['  BERNARD-4821 ', 'bernard 4821'],
])('« %s » is compared as « %s »', (text, plain) => {
  expect(searchable(text)).toBe(plain);
});

test('a family is found by any of its words, in any order, with or without accents', () => {
  const key = familySearchKey({
    number: '00042',
    guardians: [
      guardian('Le Goff', 'Yann', { phoneMobile: '+33639986601' }),
      guardian('L’Hostis', 'Soizic', { email: 'soizic@exemple.fr' }),
    ],
    students: [{ lastName: 'Le Goff', firstName: 'Maëlle' }],
    identifiers: ['LEGOFF-5560'],
  });
  for (const typed of ['maelle goff', 'GOFF yann', 'Hostis', 'soizic@exemple.fr', '00042', '5560', '06 39 98 66 01', '0639986601', ''])
    expect(found(key, typed), typed).toBe(true);
  for (const typed of ['yannick', 'bernard', 'maelle bernard']) expect(found(key, typed), typed).toBe(false);
});

test.each([
  ['de La Rochefoucauld', 'rochefoucauld de la'],
  ['de La Rochefoucauld', 'DELAROCHEFOUCAULD'],
  ['de La Rochefoucauld', 'la rochefoucauld'],
  ['Le Goff', 'legoff'],
  ['O’Connor', 'oconnor'],
  ['Saint-Exupéry', 'saintexupery'],
])('« %s » is found as « %s »', (lastName, typed) => {
  const key = familySearchKey({ number: '1', guardians: [guardian(lastName, 'Jean')], students: [], identifiers: [] });
  expect(found(key, typed)).toBe(true);
});

test('particles that nobody has are left out of a search, and a name that is one stays', () => {
  expect(withoutParticles(searchWords('de la Rochefoucauld'))).toEqual(['rochefoucauld']);
  expect(withoutParticles(searchWords('du Bois Van Den Berg'))).toEqual(['bois', 'berg']);
  expect(withoutParticles(searchWords('le'))).toEqual(['le']);
});

test('a family is found by the number and the identifier of a file that went into it', () => {
  const key = familySearchKey({ number: '00042', former: ['00077', 'PETIT-1234'], guardians: [], students: [], identifiers: [] });
  for (const typed of ['00077', 'petit 1234', '00042']) expect(found(key, typed), typed).toBe(true);
});

test('the list is ordered by the responsable’s name whatever its accents', () => {
  const keys = ['Éluard', 'Zola', 'Dumas', 'Fabre'].map((name) =>
    familySearchKey({ number: '1', guardians: [guardian(name, 'A')], students: [], identifiers: [] }),
  );
  expect([...keys].sort().map((key) => key.split(' ')[0])).toEqual(['dumas', 'eluard', 'fabre', 'zola']);
});

test('words of a search never carry what SQL’s LIKE would understand', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      for (const word of searchWords(typed)) expect(word).not.toMatch(/[%_\\\s]/);
      expect(searchWords(typed).length).toBeLessThanOrEqual(8);
    }),
  );
});
