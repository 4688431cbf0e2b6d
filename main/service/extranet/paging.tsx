/** @jsxImportSource ../jsx */
import { capital } from '../../../shared/typography.ts';
import { Arrows } from './arrows.tsx';
import type { Visit } from './page.ts';

interface PagingProps {
  /** What the rows are, in the plural: « séances ». */
  noun: string;
  /** How many rows a page has at the most. */
  size: number;
  page: number;
  pages: number;
  total: number;
  /** This list at another page. */
  href(page: number): string;
}

/** Which page of a long list is asked for, from 1; anything else than a number gives the first. */
export function wantedPage(visit: Visit): number {
  const page = Number(visit.query.get('page') ?? 1);
  return Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1;
}

/** The address of a page of a list: `page` is left out of the first, and `query` comes before it. */
export function pageHref(path: string, page: number, query: Record<string, string> = {}): string {
  const search = new URLSearchParams({ ...query, ...(page > 1 && { page: String(page) }) }).toString();
  return search ? `${path}?${search}` : path;
}

/** Below a long list: which rows these are, and the way to the others. A list of one page has none. */
export const Paging = ({ noun, size, page, pages, total, href }: PagingProps) => {
  if (pages < 2) return null;
  const numbers = Array.from({ length: pages }, (_, i) => String(i + 1));
  return (
    <div class="paging">
      <p>
        {capital(noun)} {(page - 1) * size + 1} à {Math.min(page * size, total)} sur {total}
      </p>
      <Arrows
        label={`Pages des ${noun}`}
        names={['Première page', 'Page précédente', 'Page suivante', 'Dernière page']}
        ids={numbers}
        here={String(page)}
        href={(number) => href(Number(number))}
      />
    </div>
  );
};
