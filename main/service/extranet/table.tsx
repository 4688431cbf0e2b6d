/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { Visit } from './page.ts';

export interface Column<R> {
  readonly label: string;
  /** Money and figures stand right, dates do not break. */
  readonly kind?: 'text' | 'date' | 'figure';
  /** What the row shows here; null leaves the cell empty. */
  value(row: R): Child;
}

interface TableProps<R> {
  visit: Visit;
  /** What the table is, for those who listen; shown above it unless the heading says the same. */
  caption: string;
  showCaption?: boolean;
  columns: readonly Column<R>[];
  rows: readonly R[];
  /** Where a row leads and how that is called: « Ouvrir le cours Piano ». Double-click on the row is a shortcut to it (A11Y-6.4). */
  open?: ((row: R) => { readonly href: string; readonly label: string; readonly word?: string }) | undefined;
  /** The whole row in sentences, for the accessibility mode: every value that the columns show stands in them (A11Y-6.11). */
  sentence(row: R): Child;
  /** Said where there is nothing to list. */
  empty: string;
  /** Many columns: cards as soon as the window is no longer wide. */
  wide?: boolean;
  /** What the row is found by, made `searchable`, where a `ListSearch` stands above. */
  words?: (row: R) => string;
}

/** Rows of facts: a table that becomes cards on a phone, and sentences in accessibility mode. Every row opens by one plain link. */
export function Table<R>({ visit, caption, showCaption = false, columns, rows, open, sentence, empty, wide, words }: TableProps<R>) {
  if (rows.length === 0) return <p class="nothing quiet">{empty}</p>;
  if (visit.look.on) {
    return (
      <ul class="records" aria-label={caption}>
        {rows.map((row) => (
          <li data-words={words?.(row)}>
            <p>{sentence(row)}</p>
            {open && <OpenLink {...open(row)} />}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <table class={wide ? 'table wide' : 'table'}>
      <caption class={showCaption ? undefined : 'unseen'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ label, kind }) => (
            <th scope="col" class={kind}>
              {label}
            </th>
          ))}
          {open && (
            <th scope="col">
              <span class="unseen">Ouvrir</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const door = open?.(row);
          return (
            <tr data-open={door?.href} data-words={words?.(row)}>
              {columns.map(({ label, kind, value }) => (
                <td class={kind} data-label={label}>
                  {value(row)}
                </td>
              ))}
              {door && (
                <td class="open">
                  <OpenLink {...door} />
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** « Ouvrir », and for those who listen what it opens. */
const OpenLink = ({ href, label, word = 'Ouvrir' }: { href: string; label: string; word?: string | undefined }) => (
  <a class="open-link" href={href} aria-label={label}>
    {word}
  </a>
);
