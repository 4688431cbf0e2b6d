import { describe, expect, test } from 'vitest';
import { decide, draftOf, draftsFrom } from '../../renderer/features/change-requests/decisions.ts';
import { kindAt, pathOf } from '../../renderer/features/validations/kinds.ts';
import { bulkItems, bulkLabel, whatWillLeave } from '../../renderer/features/validations/many.ts';
import { LAST_OF_ALL, neighboursOf } from '../../renderer/features/validations/neighbours.ts';
import { NOTHING_CHOSEN, rangeTo, toggled } from '../../renderer/features/validations/selection.ts';
import type { RequestField, RequestPreview } from '../../shared/contract/change-requests.ts';
import { VALIDATION_KINDS } from '../../shared/rules/validations.ts';

const LISTED = ['a', 'b', 'c', 'd', 'e'];
const chosen = ({ ids }: { ids: ReadonlySet<string> }) => [...ids].sort().join('');

describe('going from one to the others of the queue', () => {
  test('the last is the last of all that wait: where the list has not been read that far, it is read first', () => {
    expect(neighboursOf(LISTED, 'b')).toMatchObject({ place: 2, first: 'a', previous: 'a', next: 'c', last: 'e' });
    expect(neighboursOf(LISTED, 'b', true).last).toBe(LAST_OF_ALL);
    // standing on the last one that is listed is not yet standing on the last
    expect(neighboursOf(LISTED, 'e', true).last).toBe(LAST_OF_ALL);
    expect(neighboursOf(LISTED, 'e').last).toBeNull();
  });
});

describe('choosing in the queue', () => {
  test('one by one, and with Shift all between the last one ticked and this one', () => {
    const one = toggled(NOTHING_CHOSEN, 'b');
    const range = rangeTo(one, 'd', LISTED);
    expect(chosen(range)).toBe('bcd');
    expect(chosen(rangeTo(one, 'a', LISTED))).toBe('ab');
    expect(chosen(toggled(range, 'c'))).toBe('bd');
  });

  test('with Shift on a ticked one, all to there are unticked', () => {
    const all = { ids: new Set(LISTED), anchor: 'b' };
    expect(chosen(rangeTo(all, 'd', LISTED))).toBe('ae');
  });

  test('where the last one ticked has left the queue, Shift ticks this one alone', () => {
    expect(chosen(rangeTo({ ids: new Set(['gone']), anchor: 'gone' }, 'c', LISTED))).toBe('cgone');
  });
});

describe('deciding many', () => {
  const row = (id: string, more: Partial<RequestPreview> = {}): RequestPreview => ({
    id,
    label: id,
    version: 2,
    sheetVersion: 5,
    fields: ['city'],
    mails: 1,
    stopped: null,
    moved: null,
    ...more,
  });

  test('it is said before how many, and what leaves', () => {
    expect(whatWillLeave([row('a'), row('b', { fields: ['city', 'phoneMobile'], mails: 0 })], 'accepted')).toBe(
      '2 demandes (3 champs) seront acceptées. Un e-mail partira. Une famille sans adresse lira la réponse sur l’extranet.',
    );
    expect(whatWillLeave([row('a', { mails: 2 })], 'refused')).toBe('Une demande (1 champ) sera refusée. 2 e-mails partiront.');
    expect(whatWillLeave([], 'accepted')).toBe('Aucune de ces demandes ne peut être décidée ainsi.');
    expect([bulkLabel('accepted', 1), bulkLabel('refused', 12)]).toEqual(['Acceptation d’une demande', 'Refus de 12 demandes']);
  });

  test('each goes with the versions that were seen; a refusal overwrites nothing, whatever the sheet says by then', () => {
    expect(bulkItems([row('a')], 'accepted', '')[0]?.input).toEqual({
      id: 'a',
      version: 2,
      sheetVersion: 5,
      decisions: [{ field: 'city', decision: 'accepted' }],
    });
    expect(bulkItems([row('a')], 'refused', 'Illisible.')[0]?.input).toEqual({
      id: 'a',
      version: 2,
      decisions: [{ field: 'city', decision: 'refused', reason: 'Illisible.' }],
    });
  });
});

test('each kind has an address of its own, which leads back to it', () => {
  expect(VALIDATION_KINDS.map((kind) => kindAt(pathOf(kind, 'x').split('/')[2]))).toEqual([...VALIDATION_KINDS]);
  expect(kindAt('0b1f7c1e')).toBeNull();
});

test('a decision taken back is there again as drafts, to be mended', () => {
  const field = (name: string, more: Partial<RequestField>): RequestField => ({
    subject: 'guardian',
    field: name,
    label: name,
    before: null,
    proposed: 'Meylan',
    now: null,
    movedSince: false,
    decision: 'accepted',
    decided: 'Meylan',
    reason: null,
    ...more,
  });
  const fields = [
    field('city', {}),
    field('phoneMobile', { proposed: '06', decision: 'corrected', decided: '+33639984599' }),
    field('addressLine', { decision: 'refused', decided: null, reason: 'Illisible.' }),
  ];
  const drafts = decide({}, { act: 'restore', request: 'r', former: draftsFrom(fields) });
  expect(fields.map((one) => draftOf(drafts, 'r', one))).toMatchObject([
    { decision: 'accepted' },
    { decision: 'corrected', value: '06 39 98 45 99' },
    { decision: 'refused', reason: 'Illisible.' },
  ]);
});
