/** What is kept of an error: its name, its code, the lines of code it went through. Its message may name people: it stays out. */
export function faultEntry(error: unknown, home: string): Record<string, unknown> {
  if (!(error instanceof Error)) return { fault: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    fault: error.name,
    ...('code' in error && { code: String(error.code) }),
    at_code: frames.slice(0, 12).map((line) => line.trim().replaceAll(home, '~')),
    ...(error.cause instanceof Error && { cause: faultEntry(error.cause, home) }),
  };
}
