import { isLoopback } from '../outbox/mail-server.ts';

/** No answer, half an answer, or one that is none of the service's: nothing is known, and it can be asked again. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

export interface Outgoing {
  method: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** Milliseconds for the whole of it, the last byte included. */
  timeout: number;
}

/** An answer has a few hundred bytes; what is far longer is not ours. */
const LONGEST = 64 * 1024;

/** The addresses that may be asked: over HTTPS, or on this very machine. Gives what is wrong with it, or null. */
export function problemOfAddress(address: string): string | null {
  if (!URL.canParse(address)) return 'Adresse complète, par exemple https://paiement.exemple.fr/payer';
  const { protocol, hostname, username, password } = new URL(address);
  if (username || password) return 'L’adresse ne contient ni nom ni mot de passe.';
  if (protocol === 'https:') return null;
  if (protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, ''))) return null;
  return 'L’adresse commence par https:// (http:// seulement pour un service de cet ordinateur).';
}

/** Asks this address and no other: a redirection is not followed, since it could lead anywhere. */
export async function ask(address: string, { method, headers, body, timeout }: Outgoing): Promise<{ status: number; text: string }> {
  const problem = problemOfAddress(address);
  if (problem) throw new NoAnswer(problem);
  const signal = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(address, {
      method,
      signal,
      redirect: 'manual',
      ...(headers && { headers }),
      ...(body !== undefined && { body }),
    });
    return { status: response.status, text: await shortText(response) };
  } catch (cause) {
    if (cause instanceof NoAnswer) throw cause;
    throw new NoAnswer(signal.aborted ? 'Le service de paiement n’a pas répondu à temps.' : 'Le service de paiement est injoignable.', {
      cause,
    });
  }
}

async function shortText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > LONGEST) throw new NoAnswer('Le service de paiement a répondu autre chose que prévu.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
