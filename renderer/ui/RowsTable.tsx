import type { UseQueryResult } from '@tanstack/react-query';
import { DataTable, type DataTableColumn, type DataTableSortStatus } from 'mantine-datatable';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { figure } from '../../shared/count.ts';
import type { Refusal } from '../../shared/refusal.ts';
import classes from './RowsTable.module.css';
import { sortableColumns } from './sortable-columns.tsx';
import { Problem, Waiting } from './states.tsx';

interface Props<T> {
  /** What the rows are, for those who cannot see the heading. */
  label: string;
  asked: UseQueryResult<{ rows: T[]; total: number }, Refusal>;
  columns: DataTableColumn<T>[];
  /** From 0. */
  page: number;
  pageSize: number;
  onPage: (page: number) => void;
  /** Where a row leads; its first cell holds the same as a link, for the keyboard. */
  toRow?: (row: T) => string;
  empty: ReactNode;
  /** By which column the service has ordered the rows; columns say themselves whether they can be (`sortable`). */
  sort?: DataTableSortStatus<T>;
  onSort?: (sort: DataTableSortStatus<T>) => void;
}

const CONTROLS = { first: 'Première page', previous: 'Page précédente', next: 'Page suivante', last: 'Dernière page' };

/** A long list, a page at a time, in its four states. */
export function RowsTable<T extends { id: string }>({
  label,
  asked,
  columns,
  page,
  pageSize,
  onPage,
  toRow,
  empty,
  sort,
  onSort,
}: Props<T>) {
  const go = useNavigate();
  if (asked.error && !asked.data) return <Problem refusal={asked.error} retry={() => void asked.refetch()} busy={asked.isFetching} />;
  if (!asked.data) return <Waiting rows={10} height={41} />;
  if (asked.data.total === 0) return <div className={classes.frame}>{empty}</div>;
  return (
    <div className={classes.frame} aria-busy={asked.isPlaceholderData}>
      <DataTable<T>
        aria-label={label}
        records={asked.data.rows}
        columns={sortableColumns(columns, sort, onSort)}
        idAccessor="id"
        verticalSpacing={8}
        horizontalSpacing="md"
        verticalAlign="center"
        fz={14}
        highlightOnHover={toRow !== undefined}
        backgroundColor="var(--surface)"
        borderColor="var(--line)"
        rowBorderColor="var(--line)"
        highlightOnHoverColor="var(--ink-wash)"
        styles={{ table: { tableLayout: 'fixed' } }}
        minHeight={0}
        {...(toRow && {
          onRowClick: ({ record, event }) => {
            if (!(event.target instanceof Element && event.target.closest('a, button'))) void go(toRow(record));
          },
        })}
        page={page + 1}
        onPageChange={(next) => onPage(next - 1)}
        totalRecords={asked.data.total}
        recordsPerPage={pageSize}
        paginationText={({ from, to, totalRecords }) => `${figure(from)} à ${figure(to)} sur ${figure(totalRecords)}`}
        paginationActiveBackgroundColor="var(--ink)"
        paginationActiveTextColor="var(--surface)"
        getPaginationControlProps={(control) => ({ 'aria-label': CONTROLS[control] })}
        getPaginationItemProps={(item) => ({ 'aria-label': `Page ${item}` })}
        {...(asked.data.total <= pageSize && { classNames: { pagination: classes.onePage } })}
      />
    </div>
  );
}
