/** What came out of the examination of a file that somebody gave (UPL-3.2 to 3.4). */
export type Verdict =
  | {
      ok: true;
      /** What the content is, whatever the browser called it. */
      mediaType: 'image/jpeg' | 'image/png' | 'application/pdf';
      /** What may be kept: an image made anew without anything but its picture, a PDF as it came. */
      bytes: Uint8Array;
      /** Of a PDF; null for an image. */
      pages: number | null;
    }
  | {
      ok: false;
      /** French: what can be done, then why. */
      sentence: string;
    };

/** Reads files from strangers in a process of its own, so that a file made to break its reader breaks nothing else (ELE-2.13). */
export interface Examiner {
  /**
   * The verdict on one file of at most 2 MiB. `fileName` is the browser's, of which only the end counts.
   * Refuses as unavailable when the examination could not take place: the same file may be given again.
   */
  examine(fileName: string, bytes: Uint8Array): Promise<Verdict>;
  /** Ends the process; whoever waits is refused as unavailable. */
  stop(): Promise<void>;
}
