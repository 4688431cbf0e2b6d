import { describe, expect, test } from 'vitest';
import {
  checkCorrection,
  type Drafts,
  decide,
  draftOf,
  hasMovedAway,
  refusedFields,
  toSend,
  undecided,
} from '../../renderer/features/change-requests/decisions.ts';
import { aboutPerson, movedSentence, shown, whatHappened, whatWillHappen } from '../../renderer/features/change-requests/words.ts';
import { keyAction, placeOf } from '../../renderer/features/validations/keys.ts';
import { afterFinishing, neighboursOf } from '../../renderer/features/validations/neighbours.ts';
import type { RequestField, RequestFile } from '../../shared/contract/change-requests.ts';
import { GIVEN_REASONS, withReason } from '../../shared/rules/reasons.ts';

const field = (name: string, label: string, proposed: string, subject: RequestField['subject'] = 'guardian'): RequestField => ({
  subject,
  field: name,
  label,
  before: null,
  proposed,
  now: null,
  movedSince: false,
  decision: 'pending',
  decided: null,
  reason: null,
});
const phone = field('phoneMobile', 'Téléphone portable', '+33612345699');
const address = field('addressLine', 'Adresse', '12 rue des Luthiers');
const claire = {
  id: 'claire',
  recipients: ['claire.bernard@exemple.fr'],
  fields: [phone, address],
} as unknown as RequestFile;

describe('deciding a request', () => {
  test('staff accept the phone and refuse the address with a reason: both are sent, in the order of the sheet', () => {
    let drafts: Drafts = {};
    drafts = decide(drafts, { act: 'refuse', request: 'claire', field: address, reason: ' Merci de joindre un justificatif. ' });
    drafts = decide(drafts, { act: 'accept', request: 'claire', field: phone });
    expect(undecided(drafts, claire)).toEqual([]);
    expect(toSend(drafts, claire)).toEqual([
      { field: 'phoneMobile', decision: 'accepted' },
      { field: 'addressLine', decision: 'refused', reason: 'Merci de joindre un justificatif.' },
    ]);
  });

  test('a refusal without a reason is not a decision yet', () => {
    const drafts = decide({}, { act: 'refuse', request: 'claire', field: address });
    expect(undecided(drafts, claire).map((f) => f.field)).toEqual(['phoneMobile', 'addressLine']);
  });

  test('staff refuse, change their mind, and find the reason again when they refuse after all', () => {
    let drafts = decide({}, { act: 'refuse', request: 'claire', field: address, reason: 'Illisible.' });
    drafts = decide(drafts, { act: 'accept', request: 'claire', field: address });
    drafts = decide(drafts, { act: 'refuse', request: 'claire', field: address });
    expect(draftOf(drafts, 'claire', address)).toMatchObject({ decision: 'refused', reason: 'Illisible.' });
  });

  test('the family asks for something else meanwhile: what was decided for the former value does not stand', () => {
    const drafts = decide({}, { act: 'accept', request: 'claire', field: phone });
    const amended = { ...claire, fields: [{ ...phone, proposed: '+33600000000' }, address] };
    expect(hasMovedAway(drafts, claire)).toBe(false);
    expect(hasMovedAway(drafts, amended)).toBe(true);
    expect(toSend(drafts, amended)).toEqual([]);
  });

  test('deciding one request leaves the draft of another alone, and finishing forgets only its own', () => {
    let drafts = decide({}, { act: 'accept', request: 'claire', field: phone });
    drafts = decide(drafts, { act: 'correct', request: 'yann', field: phone, value: '06 00 00 00 00' });
    drafts = decide(drafts, { act: 'forget', request: 'claire' });
    expect(Object.keys(drafts)).toEqual(['yann']);
  });

  test('a correction that cannot be stored is told at once, with what to type instead', () => {
    expect(checkCorrection(phone, '12')).toBe('Numéro à 10 chiffres, par exemple 06\u00a012\u00a034\u00a056\u00a078.');
    expect(checkCorrection(phone, '06 12 34 56 98')).toBeNull();
    const birth = field('birthDate', 'Date de naissance', '2015-10-08', 'student');
    expect(checkCorrection(birth, '31/02/2015')).toContain('Cette date n’existe pas');
    expect(checkCorrection(birth, '01/01/2999')).toContain('dans le futur');
    expect(checkCorrection(birth, '9/10/2015')).toBeNull();
  });

  test('a refusal of the service comes back beside its field, named or by its place in what was sent', () => {
    const sent = [
      { field: 'phoneMobile', decision: 'accepted' as const },
      { field: 'addressLine', decision: 'refused' as const },
    ];
    expect(refusedFields({ fields: { 'decisions.1.reason': 'Dites pourquoi.' } }, sent)).toEqual({ addressLine: 'Dites pourquoi.' });
    expect(refusedFields({ fields: { phoneMobile: 'Numéro inconnu.' } }, sent)).toEqual({ phoneMobile: 'Numéro inconnu.' });
  });
});

describe('what is said', () => {
  test('the foot of the view says who will get how many decisions before it happens', () => {
    expect(whatWillHappen(claire)).toBe('Un seul e-mail partira à claire.bernard@exemple.fr avec les deux décisions.');
    expect(whatWillHappen({ ...claire, recipients: [] })).toContain('elle lira la réponse sur l’extranet');
  });

  test('where both parents asked, it says that each will have an e-mail, before and after', () => {
    const recipients = ['yann@exemple.fr', 'soizic@exemple.fr'];
    expect(whatWillHappen({ ...claire, recipients })).toBe(
      'Un e-mail partira à yann@exemple.fr et un autre à soizic@exemple.fr avec les deux décisions.',
    );
    expect(whatHappened('2026-0001', recipients)).toBe(
      'Demande 2026-0001 terminée. Un e-mail partira à yann@exemple.fr et soizic@exemple.fr.',
    );
    expect(whatHappened('2026-0001', [])).toContain('La famille lira la réponse sur l’extranet.');
  });

  test('a phone is read in pairs and an empty value is said to be empty', () => {
    expect(shown(phone, '+33612345699')).toBe('06\u00a012\u00a034\u00a056\u00a099');
    expect(shown(phone, null)).toBe('vide');
  });

  test('a student’s values are read by the rules of a student’s sheet', () => {
    expect(shown({ subject: 'student', field: 'birthDate' }, '2015-10-08')).toBe('08/10/2015');
    expect(shown({ subject: 'student', field: 'imageRights' }, '0')).toBe('Non');
    expect(shown({ subject: 'student', field: 'arrangedSchedule' }, 'CHAM')).toBe('Musique (CHAM)');
    expect(shown({ subject: 'student', field: 'emergencyPhone' }, '+33612345699')).toBe('06\u00a012\u00a034\u00a056\u00a099');
  });

  test('under a name stand the students of the family, or the one student and who asked', () => {
    const students = ['Léo (Piano 2C1)', 'Jeanne (Violon 1C3)'];
    expect(aboutPerson({ subject: 'guardian', students, askedBy: ['Claire Bernard'] })).toEqual([
      '2 élèves\u00a0: Léo (Piano 2C1), Jeanne (Violon 1C3)',
    ]);
    expect(aboutPerson({ subject: 'student', students: ['Léo (Piano 2C1)'], askedBy: ['Yann Le Goff', 'Soizic Le Goff'] })).toEqual([
      'Élève\u00a0: Léo (Piano 2C1)',
      'demandé par Yann Le Goff et Soizic Le Goff',
    ]);
  });

  test('the fields that changed since the request are named', () => {
    const moved = (f: RequestField) => ({ ...f, movedSince: true });
    expect(movedSentence([phone, moved(address)])).toBe('«\u00a0Adresse\u00a0» a changé depuis la demande.');
    expect(movedSentence([moved(phone), moved(address)])).toContain('«\u00a0Téléphone portable\u00a0» et «\u00a0Adresse\u00a0» ont changé');
  });

  test('a ready reason replaces another ready one and follows what was typed by hand', () => {
    const ready = GIVEN_REASONS['change-request'];
    const [missing = '', unreadable = ''] = ready.map(({ sentence }) => sentence);
    expect(withReason(ready, '', missing)).toBe(missing);
    expect(withReason(ready, missing, unreadable)).toBe(unreadable);
    expect(withReason(ready, 'Bonjour.', missing)).toBe(`Bonjour. ${missing}`);
    expect(withReason(ready, `Bonjour. ${missing}`, missing)).toBe(`Bonjour. ${missing}`);
  });
});

describe('the keyboard', () => {
  const key = (name: string, held: Partial<{ altKey: boolean; ctrlKey: boolean; metaKey: boolean }> = {}) => ({
    key: name,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    ...held,
  });

  test.each([
    ['a', 'accept'],
    ['C', 'correct'],
    ['r', 'refuse'],
    ['ArrowDown', 'next-field'],
    ['j', 'next-field'],
    ['k', 'previous-field'],
    ['Enter', 'finish'],
    ['x', 'tick'],
    ['y', null],
  ])('%s means %s', (name, action) => {
    expect(keyAction(key(name), 'elsewhere', true)).toBe(action);
  });

  test('someone who types a reason writes letters and lines; Ctrl+Enter finishes', () => {
    expect(keyAction(key('a'), 'text', true)).toBeNull();
    expect(keyAction(key('Enter'), 'text', true)).toBeNull();
    expect(keyAction(key('Enter', { ctrlKey: true }), 'text', true)).toBe('finish');
  });

  test('Enter on a button presses that button and nothing else', () => {
    expect(keyAction(key('Enter'), 'control', true)).toBeNull();
    expect(keyAction(key('a'), 'control', true)).toBe('accept');
  });

  test('Ctrl+Z takes the last decision back, but in a text what was typed', () => {
    expect(keyAction(key('z', { ctrlKey: true }), 'elsewhere', false)).toBe('undo');
    expect(keyAction(key('z', { metaKey: true }), 'control', true)).toBe('undo');
    expect(keyAction(key('z', { ctrlKey: true }), 'text', true)).toBeNull();
    expect(keyAction(key('z'), 'elsewhere', true)).toBeNull();
  });

  test('Ctrl+A and Ctrl+C stay the system’s', () => {
    expect(keyAction(key('a', { ctrlKey: true }), 'elsewhere', true)).toBeNull();
    expect(keyAction(key('c', { metaKey: true }), 'elsewhere', true)).toBeNull();
  });

  test('who switched letters off still moves and finishes with the other keys', () => {
    expect(keyAction(key('a'), 'elsewhere', false)).toBeNull();
    expect(keyAction(key('ArrowDown'), 'elsewhere', false)).toBe('next-field');
    expect(keyAction(key('ArrowRight', { altKey: true }), 'elsewhere', false)).toBe('next');
  });

  test('a key struck inside a dialog is the dialog’s', () => {
    const inside = (...selectors: string[]) => ({
      closest: (wanted: string) => (selectors.some((s) => wanted.includes(s)) ? {} : null) as never,
    });
    expect(placeOf(inside('[role=dialog]', 'button'))).toBeNull();
    expect(placeOf(inside('textarea'))).toBe('text');
    expect(placeOf(inside('button'))).toBe('control');
    expect(placeOf(inside())).toBe('elsewhere');
  });
});

describe('going through the queue', () => {
  const ids = ['a', 'b', 'c'];
  test('from the middle one can go everywhere, from the ends only inward', () => {
    expect(neighboursOf(ids, 'b')).toEqual({ place: 2, first: 'a', previous: 'a', next: 'c', last: 'c' });
    expect(neighboursOf(ids, 'a')).toEqual({ place: 1, first: null, previous: null, next: 'b', last: 'c' });
  });

  test('finishing shows the next request, at the end the one before, and none when the queue is empty', () => {
    expect(afterFinishing(ids, 'b')).toBe('c');
    expect(afterFinishing(ids, 'c')).toBe('b');
    expect(afterFinishing(['c'], 'c')).toBeNull();
  });
});
