import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commonPasswords } from '../../main/service/passwords/common.ts';
import { type PasswordOwner, whyRefused } from '../../main/service/passwords/policy.ts';

const claire: PasswordOwner = {
  minLength: 12,
  identifier: 'BERNARD-4821',
  names: ['Bernard', 'Claire', 'Le Goff', 'Zoé'],
  establishment: ['Conservatoire de musique de Villeneuve', 'CRC Villeneuve'],
};
const why = (password: string, owner: Partial<PasswordOwner> = {}) => whyRefused(password, { ...claire, ...owner });

describe('a family chooses a password', () => {
  test.each([
    'tortue orage violet',
    'Été pluvieux, hiver sec',
    'correct cheval agrafe pile',
    '🐢🌧️🎻🪑🧦🥖🚲🪟🧄🐝🌻📎',
    'La musique adoucit les mœurs',
    'x9!Kd02#qPz7',
  ])('« %s » is good', async (password) => {
    expect(await why(password)).toBeNull();
  });

  test.each([
    ['court', 'Choisissez au moins 12 caractères : il en manque 7.'],
    ['a'.repeat(129), '128 caractères au plus.'],
    ['bernard 4821 tortue', 'Le mot de passe ne doit pas contenir votre identifiant.'],
    ['tortue BeRnArD orage', 'Le mot de passe ne doit pas contenir votre nom ni celui d’un élève.'],
    ['orage le-goff tortue', 'Le mot de passe ne doit pas contenir votre nom ni celui d’un élève.'],
    ['pour ZOE toujours vert', 'Le mot de passe ne doit pas contenir votre nom ni celui d’un élève.'],
    ['mon Conservatoire à moi', 'Le mot de passe ne doit pas contenir le mot « conservatoire ».'],
    ['on aime ville-neuve ici', 'Le mot de passe ne doit pas contenir le nom de l’établissement.'],
    ['abcdefghijklmnop', 'Ce mot de passe est trop facile à deviner : évitez les suites et les répétitions.'],
    ['987654321098', 'Ce mot de passe est trop facile à deviner : évitez les suites et les répétitions.'],
    ['lundilundilundi', 'Ce mot de passe est trop facile à deviner : évitez les suites et les répétitions.'],
    ['!!!!!!!!!!!!!!', 'Ce mot de passe est trop facile à deviner : évitez les suites et les répétitions.'],
  ])('« %s » is refused, and why', async (password, sentence) => {
    expect(await why(password)).toBe(sentence);
  });

  test.each(['Motdepasse2026!', 'azertyuiop12345', 'Bonjour123456', 'malheureusement', 'Marseille13013', 'unbelievable'])(
    '« %s » is among those tried first',
    async (password) => {
      expect(await why(password)).toMatch(/^Ce mot de passe est trop courant/);
    },
  );

  test('the list that ships has at least ten thousand passwords, and all long ones are refused', async () => {
    expect(commonPasswords.size).toBeGreaterThan(10_000);
    const long = [...commonPasswords].filter((password) => [...password].length >= 12);
    for (const password of long) expect(await why(password), password).not.toBeNull();
  });

  test('a site may ask for more characters', async () => {
    expect(await why('tortue orage violet', { minLength: 20 })).toBe('Choisissez au moins 20 caractères : il en manque 1.');
  });

  test('length counts characters as people see them composed, not bytes', async () => {
    expect(await why('é\u0301'.normalize('NFD').slice(0, 2).repeat(3))).toMatch(/^Choisissez/);
    expect(await why('e\u0301'.repeat(11))).toBe('Choisissez au moins 12 caractères : il en manque 1.');
  });

  test('whatever surrounds it, a name of the family is found', () =>
    fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.constantFrom('bernard', 'BERNARD', 'Bérnard', 'B-e-r-n-a-r-d', 'zoé', 'legoff'),
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        async (before, name, after) => {
          expect(await why(`${before}${name}${after}`)).not.toBeNull();
        },
      ),
    ));

  test('nothing outside 12 to 128 characters ever passes, and nothing typed makes the check fail', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (password) => {
        const length = [...password.normalize('NFC')].length;
        const answer = await why(password);
        if (length < 12 || length > 128) expect(answer).not.toBeNull();
      }),
    ));

  test('random words without a link between them pass', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom('tortue', 'orage', 'violet', 'tracteur', 'biscuit', 'falaise', 'moulin'), {
          minLength: 3,
          maxLength: 5,
        }),
        async (words) => {
          expect(await why(words.join(' '))).toBeNull();
        },
      ),
    ));
});
