import { describe, expect, test } from 'vitest';
import { createCall } from '../../renderer/host/client.ts';
import { isLeftAlone } from '../../renderer/host/idle.ts';
import { mayCall } from '../../renderer/host/permissions.ts';
import { createSession } from '../../renderer/host/session.ts';
import { isTouchedBy } from '../../renderer/host/topics.ts';
import { matches } from '../../renderer/shell/places.ts';
import type { CallAnswer } from '../../shared/contract/window.ts';
import { Refusal } from '../../shared/refusal.ts';

function drawer() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

const answering = (answer: CallAnswer) => ({ call: () => Promise.resolve(answer) });
const expired: CallAnswer = { ok: false, refusal: { code: 'expired', message: 'Votre session est terminée : reconnectez-vous.' } };

describe('who is at the desk', () => {
  test('a reload stays logged in; signing out does not', () => {
    const storage = drawer();
    createSession(storage).open('token');
    expect(createSession(storage).token()).toBe('token');
    createSession(storage).close();
    expect(createSession(storage).current()).toEqual({ kind: 'out' });
  });

  test('the service no longer knows the session: the window locks and says why', async () => {
    const session = createSession(drawer());
    session.open('token');
    const refused = await createCall(answering(expired), session)('staff.me', {}).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refusal);
    expect(session.current()).toEqual({ kind: 'locked', why: 'Votre session est terminée : reconnectez-vous.' });
  });

  test('an answer to a call of the former session does not lock the present one', async () => {
    const session = createSession(drawer());
    session.open('former');
    let answer: (value: CallAnswer) => void = () => {};
    const pending = createCall({ call: () => new Promise((resolve) => (answer = resolve)) }, session)('staff.me', {});
    session.open('present');
    answer(expired);
    await expect(pending).rejects.toBeInstanceOf(Refusal);
    expect(session.current()).toEqual({ kind: 'in', token: 'present' });
  });

  test('someone who is not logged in and is refused stays on the login page', async () => {
    const session = createSession(drawer());
    await expect(createCall(answering(expired), session)('staff.me', {})).rejects.toBeInstanceOf(Refusal);
    expect(session.current()).toEqual({ kind: 'out' });
  });

  test('a desk is left alone after a quarter of an hour without a touch, not before', () => {
    const quarter = 15 * 60_000;
    expect(isLeftAlone(1000, 1000 + quarter - 1, 15)).toBe(false);
    expect(isLeftAlone(1000, 1000 + quarter, 15)).toBe(true);
  });

  test('read-only staff are offered nothing that the service would refuse', () => {
    expect(mayCall('lecture', 'families.list')).toBe(true);
    expect(mayCall('lecture', 'families.create')).toBe(false);
    expect(mayCall('scolarite', 'changeRequests.decide')).toBe(true);
    expect(mayCall('scolarite', 'settings.get')).toBe(false);
    expect(mayCall('administrateur', 'changeRequests.sheet')).toBe(false);
  });
});

describe('what is asked again when something changed', () => {
  test('a family’s request refreshes the queue, the family’s file, the dashboard and the history', () => {
    for (const name of ['validations.list', 'changeRequests.get', 'families.get', 'office.dashboard', 'history.list'] as const) {
      expect(isTouchedBy(name, ['changeRequests']), name).toBe(true);
    }
    expect(isTouchedBy('settings.get', ['changeRequests'])).toBe(false);
    expect(isTouchedBy('messages.list', ['changeRequests'])).toBe(false);
  });

  test('an e-mail that leaves refreshes the messages and the family’s file', () => {
    expect(isTouchedBy('messages.list', ['messages'])).toBe(true);
    expect(isTouchedBy('families.get', ['messages'])).toBe(true);
    expect(isTouchedBy('changeRequests.get', ['messages'])).toBe(false);
  });
});

describe('going to a screen by its name', () => {
  test('accents, case and the order of words are forgiven', () => {
    expect(matches('Familles et élèves', 'ELEVES fam')).toBe(true);
    expect(matches('Paramètres', 'parametres')).toBe(true);
    expect(matches('Messages', 'validation')).toBe(false);
  });
});
