import { describe, expect, it } from 'vitest';
import { formatDeadline, instantAt } from '../../shared/dates.ts';
import { daysOfSchoolYear, followStateOf, phaseOf, schoolYearsAhead } from '../../shared/rules/campaigns.ts';

const at = (text: string) => new Date(text);

describe('an hour of the office’s clock', () => {
  it('is the instant that it is in winter, in summer, and on the two nights between', () => {
    expect(instantAt('2027-01-31', '15:00')).toBe('2027-01-31T14:00:00.000Z');
    expect(instantAt('2027-06-15', '23:59')).toBe('2027-06-15T21:59:00.000Z');
    expect(instantAt('2027-03-28', '01:30')).toBe('2027-03-28T00:30:00.000Z');
    expect(instantAt('2027-03-28', '03:30')).toBe('2027-03-28T01:30:00.000Z');
    expect(instantAt('2027-10-31', '12:00')).toBe('2027-10-31T11:00:00.000Z');
    expect(formatDeadline(instantAt('2027-06-15', '15:00'))).toBe('15/06/2027 à 15\u00a0h\u00a000');
  });
});

describe('a campaign', () => {
  const dates = { state: 'active', opensAt: '2026-11-02T07:00:00.000Z', closesAt: '2027-01-31T14:00:00.000Z' } as const;

  it('is to come, open, over, each from its instant on', () => {
    expect(phaseOf(dates, at('2026-11-02T06:59:59.999Z'))).toBe('coming');
    expect(phaseOf(dates, at('2026-11-02T07:00:00.000Z'))).toBe('open');
    expect(phaseOf(dates, at('2027-01-31T13:59:59.999Z'))).toBe('open');
    expect(phaseOf(dates, at('2027-01-31T14:00:00.000Z'))).toBe('over');
    expect(phaseOf({ ...dates, state: 'closed' }, at('2026-12-01T00:00:00.000Z'))).toBe('closed');
  });

  it('prepares this year or one of the two after it, from September on', () => {
    expect(schoolYearsAhead('2026-08-31')).toEqual(['2025-2026', '2026-2027', '2027-2028']);
    expect(schoolYearsAhead('2026-09-01')).toEqual(['2026-2027', '2027-2028', '2028-2029']);
    expect(daysOfSchoolYear('2027-2028')).toEqual({ startsOn: '2027-09-01', endsOn: '2028-08-31' });
    expect(daysOfSchoolYear('2027-2029')).toBeNull();
  });
});

describe('where a student stands', () => {
  it('is told from the answer; one that was taken back is none, and « ne se réinscrit pas » is a state of its own', () => {
    expect(followStateOf(null, null, false)).toBe('never-connected');
    expect(followStateOf('withdrawn', 'administrative', true)).toBe('connected');
    expect(followStateOf('draft', 'does-not-re-enrol', true)).toBe('draft');
    expect(followStateOf('submitted', 'does-not-re-enrol', true)).toBe('leaving');
    expect(followStateOf('validated', 'does-not-re-enrol', true)).toBe('leaving');
    expect(followStateOf('to-complete', 'does-not-re-enrol', true)).toBe('to-complete');
    expect(followStateOf('validated', 'courses', true)).toBe('validated');
  });
});
