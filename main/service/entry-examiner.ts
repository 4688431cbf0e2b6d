// The process that reads files from strangers: a child of Node, or Electron's utility process. Its main thread only watches the memory; the
// files are read in a worker, so that the watch goes on whatever a file does there.
import { writeFileSync } from 'node:fs';
import { isMainThread, parentPort as mainThread, Worker, workerData } from 'node:worker_threads';
import { type Answer, type Desk, EXIT, type Finding, MEMORY, type Question } from './documents/examination.ts';

/** The end of a MessageChannel in Electron's utility process; the shell hands it over. */
interface Port {
  on(event: 'message', listener: (message: { data: Question }) => void): void;
  on(event: 'close', listener: () => void): void;
  postMessage(answer: Answer): void;
  start(): void;
}
interface ShellPort {
  once(event: 'message', listener: (message: { ports: Port[] }) => void): void;
}

const WATCH_EVERY_MS = 20;
/** What JavaScript may keep of a file, MB; the rest of the limit is the runtime's and the decoder's. */
const HEAP_MB = 128;

const [, , desk, memory] = process.argv as (string | undefined)[];

if (isMainThread) await watch(desk as Desk, Number(memory ?? MEMORY[desk as Desk]));
else await read(workerData as Desk);

async function watch(desk: Desk, memory: number): Promise<void> {
  beFirstToGo();
  const { ask, answer } = await service();
  const reader = new Worker(import.meta.filename, { workerData: desk, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
  let watching: NodeJS.Timeout | undefined;
  let isReady = false;
  ask((question) => {
    watching = setInterval(() => process.memoryUsage.rss() > memory && process.exit(EXIT.tooHeavy), WATCH_EVERY_MS);
    reader.postMessage(question);
  });
  reader.on('message', (said: 'ready' | Finding) => {
    clearInterval(watching);
    isReady = true;
    answer(said === 'ready' ? { type: 'ready' } : { type: 'finding', finding: said, rss: process.memoryUsage.rss() });
  });
  reader.on('error', (error: NodeJS.ErrnoException) => {
    // what is missing here; once files are read an error may quote one
    if (!isReady) console.error(error);
    process.exit(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? EXIT.tooHeavy : EXIT.broken);
  });
}

/** Whoever started this process asks and is answered; when that one is gone, so are we. */
function service(): Promise<{ ask(hear: (question: Question) => void): void; answer(answer: Answer): void }> {
  const { parentPort: shell } = process as unknown as { parentPort?: ShellPort };
  if (!shell) {
    process.on('disconnect', () => process.exit());
    return Promise.resolve({
      ask: (hear) => process.on('message', hear),
      answer: (answer) => void process.send?.(answer),
    });
  }
  return new Promise((resolve) =>
    shell.once('message', ({ ports: [port] }) => {
      if (!port) throw new Error('no port came with the first message of the shell');
      port.on('close', () => process.exit());
      resolve({
        ask(hear) {
          port.on('message', ({ data }) => hear(data));
          port.start();
        },
        answer: (answer) => port.postMessage(answer),
      });
    }),
  );
}

/** Where memory runs out, Linux ends this process rather than the service. */
function beFirstToGo(): void {
  if (process.platform !== 'linux') return;
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000');
  } catch {
    // a container may forbid it: the limits of our own stand
  }
}

async function read(desk: Desk): Promise<void> {
  const examine =
    desk === 'pdf'
      ? (await import('./documents/reading/pdf.ts')).examinePdf
      : await (await import('./documents/reading/image.ts')).imageExaminer();
  mainThread?.on('message', async (question: Question) => {
    mainThread?.postMessage(await examine(question));
  });
  mainThread?.postMessage('ready');
}
