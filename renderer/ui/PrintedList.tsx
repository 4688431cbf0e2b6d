import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { counted } from '../../shared/count.ts';
import { formatDateTime } from '../../shared/dates.ts';
import classes from './PrintedList.module.css';
import { cellText, isNumeric, type TableColumn } from './table-cells.ts';

interface Props<T> {
  title: string;
  filters: readonly (string | false | null | undefined)[];
  columns: readonly TableColumn<T>[];
  rows: readonly T[];
  /** The printer's window has been closed. */
  onEnd: () => void;
}

/** The list as paper: nothing of the window around it, the head of the table again on each page. On the screen there is nothing of it. */
export function PrintedList<T extends { id: string }>({ title, filters, columns, rows, onEnd }: Props<T>) {
  const asked = useRef(false);
  useEffect(() => {
    // once, also where React mounts twice
    if (asked.current) return;
    asked.current = true;
    window.addEventListener('afterprint', onEnd, { once: true });
    window.print();
  }, [onEnd]);
  const said = filters.filter((filter): filter is string => Boolean(filter));
  return createPortal(
    <div data-paper data-wide={columns.length > 5 || undefined} className={classes.paper}>
      <h1>{title}</h1>
      <p>{[counted(rows.length, 'ligne'), ...said, `le ${formatDateTime(new Date())}`].join(' · ')}</p>
      <table>
        <thead>
          <tr>
            {columns.map(({ title: head, kind }) => (
              <th key={head} scope="col" data-numeric={isNumeric(kind) || undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map(({ title: head, kind, value }) => (
                <td key={head} data-numeric={isNumeric(kind) || undefined}>
                  {cellText(kind, value(row))}
                  {kind === 'cents' && cellText(kind, value(row)) !== '' && ' €'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>,
    document.body,
  );
}
