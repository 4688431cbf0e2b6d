import { capital } from './typography.ts';

/** The office lives in Paris whatever the machine's time zone is. Instants are UTC ISO texts, days are `YYYY-MM-DD`. */
const ZONE = 'Europe/Paris';

const shortDay = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', day: '2-digit', month: '2-digit', year: 'numeric' });
const longDay = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
const fullDay = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const month = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', month: 'long', year: 'numeric' });
const parisDay = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });
const parisTime = new Intl.DateTimeFormat('fr-FR', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });

/** The day (`YYYY-MM-DD`) that it is in Paris at this instant. */
export const dayOf = (instant: string | Date): string => parisDay.format(new Date(instant));

/** `2026-11-22` gives `22/11/2026`. */
export const formatDay = (day: string): string => shortDay.format(new Date(`${day}T00:00:00Z`));

/** `2026-09-01` gives `1er septembre 2026`: Intl leaves the « er » out. */
export const formatLongDay = (day: string): string => longDay.format(new Date(`${day}T00:00:00Z`)).replace(/^1 /, '1er ');

/** `2026-10-01` gives « jeudi 1er octobre 2026 ». */
export const formatFullDay = (day: string): string => fullDay.format(new Date(`${day}T00:00:00Z`)).replace(/ 1 /, ' 1er ');

/** `2026-11-22` gives « Novembre 2026 », as a heading. */
export const formatMonth = (day: string): string => capital(month.format(new Date(`${day}T00:00:00Z`)));

const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

/** 1 gives « lundi », 7 « dimanche ». */
export function weekdayName(weekday: number): string {
  const name = WEEKDAYS[weekday - 1];
  if (!name) throw new RangeError(`a weekday is 1 to 7, got ${weekday}`);
  return name;
}

/** An instant as `22/11/2026`, in Paris. */
export const formatDate = (instant: string | Date): string => formatDay(dayOf(instant));

/** An instant as `14:05`, in Paris. */
export const formatTime = (instant: string | Date): string => parisTime.format(new Date(instant));

/** A day and an hour of the office's clock (`2027-01-31`, `15:00`) as the UTC instant that it is; an hour that spring leaves out is the next. */
export function instantAt(day: string, time: string): string {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  const ahead = (at: number) => Date.parse(`${dayOf(new Date(at))}T${formatTime(new Date(at))}:00Z`) - at;
  // the second time with the offset of the instant that was found
  return new Date(asUtc - ahead(asUtc - ahead(asUtc))).toISOString();
}

/** An instant as « 22/11/2026 à 15 h 00 », in Paris: how the end of something is said. */
export const formatDeadline = (instant: string | Date): string =>
  `${formatDate(instant)} à ${formatTime(instant).replace(':', '\u00a0h\u00a0')}`;

/** An instant as `22/11/2026 à 14:05`, in Paris. */
export const formatDateTime = (instant: string | Date): string => `${formatDate(instant)} à ${formatTime(instant)}`;

const MINUTE = 60_000;

/** How long ago an instant was, as people say it: « à l’instant », « il y a 12 min », « hier », « il y a 3 j ». */
export function formatAge(instant: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - new Date(instant).getTime()) / MINUTE);
  if (minutes < 1) return 'à l’instant';
  if (minutes < 60) return `il y a ${minutes} min`;
  const days = daysBetween(dayOf(instant), dayOf(now));
  if (days === 0) return `il y a ${Math.floor(minutes / 60)} h`;
  return days === 1 ? 'hier' : `il y a ${days} j`;
}

/** `2026-11-20` and 3 give `2026-11-23`; a negative count goes back. */
export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * 24 * 60 * MINUTE).toISOString().slice(0, 10);

/** Whole days from one day to another (both `YYYY-MM-DD`). */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / (24 * 60 * MINUTE));

/** Whole years of age on a day, from a birth date (both `YYYY-MM-DD`). */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
