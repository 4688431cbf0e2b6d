import type { Answer, Desk, Finding, Question } from './examination.ts';
import type { ExaminerProcess, LaunchExaminer } from './examiner-process.ts';

/** How one file ended: with a finding, or with the process. `asked` is false when it died before it was given the file. */
export type Outcome =
  | { end: 'found'; finding: Finding; rss: number }
  | { end: 'too-slow' }
  | { end: 'died'; code: number | null; asked: boolean }
  | { end: 'stopped' };

export interface LaneOptions {
  launch: LaunchExaminer;
  desk: Desk;
  /** How long one file may take, ms; the process is killed then. */
  within: number;
  /** A process that has had nothing to do for so long is ended, ms. */
  keptFor?: number;
  /** One whose memory stays above this is ended after its file: the next begins with a fresh one. Bytes. */
  keptBelow?: number;
}

export interface Lane {
  /** The next file, in the order of asking. Never rejects. */
  examine(question: Question): Promise<Outcome>;
  /** How many files it has, the one on the table included. */
  load(): number;
  stop(): void;
}

const NEVER_READY: Outcome = { end: 'died', code: null, asked: false };
const TOO_SLOW: Outcome = { end: 'too-slow' };
/** Node or Electron is slow to start on a cold disk; beyond this it never will. */
const READY_WITHIN = 30_000;

/** One process at a time, started for the first file, kept for the next ones, and one file at a time in it. */
export function createLane({ launch, desk, within, keptFor = 120_000, keptBelow = Number.POSITIVE_INFINITY }: LaneOptions): Lane {
  let running: Running | null = null;
  let before: Promise<unknown> = Promise.resolve();
  let load = 0;
  let isStopped = false;
  let idle: NodeJS.Timeout | undefined;

  async function examineNow(question: Question): Promise<Outcome> {
    if (isStopped) return { end: 'stopped' };
    clearTimeout(idle);
    if (!running) {
      const started = run(launch(desk));
      running = started;
      started.onEnd(() => {
        if (running === started) running = null;
      });
    }
    const outcome = await running.examine(question, within);
    if (isStopped) return { end: 'stopped' };
    if (outcome.end !== 'found') part('kill');
    else if (outcome.rss > keptBelow) part('letGo');
    idle = setTimeout(() => part('letGo'), keptFor);
    idle.unref();
    return outcome;
  }

  function part(how: 'kill' | 'letGo'): void {
    running?.[how]();
    running = null;
  }

  return {
    examine(question) {
      load++;
      // a process that cannot even be started must not keep the files behind it waiting for ever
      const outcome = before.then(() => examineNow(question)).catch(() => NEVER_READY);
      before = outcome.finally(() => load--);
      return outcome;
    },
    load: () => load,
    stop() {
      isStopped = true;
      clearTimeout(idle);
      part('kill');
    },
  };
}

interface Running {
  examine(question: Question, within: number): Promise<Outcome>;
  kill(): void;
  letGo(): void;
  onEnd(hear: () => void): void;
}

/** Turns one process's messages and its end into outcomes. */
function run(child: ExaminerProcess): Running {
  const enders: (() => void)[] = [];
  let settle: (outcome: Outcome) => void = () => {};
  let asked = false;
  let hearReady: (ready: 'ready') => void = () => {};
  const ready = new Promise<'ready'>((resolve) => {
    hearReady = resolve;
  });
  child.onAnswer((answer: Answer) => {
    if (answer.type === 'ready') hearReady('ready');
    else settle({ end: 'found', finding: answer.finding, rss: answer.rss });
  });
  const ended = new Promise<Outcome>((resolve) =>
    child.onEnd((code) => {
      for (const hear of enders) hear();
      resolve({ end: 'died', code, asked });
    }),
  );

  return {
    kill: () => child.kill(),
    letGo: () => child.letGo(),
    onEnd: (hear) => void enders.push(hear),
    async examine(question, within) {
      asked = false;
      const start = await late(READY_WITHIN, Promise.race([ready, ended]), NEVER_READY);
      if (start !== 'ready') return start;
      const answered = new Promise<Outcome>((resolve) => {
        settle = resolve;
      });
      asked = true;
      child.send(question);
      return late(within, Promise.race([answered, ended]), TOO_SLOW);
    },
  };
}

/** What comes first: the work, or after `ms` what is to be said instead. */
async function late<T, U>(ms: number, work: Promise<T>, instead: U): Promise<T | U> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<U>((resolve) => {
    timer = setTimeout(() => resolve(instead), ms);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
