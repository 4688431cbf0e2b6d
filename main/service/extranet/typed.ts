import { Refusal } from '../../../shared/refusal.ts';

/** A posted form: names to what was typed; of a repeated name the last one counts. */
export type Typed = ReadonlyMap<string, string>;

export const FORM_BYTES = 64 * 1024;
export const FORM_FIELDS = 300;
export const NOTHING_TYPED: Typed = new Map();

/** Thrown while a body is being read: the door answers with the status and reads no further (NET-4.7). */
export class TooMuch extends Error {
  readonly status = 413;
}

export class NotAForm extends Error {
  readonly status = 415;
}

/** Reads an ordinary form, counting while it arrives: what the sender says about its length is only trusted when it says too much. */
export async function readForm(request: Request): Promise<Typed> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) throw new NotAForm('not an ordinary form');
  if (Number(request.headers.get('content-length') ?? 0) > FORM_BYTES) throw new TooMuch('announced as too long');
  return fieldsOf(await readUpTo(request, FORM_BYTES));
}

async function readUpTo(request: Request, limit: number): Promise<string> {
  const reader = request.body?.getReader();
  if (!reader) return '';
  const parts: Uint8Array[] = [];
  let length = 0;
  const next = () =>
    reader.read().catch((cause: unknown) => {
      // a browser that goes away while it sends is no fault of ours
      throw new NotAForm('the sender hung up', { cause });
    });
  for (let part = await next(); !part.done; part = await next()) {
    length += part.value.byteLength;
    if (length > limit) throw new TooMuch('longer than a form may be');
    parts.push(part.value);
  }
  return Buffer.concat(parts).toString('utf8');
}

function fieldsOf(body: string): Typed {
  const typed = new Map<string, string>();
  let count = 0;
  for (const [name, value] of new URLSearchParams(body)) {
    count += 1;
    if (count > FORM_FIELDS) throw new TooMuch('more fields than a form may have');
    requireVisible(name, value);
    typed.set(name, value);
  }
  return typed;
}

/** A NUL is never typed by a person, and SQLite would end the text there. */
export function requireVisible(name: string, value: string): void {
  if (!value.includes('\0')) return;
  throw new Refusal('invalid', 'Ce texte contient des caractères invisibles : retapez-le.', { [name]: 'Retapez ce champ.' });
}
