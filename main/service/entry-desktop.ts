// The service as the desktop runs it: in Electron's utility process, told what to do over its parent port.
import { StoreProblem } from '../../db/problems.ts';
import type { FromService, ToService } from '../../shared/contract/service-process.ts';
import { type ExaminerPort, shellExaminers } from './documents/shell-examiner.ts';
import { type MessagePort, servePort } from './doors/port.ts';
import { openLog } from './log.ts';
import { type Service, start } from './start.ts';

interface ParentPort {
  on(event: 'message', listener: (message: { data: ToService; ports: (MessagePort & ExaminerPort)[] }) => void): void;
  postMessage(message: FromService): void;
}

const { parentPort } = process as unknown as { parentPort: ParentPort };
const log = openLog();
const tell = (message: FromService) => parentPort.postMessage(message);
const examiners = shellExaminers(tell);
/** The window is being drawn at first: the store is read through once it stands. */
const PROVE_AFTER_MS = 3_000;
/** Null: there is none that could be asked to stop. */
let service: Promise<Service | null> | null = null;

parentPort.on('message', ({ data, ports: [port] }) => {
  if (examiners.hear(data, port)) return;
  if (data.type === 'start') service = open(data);
  else if (data.type === 'stop') void stop();
  else if (port)
    void service?.then(
      (running) => running && servePort(port, running.dispatch, (post) => running.listen((event) => post({ kind: 'event', event }))),
    );
});

async function open(order: Extract<ToService, { type: 'start' }>): Promise<Service | null> {
  try {
    const running = await start({
      dataDir: order.dataDir,
      storeKey: order.storeKey,
      keyProtected: order.keyProtected,
      version: order.version,
      clock: { now: () => new Date() },
      log,
      env: process.env,
      extranet: { host: null, port: portOf(process.env.PORTEE_PORT) },
      onExtranet: (extranet) => tell({ type: 'extranet', extranet }),
      launchExaminer: examiners.launch,
    });
    tell({ type: 'ready', extranet: running.extranet() });
    setTimeout(() => void proveStore(running), PROVE_AFTER_MS).unref();
    return running;
  } catch (error) {
    if (!(error instanceof StoreProblem)) throw error;
    tell({ type: 'problem', code: error.code, message: error.message });
    return null;
  }
}

/** `PORTEE_PORT` stands before the setting: for tests, and for a machine on which something else has that port. */
function portOf(given: string | undefined): number | null {
  const port = Number(given);
  return given && Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : null;
}

/** A damaged store is not served on: the shell shows the sentence instead of the window. */
async function proveStore(running: Service): Promise<void> {
  const damage = await running.store.prove();
  if (damage) tell({ type: 'problem', code: damage.code, message: damage.message });
}

async function stop(): Promise<void> {
  await Promise.race([service?.then((running) => running?.stop()), new Promise((resolve) => setTimeout(resolve, 9_000))]);
  process.exit(0);
}
