import { join } from 'node:path';
import { MessageChannelMain, type UtilityProcess, utilityProcess } from 'electron';
import type { ExaminerOrder, FromService, ToService } from '../../shared/contract/service-process.ts';

/** The processes that read uploaded files for one life of the service. Each gets one end of a channel, the service the other. */
export interface Examiners {
  /** Does what the service has ordered; false when the message is about something else. */
  obey(message: FromService): message is ExaminerOrder;
}

export function examinersOf(service: UtilityProcess): Examiners {
  const running = new Map<number, UtilityProcess>();
  const tell = (message: ToService, ports: Electron.MessagePortMain[] = []) =>
    service.pid !== undefined && service.postMessage(message, ports);

  function start(id: number, desk: string): void {
    const examiner = utilityProcess.fork(join(import.meta.dirname, '../service/entry-examiner.js'), [desk], {
      serviceName: `portee-examiner-${desk}`,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: bareEnvironment(),
    });
    const { port1, port2 } = new MessageChannelMain();
    running.set(id, examiner);
    examiner.once('exit', (code) => {
      running.delete(id);
      tell({ type: 'examiner-ended', id, code });
    });
    examiner.postMessage(null, [port1]);
    tell({ type: 'examiner', id }, [port2]);
  }

  service.once('exit', () => {
    for (const examiner of running.values()) examiner.kill();
  });
  return {
    obey(message): message is ExaminerOrder {
      if (message.type === 'examiner') start(message.id, message.desk);
      else if (message.type === 'end-examiner') running.get(message.id)?.kill();
      else return false;
      return true;
    },
  };
}

/** Nothing of the person's own (ELE-2.13); Windows loads its libraries by this. */
const bareEnvironment = (): Record<string, string> => (process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {});
