import { pino } from 'pino';
import { afterAll } from 'vitest';
import type { Reason } from '../../main/service/documents/examination.ts';
import { createExaminer, type Examiner, type ExaminerOptions, type Verdict } from '../../main/service/documents/examiner.ts';

export interface Examination {
  examiner: Examiner;
  /** `ok`, or the word under which the refusal stands in the log. */
  outcome(fileName: string, bytes: Uint8Array): Promise<'ok' | Reason>;
  /** What was taken; fails with the reason when it was not. */
  taken(fileName: string, bytes: Uint8Array): Promise<Extract<Verdict, { ok: true }>>;
  /** The lines of the log so far, parsed. */
  lines(): Record<string, unknown>[];
}

/** The examiner as the service has it, for all tests of a file; its processes end with the last one. */
export function anExamination(options: Partial<ExaminerOptions> = {}): Examination {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const examiner = createExaminer({ log, ...options });
  afterAll(() => examiner.stop());

  const outcome: Examination['outcome'] = async (fileName, bytes) => {
    const at = lines.length;
    const verdict = await examiner.examine(fileName, bytes);
    return verdict.ok ? 'ok' : (lines[at]?.refused as Reason);
  };
  return {
    examiner,
    outcome,
    async taken(fileName, bytes) {
      const verdict = await examiner.examine(fileName, bytes);
      if (!verdict.ok) throw new Error(`${lines.at(-1)?.refused}: ${verdict.sentence}`);
      return verdict;
    },
    lines: () => lines,
  };
}
