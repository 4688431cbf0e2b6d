import { z } from 'zod';
import type { Answer, ServiceMessage } from '../../../shared/contract/wire.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Knock } from '../context.ts';
import type { Dispatch } from '../dispatch.ts';

/** The end of a MessageChannel as Electron's utility process has it; typed here because the service knows no Electron. */
export interface MessagePort {
  on(event: 'message', listener: (message: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
}

const request = z.strictObject({
  id: z.int(),
  name: z.string().max(100),
  input: z.unknown(),
  token: z.string().max(200).nullable(),
});

const KNOCK: Knock = { door: 'port', ip: '', userAgent: 'Portée' };

/** Serves one window: answers its calls and passes events on until the port closes. */
export function servePort(port: MessagePort, dispatch: Dispatch, listen: (tell: (message: ServiceMessage) => void) => () => void): void {
  const post = (message: ServiceMessage) => port.postMessage(message);
  const stopListening = listen(post);
  port.on('message', ({ data }) => {
    void answer(dispatch, data).then((reply) => reply && post({ kind: 'answer', answer: reply }));
  });
  port.on('close', stopListening);
  port.start();
}

/** A message that is not even a request has nobody waiting for an answer: it is dropped. */
async function answer(dispatch: Dispatch, data: unknown): Promise<Answer | null> {
  const parsed = request.safeParse(data);
  if (!parsed.success) return null;
  const { id, name, input, token } = parsed.data;
  try {
    return { id, ok: true, output: await dispatch.call(name, input, token, KNOCK) };
  } catch (error) {
    if (error instanceof Refusal) return { id, ok: false, refusal: error.toData() };
    throw error;
  }
}
