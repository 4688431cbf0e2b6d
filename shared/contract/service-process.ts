import type { ExtranetState } from './office.ts';

/** From the desktop's shell to the service's process. The `port` message carries one end of a MessageChannel. */
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
  | { type: 'stop' };

export type FromService =
  | { type: 'ready'; extranet: ExtranetState }
  | { type: 'extranet'; extranet: ExtranetState }
  /** It cannot run, or go on, on this store or in this folder: a sentence for the person. The shell ends it then. */
  | { type: 'problem'; code: string; message: string };
