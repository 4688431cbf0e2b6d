import type { ExtranetState } from './office.ts';

/** From the desktop's shell to the service's process. The `port` and `examiner` messages carry one end of a MessageChannel. */
export type ToService =
  | {
      type: 'start';
      dataDir: string;
      /** 32 bytes; never in argv or in the environment (ELE-2.13). */
      storeKey: Uint8Array;
      keyProtected: boolean;
      version: string;
    }
  | { type: 'port' }
  /** The process that was asked for under this number has been started: the port leads to it. */
  | { type: 'examiner'; id: number }
  | { type: 'examiner-ended'; id: number; code: number }
  | { type: 'stop' };

/** A service that runs inside Electron can start no process itself: the shell does it at its word, and sees nothing of what passes between them. */
export type ExaminerOrder =
  /** Start a process that reads uploaded files; `desk` is what it is told to read. */
  { type: 'examiner'; id: number; desk: string } | { type: 'end-examiner'; id: number };

export type FromService =
  | { type: 'ready'; extranet: ExtranetState }
  | { type: 'extranet'; extranet: ExtranetState }
  /** It cannot run, or go on, on this store or in this folder: a sentence for the person. The shell ends it then. */
  | { type: 'problem'; code: string; message: string }
  | ExaminerOrder;
