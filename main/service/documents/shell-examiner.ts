import type { ExaminerOrder, ToService } from '../../../shared/contract/service-process.ts';
import type { Answer, Question } from './examination.ts';
import type { ExaminerProcess, LaunchExaminer } from './examiner-process.ts';

/** One end of the channel to such a process, as Electron's utility process has it. */
export interface ExaminerPort {
  on(event: 'message', listener: (message: { data: unknown }) => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

export interface ShellExaminers {
  launch: LaunchExaminer;
  /** What the shell says of the processes that were ordered; false when the message is about something else. */
  hear(message: ToService, port: ExaminerPort | undefined): boolean;
}

/** On a desktop the shell starts the processes, because Electron's utility process can start none. */
export function shellExaminers(order: (order: ExaminerOrder) => void): ShellExaminers {
  const running = new Map<number, ReturnType<typeof ordered>>();
  let last = 0;
  return {
    launch(desk) {
      const id = ++last;
      const examiner = ordered(() => order({ type: 'end-examiner', id }));
      running.set(id, examiner);
      order({ type: 'examiner', id, desk });
      return examiner.process;
    },
    hear(message, port) {
      if (message.type === 'examiner' && port) running.get(message.id)?.connect(port);
      else if (message.type === 'examiner-ended') {
        running.get(message.id)?.end(message.code);
        running.delete(message.id);
      } else return false;
      return true;
    },
  };
}

/** A process that is on its way: what it is told before its port is there waits. */
function ordered(kill: () => void) {
  let port: ExaminerPort | null = null;
  const waiting: Question[] = [];
  const hearers: { answer(answer: Answer): void; end(code: number): void } = { answer() {}, end() {} };
  const process: ExaminerProcess = {
    send({ kind, bytes }) {
      // a copy: a port would send all of the memory in which these bytes lie, be it much more
      const question = { kind, bytes: Uint8Array.from(bytes) };
      if (port) port.postMessage(question);
      else waiting.push(question);
    },
    kill,
    letGo: () => (port ? port.close() : kill()),
    onAnswer(hear) {
      hearers.answer = hear;
    },
    onEnd(hear) {
      hearers.end = hear;
    },
  };
  return {
    process,
    connect(given: ExaminerPort): void {
      port = given;
      given.on('message', ({ data }) => hearers.answer(data as Answer));
      given.start();
      for (const question of waiting.splice(0)) given.postMessage(question);
    },
    end: (code: number) => hearers.end(code),
  };
}
