import { Button, VisuallyHidden } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { figure } from '../../../shared/count.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Empty } from '../../ui/states.tsx';
import classes from './follow-up.module.css';

interface Props {
  title: string;
  /** Names the table. */
  label: string;
  columns: readonly string[];
  /** The first cell is the row's name. */
  rows: readonly (readonly (string | number)[])[];
  /** Each colour with its word. */
  legend?: readonly { name: string; color: string }[];
  note?: string | null;
  aside?: ReactNode;
  /** The chart. */
  children: ReactNode;
}

/** A chart that is the same as a table: seen as either, read out as the table. */
export function ChartPanel({ title, label, columns, rows, legend = [], note, aside, children }: Props) {
  const [asTable, setAsTable] = useState(false);
  const table = <FiguresTable label={label} columns={columns} rows={rows} />;
  return (
    <Panel
      title={title}
      aside={
        <>
          {aside}
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={asTable ? <IconChartBar aria-hidden size={16} stroke={1.75} /> : <IconTable aria-hidden size={16} stroke={1.75} />}
            aria-label={`${asTable ? 'Graphique' : 'Tableau'} : ${title}`}
            onClick={() => setAsTable((former) => !former)}
          >
            {asTable ? 'Graphique' : 'Tableau'}
          </Button>
        </>
      }
      flush={asTable}
    >
      {rows.length === 0 ? (
        <Empty sentence="Rien à compter pour le moment." />
      ) : asTable ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard (WCAG 2.1.1)
        <section aria-label={label} tabIndex={0} className={classes.scroll}>
          {table}
        </section>
      ) : (
        <>
          <div aria-hidden className={classes.chart}>
            {children}
            {legend.length > 0 && (
              <ul className={classes.legend}>
                {legend.map(({ name, color }) => (
                  <li key={name}>
                    <span style={{ background: color }} />
                    {name}
                  </li>
                ))}
              </ul>
            )}
          </div>
          {note && <p className={classes.small}>{note}</p>}
          <VisuallyHidden>{table}</VisuallyHidden>
        </>
      )}
    </Panel>
  );
}

const FiguresTable = ({ label, columns, rows }: Pick<Props, 'label' | 'columns' | 'rows'>) => (
  <table className={classes.table} aria-label={label}>
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(([name, ...cells]) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          {cells.map((cell, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
            <td key={place}>{typeof cell === 'number' ? figure(cell) : cell}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
