import { describe, expect, it } from 'vitest';
import {
  copyOf,
  fieldOf,
  newCampaign,
  settingsOf,
  typedInstant,
  typedOf,
  typedTime,
} from '../../renderer/features/campaigns/campaign-form.ts';
import type { CampaignFile } from '../../shared/contract/campaigns.ts';

const FILE: CampaignFile = {
  id: '00000000-0000-4000-8000-000000000001',
  siteId: '00000000-0000-4000-8000-000000000002',
  siteName: 'Centre',
  schoolYear: '2027-2028',
  name: 'Réinscriptions 2027-2028',
  opensAt: '2026-11-02T07:00:00.000Z',
  closesAt: '2027-06-15T21:59:00.000Z',
  state: 'closed',
  phase: 'closed',
  version: 4,
  answered: 12,
  waiting: 0,
  administrative: true,
  byCourse: false,
  wishes: true,
  message: null,
  conditions: [{ clause: 1, kind: 'age', comparison: 'at-least', value: '18' }],
  closedAt: null,
};

describe('an hour as it is typed', () => {
  it('is understood however people write it, and refused when it is none', () => {
    expect(['9', '9h', '9 h 30', '09:30', '15H', '23:59'].map(typedTime)).toEqual(['09:00', '09:00', '09:30', '09:30', '15:00', '23:59']);
    expect(['', '24:00', '9:60', 'midi', '9:3'].map(typedTime)).toEqual([null, null, null, null, null]);
    expect(typedInstant('31/01/2027', '15 h 00')).toBe('2027-01-31T14:00:00.000Z');
    expect(typedInstant('31/02/2027', '15:00')).toBeNull();
  });
});

describe('a campaign in its form', () => {
  it('comes back as it was', () => {
    expect(settingsOf(typedOf(FILE)).settings).toEqual({
      schoolYear: '2027-2028',
      name: 'Réinscriptions 2027-2028',
      opensAt: FILE.opensAt,
      closesAt: FILE.closesAt,
      administrative: true,
      byCourse: false,
      wishes: true,
      message: '',
      conditions: FILE.conditions,
    });
  });

  it('is copied a year later: the year that it prepares, its name and its days, at the same hours of the clock', () => {
    expect(copyOf(FILE)).toMatchObject({
      schoolYear: '2028-2029',
      name: 'Réinscriptions 2028-2029',
      opensDay: '02/11/2027',
      opensTime: '08:00',
      closesDay: '15/06/2028',
      closesTime: '23:59',
      conditions: FILE.conditions,
    });
    expect(copyOf({ ...FILE, closesAt: '2028-02-29T12:00:00.000Z' }).closesDay).toBe('28/02/2029');
  });

  it('says beside each field what is missing, and the service’s sentences find theirs', () => {
    expect(Object.keys(settingsOf({ ...newCampaign('x', '2026-11-20'), name: ' ', closesTime: 'midi' }).problems ?? {}).sort()).toEqual([
      'closesDay',
      'closesTime',
      'name',
      'opensDay',
    ]);
    expect(['closesAt', 'conditions.2.value', 'name'].map(fieldOf)).toEqual(['closesDay', 'conditions.2', 'name']);
  });
});
