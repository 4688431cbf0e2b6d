import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { type Answer, type Desk, MEMORY, type Question } from './examination.ts';

/** A process that examines files, whatever started it. */
export interface ExaminerProcess {
  send(question: Question): void;
  /** Ends it at once, whatever it does. */
  kill(): void;
  /** It is no longer needed, and ends by itself. */
  letGo(): void;
  onAnswer(hear: (answer: Answer) => void): void;
  /** Heard once, when it has ended: with its exit code, or the number of the signal that ended it. */
  onEnd(hear: (code: number) => void): void;
}

/** Starts a process of this desk. It says `ready` when it can be asked. */
export type LaunchExaminer = (desk: Desk) => ExaminerProcess;

/** What a decoder ends with that was broken by its file; anything else that ends a process comes from outside. */
const CRASHES = new Set<number | undefined>([
  ...(['SIGILL', 'SIGTRAP', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGSEGV'] as const).map((signal) => constants.signals[signal]),
  134, // abort() on Windows
]);
const FIRST_WINDOWS_EXCEPTION = 0xc0000000;

export const isCrash = (code: number): boolean => CRASHES.has(code) || code >>> 0 >= FIRST_WINDOWS_EXCEPTION;

/** The half that runs apart: bundled beside this file, from source one folder above. */
function entry(): string {
  const bundled = join(import.meta.dirname, 'entry-examiner.js');
  return existsSync(bundled) ? bundled : join(import.meta.dirname, '..', 'entry-examiner.ts');
}

/** An ordinary child of Node. It inherits nothing of the environment but what a process needs to start (ELE-2.13). */
export function forkExaminer(desk: Desk, memory: number = MEMORY[desk]): ExaminerProcess {
  const child = fork(entry(), [desk, String(memory)], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
    env: bareEnvironment(),
  });
  // a message to a process that is just ending: its end is what counts
  child.on('error', () => {});
  return {
    send: (question) => child.send(question, () => {}),
    kill: () => child.kill('SIGKILL'),
    letGo: () => child.connected && child.disconnect(),
    onAnswer: (hear) => child.on('message', (answer) => hear(answer as Answer)),
    onEnd: (hear) => child.once('exit', (code, signal) => hear(code ?? constants.signals[signal ?? 'SIGKILL'])),
  };
}

function bareEnvironment(): Record<string, string> {
  const needed = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(needed);
}
