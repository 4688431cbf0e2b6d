import type { ShellAnswer, ShellChannel, ShellInput, ShellOutput } from '../../shared/contract/shell.ts';
import { shellChannels } from '../../shared/contract/shell.ts';
import { OWN_ORIGIN } from './addresses.ts';

/** Who sends, as Electron tells it: null when the frame is gone already. */
export interface Sender {
  frame: { origin: string; isTop: boolean } | null;
}

/** What answers each channel. `W` is the window that asks. */
export type ShellAnswers<W> = { [C in ShellChannel]: (input: ShellInput<C>, window: W) => ShellOutput<C> | Promise<ShellOutput<C>> };

const STRANGER = 'Cette demande ne vient pas de la fenêtre de Portée\u00A0: elle est refusée.';
const MALFORMED = 'Cette demande n’a pas la forme attendue\u00A0: elle est refusée.';
const FAULT = 'Une erreur est survenue dans l’application. Elle est notée dans le journal technique.';

/**
 * Answers one message on a channel: only to the top frame of our own page, only for input of the declared shape, never with a stack
 * (ELE-2.4). Never rejects; a fault goes to `onFault`.
 */
export async function answerShell<C extends ShellChannel, W>(
  channel: C,
  answer: ShellAnswers<W>[C],
  message: { sender: Sender; window: W; args: unknown[] },
  onFault: (error: unknown) => void,
): Promise<ShellAnswer<C>> {
  const { frame } = message.sender;
  if (!frame?.isTop || frame.origin !== OWN_ORIGIN) return { ok: false, message: STRANGER };
  const input = shellChannels[channel].input.safeParse(message.args[0]);
  if (!input.success || message.args.length !== 1) return { ok: false, message: MALFORMED };
  try {
    const output = await answer(input.data as ShellInput<C>, message.window);
    return { ok: true, output: shellChannels[channel].output.parse(output) as ShellOutput<C> };
  } catch (error) {
    onFault(error);
    return { ok: false, message: FAULT };
  }
}
