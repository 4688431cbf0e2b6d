import type { CampaignFile } from '../../../shared/contract/campaigns.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import { dayOf, formatDay, formatTime, instantAt } from '../../../shared/dates.ts';
import { schoolYearsAhead } from '../../../shared/rules/campaigns.ts';
import { checkField, DAY, type Field } from '../../../shared/rules/fields.ts';
import type { TypedCondition } from '../conditions/ConditionsEditor.tsx';

/** As it stands in the fields: days and hours as typed. */
export interface CampaignTyped {
  siteId: string;
  schoolYear: string;
  name: string;
  opensDay: string;
  opensTime: string;
  closesDay: string;
  closesTime: string;
  administrative: boolean;
  byCourse: boolean;
  wishes: boolean;
  message: string;
  conditions: TypedCondition[];
}

export type CampaignSettings = Omit<InputOf<'campaigns.edit'>, 'id' | 'version'>;

export const NAMES: readonly (keyof CampaignTyped)[] = [
  'siteId',
  'schoolYear',
  'name',
  'opensDay',
  'opensTime',
  'closesDay',
  'closesTime',
  'administrative',
  'byCourse',
  'wishes',
  'message',
];

const DAY_NEEDED: Field = { ...DAY, required: true };

/** `9`, `9h`, `9 h 30`, `09:30` as `09:30`; null for anything else. */
export function typedTime(typed: string): string | null {
  const [, hour, minute = '00'] = /^(\d{1,2})(?:\s*[:hH]\s*(\d{2})?)?$/.exec(typed.trim()) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute}`;
}

/** A day and an hour as typed, as the instant that they are; null while they are none. */
export function typedInstant(day: string, time: string): string | null {
  const checked = checkField(DAY_NEEDED, day);
  const hour = typedTime(time);
  return checked.ok && checked.value && hour ? instantAt(checked.value, hour) : null;
}

export const newCampaign = (siteId: string, today: string): CampaignTyped => {
  const [, schoolYear = ''] = schoolYearsAhead(today);
  return {
    siteId,
    schoolYear,
    name: `Réinscriptions ${schoolYear}`,
    opensDay: '',
    opensTime: '08:00',
    closesDay: '',
    closesTime: '23:59',
    administrative: true,
    byCourse: true,
    wishes: false,
    message: '',
    conditions: [],
  };
};

export const typedOf = (file: CampaignFile): CampaignTyped => ({
  siteId: file.siteId,
  schoolYear: file.schoolYear,
  name: file.name,
  opensDay: formatDay(dayOf(file.opensAt)),
  opensTime: formatTime(file.opensAt),
  closesDay: formatDay(dayOf(file.closesAt)),
  closesTime: formatTime(file.closesAt),
  administrative: file.administrative,
  byCourse: file.byCourse,
  wishes: file.wishes,
  message: file.message ?? '',
  conditions: [...file.conditions],
});

/** The same a year later: the year that it prepares, its name and its days. */
export function copyOf(file: CampaignFile): CampaignTyped {
  const later = (instant: string): string => {
    const [year = '', ...rest] = dayOf(instant).split('-');
    const day = [String(Number(year) + 1), ...rest].join('-').replace(/-02-29$/, '-02-28');
    return formatDay(day);
  };
  const next = (label: string): string => label.replace(/\b(\d{4})-(\d{4})\b/g, (_, a, b) => `${Number(a) + 1}-${Number(b) + 1}`);
  return {
    ...typedOf(file),
    schoolYear: next(file.schoolYear),
    name: next(file.name),
    opensDay: later(file.opensAt),
    closesDay: later(file.closesAt),
  };
}

/** What is sent, or what is wrong beside each field. */
export function settingsOf(
  typed: CampaignTyped,
): { settings: CampaignSettings; problems: null } | { settings: null; problems: Partial<Record<keyof CampaignTyped, string>> } {
  const problems: Partial<Record<keyof CampaignTyped, string>> = {};
  for (const edge of ['opens', 'closes'] as const) {
    const day = checkField(DAY_NEEDED, typed[`${edge}Day`]);
    if (!day.ok) problems[`${edge}Day`] = day.message;
    if (typedTime(typed[`${edge}Time`]) === null) problems[`${edge}Time`] = 'Une heure, par exemple 15:00.';
  }
  if (typed.name.trim() === '') problems.name = 'Donnez un nom à la campagne.';
  const opensAt = typedInstant(typed.opensDay, typed.opensTime);
  const closesAt = typedInstant(typed.closesDay, typed.closesTime);
  if (opensAt === null || closesAt === null || Object.keys(problems).length > 0) return { settings: null, problems };
  const { schoolYear, name, administrative, byCourse, wishes, message, conditions } = typed;
  return { settings: { schoolYear, name, opensAt, closesAt, administrative, byCourse, wishes, message, conditions }, problems: null };
}

/** The service speaks of instants and of places in the list of conditions; the form of days and lines. */
export const fieldOf = (name: string): string =>
  name === 'opensAt' ? 'opensDay' : name === 'closesAt' ? 'closesDay' : (/^conditions\.\d+/.exec(name)?.[0] ?? name);
