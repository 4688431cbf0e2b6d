import { type ListPlace, ROWS_ON_A_PAGE } from '../../../../shared/contract/teaching.ts';

/** The rows of one page of a list, and where they stand in it; past the end, the last page. */
export function onPage<R>(rows: readonly R[], wanted: number): ListPlace & { rows: R[] } {
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_ON_A_PAGE));
  const page = Math.min(wanted, pages);
  return { rows: rows.slice((page - 1) * ROWS_ON_A_PAGE, page * ROWS_ON_A_PAGE), total: rows.length, page, pages };
}

/** The page of a list that shows the row at this place in it (from 0). */
export const pageAt = (index: number): number => Math.floor(index / ROWS_ON_A_PAGE) + 1;
