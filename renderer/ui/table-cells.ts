import { dayOf, formatDate, formatDay, formatTime } from '../../shared/dates.ts';

// What a cell of a list is, whatever it leaves the house on: paper, CSV or a workbook.

/** `cents` whole cents; `day` `YYYY-MM-DD`; `instant` a UTC ISO text, told as the office's clock shows it. */
export type Kind = 'text' | 'number' | 'cents' | 'yes-no' | 'day' | 'instant';
export type CellValue = string | number | boolean | null | undefined;

export interface TableColumn<T> {
  title: string;
  value: (row: T) => CellValue;
  /** `text` where nothing is said. */
  kind?: Kind;
  /** Of the column of a workbook, in characters. */
  width?: number;
}

/** A cell as people read it; empty for none. The spaces of money and dates are ordinary ones: a table is searched and pasted from. */
export function cellText(kind: Kind | undefined, value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (kind === 'cents') return (Number(value) / 100).toFixed(2).replace('.', ',');
  if (kind === 'number') return String(value).replace('.', ',');
  if (kind === 'yes-no') return value ? 'oui' : 'non';
  if (kind === 'day') return formatDay(String(value));
  if (kind === 'instant') return `${formatDate(String(value))} ${formatTime(String(value))}`;
  return String(value);
}

/** What the office's calendar and clock show, as the date without a zone that a workbook has. */
export function workbookDate(kind: 'day' | 'instant', value: string): Date {
  return new Date(kind === 'day' ? `${value}T00:00:00Z` : `${dayOf(value)}T${formatTime(value)}:00Z`);
}

export const isNumeric = (kind: Kind | undefined): boolean => kind === 'number' || kind === 'cents';
