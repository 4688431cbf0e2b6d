// The values of which a PDF is made (ISO 32000-1, 7.3), read leniently: what a viewer would guess is not refused here, because what may not be
// there is found by its name and not by its place.
import { Unfit } from './unfit.ts';

/** A name is kept with its slash and without escapes: `/Type`. What a string says is never needed. */
export type Value = number | boolean | null | string | Ref | Dict | Value[] | typeof TEXT;
export type Dict = Map<string, Value>;

export interface Ref {
  object: number;
}

export const TEXT = Symbol('a string of the PDF');

export const isDict = (value: Value | undefined): value is Dict => value instanceof Map;
export const isRef = (value: Value | undefined): value is Ref =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map);

/** What all the reading of one file may take together, and what it has met. */
export interface Reading {
  /** How many more values may be read: 2 MiB of brackets must not become a gigabyte of objects. */
  valuesLeft: number;
  /** Is told each name, escapes undone. */
  onName(name: string): void;
}

const DEEPEST = 100;
const ENDS = new Set(['endobj', 'stream', 'xref', 'trailer', 'startxref', '']);
const SPACE = '\\0\\t\\n\\f\\r ';
const DELIMITER = '()<>\\[\\]{}/%';
const BLANK = new RegExp(`(?:[${SPACE}]+|%[^\\r\\n]*)*`, 'y');
const HEX = new RegExp(`[0-9a-fA-F${SPACE}]*`, 'y');
const REGULAR = new RegExp(`[^${SPACE}${DELIMITER}]*`, 'y');
const NUMBER = /^[+-]*(?:\d+\.?\d*|\.\d+)/;

/** Reads values one after the other from a place in a text of one byte per character. */
export class ValueReader {
  at: number;
  readonly #text: string;
  readonly #reading: Reading;

  constructor(text: string, at: number, reading: Reading) {
    this.at = at;
    this.#text = text;
    this.#reading = reading;
  }

  /** The values up to the word that ends an object, and that word; '' at the end of the text. What is out of place is passed over. */
  untilEnd(): { values: Value[]; word: string } {
    const values: Value[] = [];
    let word = this.#collect(values, 0);
    while (!ENDS.has(word)) word = this.#collect(values, 0);
    return { values, word };
  }

  /** One value, whatever follows it. */
  one(): Value {
    const values: Value[] = [];
    this.#next(values, 0);
    return values[0] ?? null;
  }

  /** Adds values until something closes; gives what it was. */
  #collect(values: Value[], depth: number): string {
    for (;;) {
      const end = this.#next(values, depth);
      if (end !== null) return end;
    }
  }

  /** Adds one value, or gives what stands there instead: `]`, `>>`, another sign, or a word. */
  #next(values: Value[], depth: number): string | null {
    this.at += this.#match(BLANK).length;
    const sign = this.#text[this.at];
    if (sign === undefined) return '';
    if (--this.#reading.valuesLeft < 0) throw new Unfit('too-heavy');
    this.at++;
    if (sign === '/') values.push(this.#name());
    else if (sign === '(') values.push(this.#string());
    else if (sign === '[') values.push(this.#nested(']', depth));
    else if (sign === '<' && this.#text[this.at] === '<') {
      this.at++;
      values.push(dictOf(this.#nested('>>', depth)));
    } else if (sign === '<') values.push(this.#hexString());
    else if (sign === '>' && this.#text[this.at] === '>') {
      this.at++;
      return '>>';
    } else if (DELIMITER.includes(sign)) return sign;
    else {
      this.at--;
      return this.#word(values);
    }
    return null;
  }

  #nested(close: string, depth: number): Value[] {
    if (depth >= DEEPEST) throw new Unfit('unreadable-pdf');
    const values: Value[] = [];
    for (;;) {
      const end = this.#collect(values, depth + 1);
      if (end === close) return values;
      if (end === '' || end === 'endobj' || end === 'stream') throw new Unfit('unreadable-pdf');
      values.push(null);
    }
  }

  #name(): string {
    const name = `/${unescaped(this.#take(REGULAR))}`;
    this.#reading.onName(name);
    return name;
  }

  #word(values: Value[]): string | null {
    const word = this.#take(REGULAR);
    const number = NUMBER.exec(word);
    if (number) values.push(Number(number[0].replace(/^[+-]*(?=[+-])/, '')));
    else if (word === 'true' || word === 'false') values.push(word === 'true');
    else if (word === 'null') values.push(null);
    else if (word === 'R' && typeof values.at(-2) === 'number') values.splice(-2, 2, { object: Number(values.at(-2)) });
    else return word;
    return null;
  }

  #string(): typeof TEXT {
    for (let open = 1; open > 0; this.at++) {
      const sign = this.#text[this.at];
      if (sign === undefined) throw new Unfit('unreadable-pdf');
      if (sign === '\\') this.at++;
      else if (sign === '(') open++;
      else if (sign === ')') open--;
    }
    return TEXT;
  }

  #hexString(): typeof TEXT {
    // with anything else in it, some viewers would read on inside
    this.#take(HEX);
    if (this.#text[this.at++] !== '>') throw new Unfit('unreadable-pdf');
    return TEXT;
  }

  #take(pattern: RegExp): string {
    const taken = this.#match(pattern);
    this.at += taken.length;
    return taken;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    return pattern.exec(this.#text)?.[0] ?? '';
  }
}

/** Undoes `#xx`, with which a name may hold any byte: `/J#61vaScript` is `/JavaScript`. Some viewers stop at a zero. */
function unescaped(name: string): string {
  if (!name.includes('#')) return name;
  return name.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))).replace(/\0.*$/s, '');
}

/** Viewers differ on which of two equal keys they take; where that decides what is read, there may be only one. */
const ONLY_ONCE = new Set(['/Length', '/Filter', '/DecodeParms', '/N', '/First']);

function dictOf(values: Value[]): Dict {
  const dict: Dict = new Map();
  for (let i = 0; i < values.length; i++) {
    const key = values[i];
    if (typeof key !== 'string') continue;
    if (ONLY_ONCE.has(key) && dict.has(key)) throw new Unfit('unreadable-pdf');
    dict.set(key, values[++i] ?? null);
  }
  return dict;
}
