import { ActionIcon, Button, Menu, Modal, Progress } from '@mantine/core';
import { IconChevronDown, IconDownload, IconFileTypeCsv, IconPrinter, IconTable } from '@tabler/icons-react';
import type { InputOf, OperationName, OutputOf } from '../../shared/contract/index.ts';
import { counted, figure } from '../../shared/count.ts';
import { useHost } from '../host/host.ts';
import { allRows } from './all-rows.ts';
import classes from './ListExport.module.css';
import { PrintedList } from './PrintedList.tsx';
import type { TableColumn } from './table-cells.ts';
import { type ReadAll, useListExport } from './use-list-export.ts';

/** The operations that answer a page of a list. */
export type ListName = {
  [N in OperationName]: OutputOf<N> extends { rows: { id: string }[]; total: number } ? N : never;
}[OperationName];
export type RowOf<N extends ListName> = OutputOf<N> extends { rows: (infer R extends { id: string })[] } ? R : never;

/** What leaves the window, and under which name. */
export interface Taken<T> {
  /** « Familles et élèves »: heads the paper, names the sheet, and is what the history calls it. */
  title: string;
  /** « familles »: the day and the kind of file follow. */
  fileName: string;
  /** What the list is filtered by, in words: « Site : Centre ». Printed under the title. */
  filters?: readonly (string | false | null | undefined)[];
  columns: readonly TableColumn<T>[];
}

interface ExportedList<N extends ListName> extends Taken<RowOf<N>> {
  operation: N;
  /** The filters of the list as it is shown; page after page of them is asked. */
  input: Omit<InputOf<N>, 'page' | 'pageSize'>;
}

interface Shown {
  /** How long the list is; undefined while it is being asked. */
  total: number | undefined;
  /** A small button with its icon alone, where there is no room for a word. */
  compact?: boolean;
}

/** The whole list as it is filtered, taken out of the window: a workbook, a CSV file or paper. Each is noted in the history. */
export function ListExport<N extends ListName>({ operation, input, ...list }: ExportedList<N> & Shown) {
  const { call } = useHost();
  const readAll: ReadAll<RowOf<N>> = (onPage) =>
    allRows(
      async (page, pageSize) => (await call(operation, { ...input, page, pageSize } as InputOf<N>)) as { rows: RowOf<N>[]; total: number },
      onPage,
    );
  return <ExportMenu readAll={readAll} {...list} />;
}

interface RowsAtHand<T> extends Taken<T>, Pick<Shown, 'compact'> {
  /** Undefined while they are being asked. */
  rows: readonly T[] | undefined;
}

/** The same of a list that is not read by pages: what is shown is all there is. */
export const RowsExport = <T extends { id: string }>({ rows, ...list }: RowsAtHand<T>) => (
  <ExportMenu readAll={async () => [...(rows ?? [])]} total={rows?.length} {...list} />
);

type Menued<T> = Taken<T> & Shown & { readAll: ReadAll<T> };

function ExportMenu<T extends { id: string }>({ readAll, total, compact = false, ...list }: Menued<T>) {
  const { take, stop, standing, printed, afterPrint } = useListExport(readAll, list);
  const isBusy = standing !== null;
  if (total === 0) return null;
  const lines = total === undefined ? '' : counted(total, 'ligne');
  const filtered = list.filters?.some(Boolean);
  return (
    <>
      <Menu position="bottom-end" width={250}>
        <Menu.Target>
          {compact ? (
            <ActionIcon
              variant="subtle"
              size={32}
              aria-label={`Exporter : ${list.title}`}
              title="Exporter"
              disabled={total === undefined}
              loading={isBusy}
            >
              <IconDownload aria-hidden size={18} stroke={1.75} />
            </ActionIcon>
          ) : (
            <Button
              variant="default"
              disabled={total === undefined}
              loading={isBusy}
              leftSection={<IconDownload aria-hidden size={18} stroke={1.75} />}
              rightSection={<IconChevronDown aria-hidden size={16} stroke={1.75} />}
            >
              Exporter
            </Button>
          )}
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {lines}
            {filtered && ', avec les filtres du moment'}
          </Menu.Label>
          <Menu.Item leftSection={<IconTable aria-hidden size={17} stroke={1.75} />} onClick={() => void take('xlsx')}>
            Classeur Excel (XLSX)
          </Menu.Item>
          <Menu.Item leftSection={<IconFileTypeCsv aria-hidden size={17} stroke={1.75} />} onClick={() => void take('csv')}>
            Fichier CSV
          </Menu.Item>
          <Menu.Item leftSection={<IconPrinter aria-hidden size={17} stroke={1.75} />} onClick={() => void take('print')}>
            Imprimer
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={standing?.isLong ?? false} onClose={stop} title="Lecture de la liste">
        <Progress value={(100 * (standing?.done ?? 0)) / Math.max(standing?.total ?? 1, 1)} aria-label="Avancement de la lecture" />
        <p className={classes.standing}>
          {figure(standing?.done ?? 0)} sur {figure(standing?.total ?? 0)}
        </p>
        <div className={classes.actions}>
          <Button variant="default" onClick={stop}>
            Arrêter
          </Button>
        </div>
      </Modal>
      {printed && <PrintedList title={list.title} filters={list.filters ?? []} columns={list.columns} rows={printed} onEnd={afterPrint} />}
    </>
  );
}
