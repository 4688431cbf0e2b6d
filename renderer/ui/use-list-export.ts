import { useRef, useState } from 'react';
import type { ExportFormat } from '../../shared/contract/exports.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { useHost } from '../host/host.ts';
import type { Taken } from './ListExport.tsx';
import { tableFile, tableFileName } from './table-file.ts';
import { tellDone, tellRefused } from './tell.ts';
import { useSaveFile } from './use-save-file.ts';

interface Standing {
  done: number;
  total: number;
  /** More than one page: worth a window that shows how far it is. */
  isLong: boolean;
}

/** Reads the whole of a list; `onPage` hears how far that is, and stops it by giving false: then there are none (null). */
export type ReadAll<T> = (onPage: (done: number, total: number) => boolean) => Promise<T[] | null>;

/** Reads the whole list, gives it to a file or to the printer, and has it noted. */
export function useListExport<T extends { id: string }>(readAll: ReadAll<T>, { title, fileName, filters = [], columns }: Taken<T>) {
  const { call } = useHost();
  const saveFile = useSaveFile();
  const [standing, setStanding] = useState<Standing | null>(null);
  const [printed, setPrinted] = useState<T[] | null>(null);
  const running = useRef(0);

  const read = (run: number): Promise<T[] | null> =>
    readAll((done, total) => {
      if (running.current !== run) return false;
      setStanding({ done, total, isLong: done < total });
      return true;
    });

  const note = (format: ExportFormat, rows: number) => call('exports.note', { list: title, format, rows, filtered: filters.some(Boolean) });

  const save = async (format: 'csv' | 'xlsx', rows: T[]): Promise<void> => {
    const bytes = await tableFile(format, title, columns, rows);
    const path = await saveFile(tableFileName(fileName, format, new Date()), bytes, 'La liste n’a pas été enregistrée');
    if (!path) return;
    await note(format, rows.length);
    tellDone(`Liste enregistrée : ${path}`);
  };

  const take = async (format: ExportFormat): Promise<void> => {
    const run = ++running.current;
    setStanding({ done: 0, total: 0, isLong: false });
    try {
      const rows = await read(run);
      setStanding((shown) => shown && { ...shown, isLong: false });
      if (!rows) return;
      if (format === 'print') {
        await note('print', rows.length);
        setPrinted(rows);
      } else await save(format, rows);
    } catch (error) {
      tellRefused(error as Refusal, 'La liste n’a pas été exportée');
    } finally {
      if (running.current === run) setStanding(null);
    }
  };
  const stop = () => {
    running.current++;
    setStanding(null);
  };
  return { take, stop, standing, printed, afterPrint: () => setPrinted(null) };
}
