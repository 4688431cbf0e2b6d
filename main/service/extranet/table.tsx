/** @jsxImportSource ../jsx */
import type { Child } from 'hono/jsx';
import type { Visit } from './page.ts';

export interface Column<R> {
  readonly label: string;
  /** Money and figures stand right, dates do not break, remarks take a card's whole width. */
  readonly kind?: 'text' | 'date' | 'figure' | 'remark';
  /** What the row shows here; null leaves the cell empty. */
  value(row: R): Child;
}

/** Where a row leads and how that is called: « Ouvrir le cours Piano ». */
export interface Door {
  readonly href: string;
  readonly label: string;
  readonly word?: string;
}

interface TableProps<R> {
  visit: Visit;
  /** What the table is, for those who listen; shown above it unless the heading says the same. */
  caption: string;
  showCaption?: boolean;
  columns: readonly Column<R>[];
  rows: readonly R[];
  /** Where a row leads, null where to nothing; double-click on the row is a shortcut to it (A11Y-6.4). */
  open?: ((row: R) => Door | null) | undefined;
  /** Above the column of what opens the rows; left out where the words in it say enough. */
  openTitle?: string;
  /** Another way to the same: the page that says what a PDF says. */
  also?: (row: R) => Door | null;
  /** The whole row in sentences, for the accessibility mode: every value that the columns show stands in them (A11Y-6.11). */
  sentence(row: R): Child;
  /** Said where there is nothing to list. */
  empty: string;
  /** Many columns: cards as soon as the window is no longer wide. */
  wide?: boolean;
  /** What the row is found by, made `searchable`, where a `ListSearch` stands above. */
  words?: (row: R) => string;
  /** A heading above the rows that share it, such as the month, below an h3; the rows come in its order. */
  group?: (row: R) => string;
}

/** Rows of facts: a table that becomes cards on a phone, and sentences in accessibility mode. Every row opens by one plain link. */
export function Table<R>(props: TableProps<R>) {
  const { visit, caption, showCaption = false, columns, rows, open, openTitle, also, sentence, empty, wide, words } = props;
  const groups = groupsOf(rows, props.group);
  if (rows.length === 0) return <p class="nothing quiet">{empty}</p>;
  if (visit.look.on) {
    return (
      <>
        {groups.map(([title, members]) => (
          <>
            {title && <h4>{title}</h4>}
            <ul class="records" aria-label={title ? `${caption}, ${title}` : caption}>
              {members.map((row) => (
                <li data-words={words?.(row)}>
                  <p>{sentence(row)}</p>
                  <Doors doors={[open?.(row), also?.(row)]} />
                </li>
              ))}
            </ul>
          </>
        ))}
      </>
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
          {open && <th scope="col">{openTitle ?? <span class="unseen">Ouvrir</span>}</th>}
        </tr>
      </thead>
      {groups.map(([title, members]) => (
        <tbody>
          {title && (
            <tr class="row-group">
              <th scope="rowgroup" colspan={columns.length + (open ? 1 : 0)}>
                {title}
              </th>
            </tr>
          )}
          {members.map((row) => {
            const door = open?.(row);
            return (
              <tr data-open={door?.href} data-words={words?.(row)}>
                {columns.map(({ label, kind, value }) => (
                  <td class={kind} data-label={label}>
                    {value(row)}
                  </td>
                ))}
                {open && (
                  <td class="open">
                    <Doors doors={[door, also?.(row)]} />
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      ))}
    </table>
  );
}

/** Rows under their headings; all under none where nothing groups them. */
function groupsOf<R>(rows: readonly R[], group?: (row: R) => string): [title: string | null, rows: R[]][] {
  if (!group) return [[null, [...rows]]];
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const title = group(row);
    const members = groups.get(title);
    if (members) members.push(row);
    else groups.set(title, [row]);
  }
  return [...groups];
}

const Doors = ({ doors }: { doors: readonly (Door | null | undefined)[] }) => <>{doors.map((door) => door && <OpenLink {...door} />)}</>;

/** « Ouvrir », and for those who listen what it opens. */
const OpenLink = ({ href, label, word = 'Ouvrir' }: Door) => (
  <a class="open-link" href={href} aria-label={label}>
    {word}
  </a>
);
