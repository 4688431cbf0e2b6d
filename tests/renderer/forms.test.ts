import { describe, expect, test } from 'vitest';
import { checkStudents } from '../../renderer/features/families/family-form.ts';
import { changedOnly, sheetProblems, typedSheet } from '../../renderer/features/families/sheet-form.ts';
import { whatNext } from '../../renderer/features/messages/words.ts';
import { checkCreation, EMPTY_CREATION } from '../../renderer/features/office/creation.ts';
import { fromMail, toMail } from '../../renderer/features/settings/mail-form.ts';
import { showRefusal } from '../../renderer/ui/refusals.ts';
import { SETTINGS } from '../../shared/contract/settings.ts';
import { Refusal } from '../../shared/refusal.ts';

describe('a refusal and the form it answers', () => {
  const form = () => {
    const seen = { errors: {} as Record<string, string>, focused: '' };
    return {
      seen,
      setErrors: (errors: Record<string, string>) => {
        seen.errors = errors;
      },
      getInputNode: (path: string) => ({ focus: () => (seen.focused = path) }) as unknown as HTMLElement,
    };
  };

  test('its sentences stand beside their fields and the first of the form takes the focus', () => {
    const present = form();
    const said = new Refusal('invalid', 'Vérifiez les champs signalés.', { email: 'Adresse incomplète.', lastName: 'À remplir.' });
    expect(showRefusal(said, present, ['lastName', 'email'])).toBeNull();
    expect(present.seen).toEqual({ errors: { email: 'Adresse incomplète.', lastName: 'À remplir.' }, focused: 'lastName' });
  });

  test('what no field of the form can say is said above it', () => {
    const present = form();
    expect(showRefusal(new Refusal('unavailable', 'Le service redémarre.'), present, ['lastName'])).toBe('Le service redémarre.');
    const partly = new Refusal('invalid', 'Vérifiez les champs signalés.', { lastName: 'À remplir.', siteId: 'Site inconnu.' });
    expect(showRefusal(partly, present, ['lastName'])).toBe('Vérifiez les champs signalés.');
  });
});

describe('a responsable’s sheet as staff type it', () => {
  const claire = typedSheet('guardian', { lastName: 'Bernard', firstName: 'Claire', phoneMobile: '+33612345678' });

  test('phones are shown in pairs, and a sheet that was only opened changes nothing', () => {
    expect(claire.phoneMobile).toBe('06 12 34 56 78');
    expect(changedOnly(claire, { ...claire })).toEqual({});
  });

  test('only what was typed is sent: a colleague’s change of another field is not undone', () => {
    expect(changedOnly(claire, { ...claire, city: 'Grenoble' })).toEqual({ city: 'Grenoble' });
  });

  test('a field that cannot be stored is told under the name that the service uses', () => {
    expect(sheetProblems('guardian', { ...claire, email: 'claire', lastName: ' ' }, 'guardian.')).toEqual({
      'guardian.lastName': 'Ce champ est à remplir.',
      'guardian.email': 'Adresse e-mail complète, par exemple nom@exemple.fr.',
    });
  });

  test('a student’s line says at once which day is none', () => {
    const lou = { lastName: 'Bernard', firstName: 'Lou', birthDate: '31/02/2015' };
    expect(checkStudents([lou])).toEqual({ 'students.0.birthDate': 'Cette date n’existe pas : vérifiez le jour, le mois et l’année.' });
    expect(checkStudents([{ ...lou, birthDate: '28/02/2015' }])).toEqual({});
  });

  test('a student without a first name is told by the line’s own name', () => {
    expect(checkStudents([{ lastName: 'Bernard', firstName: '', birthDate: '' }])).toEqual({
      'students.0.firstName': 'Ce champ est à remplir.',
    });
  });
});

describe('the first administrator', () => {
  const typed = { ...EMPTY_CREATION.administrator, name: 'Sonia Marchand', login: 'sonia' };

  test('two different passwords are refused beside the second', () => {
    const administrator = { ...typed, password: 'violon bleu tempo', again: 'violon bleu temps' };
    expect(checkCreation({ ...EMPTY_CREATION, administrator }, 'administrator')).toEqual({
      'administrator.again': 'Les deux mots de passe ne sont pas les mêmes.',
    });
  });

  test('a short password is refused, counted in letters and not in bytes', () => {
    const short = { ...typed, password: 'é'.repeat(11), again: 'é'.repeat(11) };
    const enough = { ...typed, password: 'é'.repeat(12), again: 'é'.repeat(12) };
    expect(checkCreation({ ...EMPTY_CREATION, administrator: short }, 'administrator')).toHaveProperty(['administrator.password']);
    expect(checkCreation({ ...EMPTY_CREATION, administrator: enough }, 'administrator')).toEqual({});
  });

  test('the site is asked its name, and an e-mail that is one', () => {
    const site = { ...EMPTY_CREATION.site, email: 'bureau' };
    expect(Object.keys(checkCreation({ ...EMPTY_CREATION, site }, 'site'))).toEqual(['site.name', 'site.email']);
  });
});

describe('the mail server’s settings', () => {
  const kept = SETTINGS.mail.parse({ host: 'smtp.exemple.fr', user: 'bureau' });

  test('saving them without typing the password keeps the one there is', () => {
    expect(toMail(fromMail(kept))).toMatchObject({ host: 'smtp.exemple.fr', user: 'bureau', password: null });
  });

  test('a server without a user has no password to keep', () => {
    expect(toMail({ ...fromMail(kept), user: ' ' })).toMatchObject({ user: null, password: '' });
  });
});

describe('an e-mail that has not left', () => {
  test('says why, how often it was tried and when it will be again', () => {
    const said = whatNext({ state: 'pending', lastError: 'Le serveur ne répond pas.', attempts: 2, nextAttemptAt: '2026-11-22T14:05:00Z' });
    expect(said).toBe('Le serveur ne répond pas. 2 essais. Nouvel essai le 22/11/2026 à 15:05.');
  });

  test('says nothing once it has left', () => {
    expect(whatNext({ state: 'sent', lastError: null, attempts: 1, nextAttemptAt: null })).toBe('');
  });
});
