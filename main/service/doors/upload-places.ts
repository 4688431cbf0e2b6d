import { LRUCache } from 'lru-cache';
import { Refusal } from '../../../shared/refusal.ts';
import { BODY_BYTES } from '../extranet/upload.ts';

/** How many forms with files are read at once, and how often one browser may send one (UPL-3.1, 3.12). */
export interface UploadPlaces {
  /** False once a session has sent thirty forms with files within ten minutes; this one counts. */
  mayTry(sessionId: string, now: Date): boolean;
  /**
   * Waits until so many bytes (null: not said) may be read for this account, of which one form is read at a time. Gives what gives the
   * place back. Refused as unavailable when too many wait already.
   */
  enter(accountId: string, announced: number | null): Promise<() => void>;
}

const TRIES = 30;
const TRIES_MS = 10 * 60_000;
const SESSIONS = 10_000;
/** Bytes of forms that are held at once: with their sealed copies this stays far below 50 MiB. */
const HELD_BYTES = 12 * 1024 * 1024;
const WAITING = 60;

interface Waiting {
  accountId: string;
  bytes: number;
  begin(): void;
}

export function uploadPlaces(): UploadPlaces {
  const tries = new LRUCache<string, number[]>({ max: SESSIONS });
  const waiting: Waiting[] = [];
  const reading = new Set<string>();
  let held = 0;

  /** In the order of coming; whoever is still being read lets the next one pass. */
  function letIn(): void {
    for (const one of [...waiting]) {
      if (reading.has(one.accountId)) continue;
      if (held > 0 && held + one.bytes > HELD_BYTES) return;
      waiting.splice(waiting.indexOf(one), 1);
      reading.add(one.accountId);
      held += one.bytes;
      one.begin();
    }
  }

  function leave({ accountId, bytes }: Waiting): void {
    reading.delete(accountId);
    held -= bytes;
    letIn();
  }

  return {
    mayTry(sessionId, now) {
      const since = now.getTime() - TRIES_MS;
      // a clock set back must not shut anybody out
      const recent = (tries.get(sessionId) ?? []).filter((at) => at > since && at <= now.getTime());
      if (recent.length >= TRIES) return false;
      tries.set(sessionId, [...recent, now.getTime()]);
      return true;
    },
    enter(accountId, announced) {
      if (waiting.length >= WAITING)
        throw new Refusal('unavailable', 'Beaucoup de fichiers arrivent en ce moment : réessayez dans une minute.');
      return new Promise((resolve) => {
        const place: Waiting = {
          accountId,
          bytes: Math.min(announced ?? BODY_BYTES, BODY_BYTES),
          begin: () => resolve(() => leave(place)),
        };
        waiting.push(place);
        letIn();
      });
    },
  };
}
