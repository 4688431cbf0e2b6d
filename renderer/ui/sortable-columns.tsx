import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import type { DataTableColumn, DataTableSortStatus } from 'mantine-datatable';
import classes from './RowsTable.module.css';

/**
 * Columns that can be ordered get a real button in their head, and the head says how it is ordered: the table kit would make the head
 * itself a button, and it would be the head of nothing any more for those who hear it.
 */
export const sortableColumns = <T,>(
  columns: readonly DataTableColumn<T>[],
  sort: DataTableSortStatus<T> | undefined,
  onSort: ((sort: DataTableSortStatus<T>) => void) | undefined,
): DataTableColumn<T>[] =>
  columns.map((column) => {
    if (!column.sortable || !sort || !onSort) return { ...column, sortable: false };
    const { accessor } = column;
    const direction = sort.columnAccessor === accessor ? sort.direction : null;
    const turn = () =>
      onSort({ columnAccessor: accessor as string, direction: direction === 'asc' ? 'desc' : 'asc' } as DataTableSortStatus<T>);
    return {
      ...column,
      sortable: false,
      title: (
        <button
          type="button"
          className={classes.sort}
          onClick={turn}
          ref={(button) => {
            button
              ?.closest('th')
              ?.setAttribute('aria-sort', direction === null ? 'none' : direction === 'asc' ? 'ascending' : 'descending');
          }}
        >
          {column.title}
          <Arrow direction={direction} />
        </button>
      ),
    };
  });

function Arrow({ direction }: { direction: 'asc' | 'desc' | null }) {
  const Icon = direction === null ? IconArrowsSort : direction === 'asc' ? IconArrowUp : IconArrowDown;
  return <Icon aria-hidden size={14} stroke={1.75} data-idle={direction === null || undefined} />;
}
