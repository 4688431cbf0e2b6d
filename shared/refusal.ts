import { typeset } from './typography.ts';

/** The six ways in which Portée says no. Anything else that goes wrong is a fault, not a refusal. */
export type RefusalCode = 'invalid' | 'not-found' | 'not-allowed' | 'conflict' | 'expired' | 'unavailable';

/** What crosses a door: plain data, never a stack. `fields` maps an input's name to the sentence shown beside it. */
export interface RefusalData {
  code: RefusalCode;
  message: string;
  fields?: Record<string, string>;
  /** Set for faults only: what the person quotes to support, also found in the log. */
  reference?: string;
}

/** The one expected error: a French sentence on which the person can act, beside its fields where there are some. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly fields: Record<string, string> | undefined;
  readonly reference: string | undefined;

  constructor(code: RefusalCode, message: string, fields?: Record<string, string>, reference?: string) {
    super(typeset(message));
    this.code = code;
    this.fields = fields && Object.fromEntries(Object.entries(fields).map(([field, sentence]) => [field, typeset(sentence)]));
    this.reference = reference;
  }

  toData(): RefusalData {
    return {
      code: this.code,
      message: this.message,
      ...(this.fields && { fields: this.fields }),
      ...(this.reference && { reference: this.reference }),
    };
  }

  static from(data: RefusalData): Refusal {
    return new Refusal(data.code, data.message, data.fields, data.reference);
  }
}

/** Refuses one field of a form; the sentence doubles as the message of the whole. */
export const refuseField = (field: string, message: string, code: RefusalCode = 'invalid'): Refusal =>
  new Refusal(code, message, { [field]: message });

/** Refuses several fields at once (name to sentence): one sentence for the whole, each of them beside its field. */
export function refuseFields(fields: Record<string, string>): Refusal {
  const [first = 'Valeur inattendue.', ...others] = Object.values(fields);
  return new Refusal('invalid', others.length > 0 ? 'Vérifiez les champs signalés.' : first, fields);
}

/** Ends the request when a check has found problems (name to sentence); `prefix` stands before each name, as the input has it. */
export function requireNoProblems(problems: Partial<Record<string, string | null>>, prefix = ''): void {
  const fields = Object.entries(problems).flatMap(([field, sentence]) => (sentence ? [[`${prefix}${field}`, sentence]] : []));
  if (fields.length > 0) throw refuseFields(Object.fromEntries(fields));
}

export const notFound = (what = 'Cet élément'): Refusal => new Refusal('not-found', `${what} n’existe pas ou n’existe plus.`);
