import type { Logger } from 'pino';
import { Refusal } from '../../../shared/refusal.ts';
import { type Desk, deskOf, EXIT, type Finding, MEMORY, type MediaType, type Question, refused } from './examination.ts';
import { forkExaminer, isCrash, type LaunchExaminer } from './examiner-process.ts';
import { kindByName } from './file-kind.ts';
import { createLane, type Outcome } from './lane.ts';
import { sentenceFor } from './sentences.ts';

/** What came out of the examination of a file that somebody gave (UPL-3.2 to 3.4). */
export type Verdict =
  | {
      ok: true;
      /** What the content is, whatever the browser called it. */
      mediaType: MediaType;
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

/** Reads files from strangers in processes of its own, so that a file made to break its reader breaks nothing else (ELE-2.13). */
export interface Examiner {
  /**
   * The verdict on one file of at most 2 MiB. `fileName` is the browser's, of which only the end counts.
   * Refuses as unavailable when the examination could not take place: the same file may be given again.
   */
  examine(fileName: string, bytes: Uint8Array): Promise<Verdict>;
  /** Ends the processes; whoever waits is refused as unavailable. */
  stop(): Promise<void>;
}

export interface ExaminerOptions {
  log: Logger;
  /** Where there is no ordinary Node to fork, something else starts the process. */
  launch?: LaunchExaminer;
  /** How long one file may take, ms (UPL-3.3, UPL-3.4). */
  within?: Record<Desk, number>;
}

/** How long one file may take, ms (UPL-3.3, UPL-3.4). */
export const WITHIN: Record<Desk, number> = { image: 10_000, pdf: 5_000 };
/** Files that stand in line at one desk, 2 MiB each; a decision takes well under a second. */
const IN_LINE = 24;

type Named = ReturnType<typeof kindByName>;

interface Found {
  finding: Finding;
  /** What the process that read it takes of the memory, bytes. */
  rss?: number;
}

/** Made once per running service; no process is started before the first file. */
export function createExaminer({ log, launch = forkExaminer, within = WITHIN }: ExaminerOptions): Examiner {
  const desks = {
    // a decoder keeps the memory of the largest picture it has seen: what is left must do for the next one
    image: createLane({ launch, desk: 'image', within: within.image, keptBelow: MEMORY.image * 0.7 }),
    pdf: createLane({ launch, desk: 'pdf', within: within.pdf, keptBelow: MEMORY.pdf * 0.7 }),
  };

  async function findingOf(named: Named, bytes: Uint8Array): Promise<Found> {
    if (named.kind === null) return { finding: refused(named.reason) };
    return bytes.length === 0 ? { finding: refused('empty') } : readApart({ kind: named.kind, bytes });
  }

  async function readApart(question: Question): Promise<Found> {
    const desk = desks[deskOf(question.kind)];
    if (desk.load() > IN_LINE)
      throw new Refusal('unavailable', 'Beaucoup de fichiers arrivent en ce moment : importez celui-ci de nouveau dans une minute.');
    const outcome = await desk.examine(question);
    if (outcome.end === 'found') return outcome;
    const reason = reasonFor(outcome);
    if (reason) return { finding: refused(reason === 'broken' ? unreadable(question) : reason) };
    log.warn(
      { kind: question.kind, ended: outcome.end, ...(outcome.end === 'died' && { code: outcome.code }) },
      'a file could not be examined',
    );
    throw new Refusal('unavailable', 'Importez le fichier de nouveau : sa vérification a été interrompue, et rien n’a été enregistré.');
  }

  return {
    async examine(fileName, bytes) {
      const began = performance.now();
      const named = kindByName(fileName);
      const { finding, rss } = await findingOf(named, bytes);
      const outcome = finding.ok ? { pages: finding.pages } : { refused: finding.reason };
      const ms = Math.round(performance.now() - began);
      log.info({ examined: named.kind ?? 'other', ...outcome, bytes: bytes.length, ms, rss }, 'a file was examined');
      if (!finding.ok) return { ok: false, sentence: sentenceFor(finding.reason, named.kind, finding.actual) };
      return { ok: true, mediaType: finding.mediaType, bytes: finding.bytes ?? bytes, pages: finding.pages };
    },
    async stop() {
      desks.image.stop();
      desks.pdf.stop();
    },
  };
}

/** What the end of the process says about the file; null when it says nothing: somebody else ended it, or it never began. */
function reasonFor(outcome: Exclude<Outcome, { end: 'found' }>): 'too-slow' | 'too-heavy' | 'broken' | null {
  if (outcome.end === 'too-slow') return 'too-slow';
  if (outcome.end !== 'died' || !outcome.asked || outcome.code === null) return null;
  if (outcome.code === EXIT.tooHeavy) return 'too-heavy';
  return outcome.code === EXIT.broken || isCrash(outcome.code) ? 'broken' : null;
}

const unreadable = ({ kind }: Question) => (kind === 'pdf' ? 'unreadable-pdf' : 'unreadable-image');
