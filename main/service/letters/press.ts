import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Refusal } from '../../../shared/refusal.ts';
import type { LetterNews } from '../entry-letters.ts';
import type { LetterRun } from './run.ts';

export interface Standing {
  done: number;
  total: number;
}

/** Draws many letters into one PDF, away from everything else that the service does. */
export interface LetterPress {
  /** The PDF of a run under this name. Refused as a conflict while one of that name is drawn, or when it is stopped. */
  draw(name: string, run: LetterRun, onProgress: () => void): Promise<Uint8Array<ArrayBuffer>>;
  /** How far the one of this name is; null when none is drawn. */
  standing(name: string): Standing | null;
  /** Whether there was something to stop. */
  cancel(name: string): boolean;
  stop(): Promise<void>;
}

interface Running extends Standing {
  worker: Worker;
  end(refusal: Refusal): void;
}

/** How often open windows hear how far it is, ms. */
const TELL_MS = 300;

export function createLetterPress(): LetterPress {
  const running = new Map<string, Running>();

  function end(name: string, refusal: Refusal): boolean {
    const one = running.get(name);
    one?.end(refusal);
    return one !== undefined;
  }

  return {
    async draw(name, run, onProgress) {
      if (running.has(name)) throw new Refusal('conflict', 'Ces lettres sont déjà en cours de préparation.');
      const worker = new Worker(entry(), { workerData: run });
      let told = 0;
      try {
        return await new Promise((resolve, reject) => {
          const one: Running = { worker, done: 0, total: run.letters.length, end: reject };
          running.set(name, one);
          worker.on('message', (news: LetterNews) => {
            if ('pdf' in news) return resolve(news.pdf);
            one.done = news.done;
            if (performance.now() - told < TELL_MS) return;
            told = performance.now();
            onProgress();
          });
          worker.once('error', reject);
          worker.once('exit', (code) => reject(new Error(`the thread that draws letters ended by itself with ${code}`)));
        });
      } finally {
        running.delete(name);
        await worker.terminate();
        onProgress();
      }
    },
    standing(name) {
      const one = running.get(name);
      return one ? { done: one.done, total: one.total } : null;
    },
    cancel: (name) => end(name, new Refusal('conflict', 'La préparation des lettres a été arrêtée : rien n’a été imprimé.')),
    async stop() {
      const workers = [...running.values()].map(({ worker }) => worker);
      for (const name of running.keys())
        end(name, new Refusal('unavailable', 'Portée se ferme : préparez les lettres de nouveau ensuite.'));
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** The half that draws: bundled beside this file, from source one folder above. */
function entry(): string {
  const bundled = join(import.meta.dirname, 'entry-letters.js');
  return existsSync(bundled) ? bundled : join(import.meta.dirname, '..', 'entry-letters.ts');
}
