// What the service and the process that examines files say to each other. Sentences for people stay on this side of it: `sentences.ts`.

/** What the name of a file promises. */
export type Kind = 'jpeg' | 'png' | 'pdf';

export type MediaType = 'image/jpeg' | 'image/png' | 'application/pdf';

export const MEDIA_TYPES = { jpeg: 'image/jpeg', png: 'image/png', pdf: 'application/pdf' } as const satisfies Record<Kind, MediaType>;

/** Why a file is not taken; also the word for it in the log. */
export type Reason =
  | 'empty'
  | 'forbidden-name'
  | 'office-document'
  | 'archive'
  | 'film-or-sound'
  | 'heic'
  | 'other-image'
  | 'other-type'
  | 'misnamed'
  | 'two-in-one'
  | 'unreadable-image'
  | 'too-many-pixels'
  | 'unreadable-pdf'
  | 'encrypted-pdf'
  | 'active-pdf'
  | 'too-many-pages'
  | 'too-heavy'
  | 'too-slow';

export type Finding =
  | { ok: true; mediaType: MediaType /** Null: as they came. */; bytes: Uint8Array | null; pages: number | null }
  | { ok: false; reason: Reason /** What a misnamed file really is. */; actual?: Kind };

export const refused = (reason: Reason, actual?: Kind): Finding => ({ ok: false, reason, ...(actual && { actual }) });

/** To the process: one file at a time, the next after its answer. */
export interface Question {
  kind: Kind;
  bytes: Uint8Array;
}

/** From the process. `rss` is its resident memory, bytes. */
export type Answer = { type: 'ready' } | { type: 'finding'; finding: Finding; rss: number };

/** The codes with which the process ends itself: its memory was going past the limit, or the file broke the one that read it. */
export const EXIT = { tooHeavy: 71, broken: 72 } as const;

/** Resident memory that the process may take in all, bytes (UPL-3.3, UPL-3.4). */
export const MEMORY = { image: 512 * 1024 * 1024, pdf: 256 * 1024 * 1024 } as const;

/** A PDF and a picture never share a process: each kind has its own limits, and neither waits for the other. */
export type Desk = keyof typeof MEMORY;

export const deskOf = (kind: Kind): Desk => (kind === 'pdf' ? 'pdf' : 'image');
