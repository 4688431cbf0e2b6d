// Draws the letters of a run in a worker thread of the service: nothing else is held up meanwhile, and ending it frees what it took.
import { parentPort, workerData } from 'node:worker_threads';
import { drawLetters, type LetterRun } from './letters/run.ts';

export type LetterNews = { done: number } | { pdf: Uint8Array<ArrayBuffer> };

/** Told so often, in letters. */
const TELL_EVERY = 20;

const pdf = await drawLetters(workerData as LetterRun, (done) => {
  if (done % TELL_EVERY === 0) parentPort?.postMessage({ done } satisfies LetterNews);
});
parentPort?.postMessage({ pdf } satisfies LetterNews, [pdf.buffer]);
