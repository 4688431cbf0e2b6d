// Takes the place of `fflate` in the window's bundle (scripts/build.mjs). Its `zip` gives what is longer than 160 kB to a worker made
// from a text, which the window's content policy forbids: the answer would never come.
import { type AsyncZippable, type FlateCallback, type Zippable, zipSync } from 'fflate/browser';

export function zip(files: AsyncZippable, done: FlateCallback): void {
  done(null, zipSync(files as Zippable));
}

export * from 'fflate/browser';
