/** Why the shell cannot start the service: a French sentence for the person and a stable word for it. */
export class ShellProblem extends Error {
  override readonly name = 'ShellProblem';
  readonly code: string;

  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
