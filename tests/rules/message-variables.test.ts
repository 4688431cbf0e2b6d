import { expect, test } from 'vitest';
import { fillIn, type VariableValues, variableProblem, variablesIn } from '../../shared/rules/message-variables.ts';

const VALUES: VariableValues = {
  civilité: 'Madame',
  prénom: 'Inès',
  nom: 'Haddad',
  élèves: 'Élise et Nour',
  identifiant: 'HADDAD-2093',
  'adresse de l’extranet': 'https://extranet.exemple.fr',
  site: 'Antenne',
  'date limite': '1er juin 2027',
  pièces: '',
  factures: 'facture n° F2026-00001 (150,00 €)',
  'reste dû': '150,00 €',
};

test('variables are filled in however they are typed, and « de » is elided before a name', () => {
  expect(fillIn('Réinscription de {élèves}, {CIVILITE} de {nom}', VALUES)).toBe('Réinscription d’Élise et Nour, Madame de Haddad');
  expect(fillIn("{Adresse de l'extranet} de {site}", VALUES)).toBe('https://extranet.exemple.fr de Antenne');
  expect(fillIn('{truc} { prénom }', VALUES)).toBe('{truc} Inès');
});

test('those of a text are each found once, and the unknown ones named', () => {
  expect(variablesIn('{nom} {Nom} {élèves} {truc}')).toEqual(['nom', 'élèves']);
  expect(variableProblem('{nom}')).toBeNull();
  expect(variableProblem('{truc}')).toContain('{truc} n’existe pas. Variables possibles : {civilité}');
  expect(variableProblem('{a} {b}')).toContain('{a}, {b} n’existent pas');
});

test('what a family typed is never taken for a variable', () => {
  expect(fillIn('{nom} {prénom}', { ...VALUES, nom: '{identifiant}' })).toBe('{identifiant} Inès');
});
