import type { Reason } from '../examination.ts';

/** Ends the examination of a file that is not taken. */
export class Unfit extends Error {
  override readonly name = 'Unfit';
  readonly reason: Reason;

  constructor(reason: Reason, cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}
