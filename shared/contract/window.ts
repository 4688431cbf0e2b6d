import type { ServiceState } from './shell.ts';
import type { Answer, Event, Request } from './wire.ts';

export type { ServiceState };

export type CallAnswer = { ok: true; output: unknown } | { ok: false; refusal: Extract<Answer, { ok: false }>['refusal'] };

/** All that the window can ask of the machine: `window.portee`. Nothing generic, nothing of Electron. */
export interface PorteeWindow {
  readonly platform: string;
  /** Never rejects: a dead service answers with the refusal `unavailable`. */
  call(request: Omit<Request, 'id'>): Promise<CallAnswer>;
  /** Something changed. Gives the function that stops listening. */
  onEvent(listener: (event: Event) => void): () => void;
  /** The present state at once, then each change. Gives the function that stops listening. */
  onService(listener: (state: ServiceState) => void): () => void;
  /** Asks the person where to save; `path` is null when the dialog was closed. A write that fails is a French sentence. */
  saveFile(file: { name: string; bytes: Uint8Array }): Promise<{ path: string | null; problem: string | null }>;
  /** Hands a PDF that a family gave to the system's own viewer; it is never read in this window. `problem`: why it could not be opened. */
  openDocument(file: { name: string; bytes: Uint8Array }): Promise<{ problem: string | null }>;
  /** Opens the extranet, at the address that the shell knows itself, in the person's own browser. */
  openExtranet(): Promise<void>;
  /** After `failed`: tries once more. */
  restartService(): Promise<void>;
}
