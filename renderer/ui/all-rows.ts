/** The longest page that a list gives. */
const PAGE_SIZE = 200;

interface Page<T> {
  rows: T[];
  total: number;
}

/**
 * Every row of a list, asked page after page. A list that moves meanwhile shows a row on two pages: it is kept once. `onPage` hears how
 * many there are so far, and stops the reading by giving false; then there are none (null).
 */
export async function allRows<T extends { id: string }>(
  ask: (page: number, pageSize: number) => Promise<Page<T>>,
  onPage: (done: number, total: number) => boolean,
): Promise<T[] | null> {
  const found = new Map<string, T>();
  for (let page = 0; ; page++) {
    const { rows, total } = await ask(page, PAGE_SIZE);
    for (const row of rows) found.set(row.id, row);
    if (!onPage(found.size, total)) return null;
    if (rows.length < PAGE_SIZE || (page + 1) * PAGE_SIZE >= total) return [...found.values()];
  }
}
