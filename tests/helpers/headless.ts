import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ENTRY = join(import.meta.dirname, '../../dist/service/entry-headless.js');

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  /** The parsed ready line. */
  ready: { ready: true; extranet: string; data: string };
  child: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** SIGTERM, then what the process left behind. */
  stop(signal?: NodeJS.Signals): Promise<Ended>;
}

/** A new data folder of its own; the system's temporary folder cleans it up. */
export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'portee-test-'));

/** The real service process as `npm run serve` starts it. Fails with its standard error when it ends before it is ready. */
export async function serve(flags: string[], env: Record<string, string> = {}): Promise<Running> {
  const run = launch(flags, env);
  const ready = await new Promise<Running['ready']>((resolve, reject) => {
    run.child.stdout?.on('data', () => {
      const line = run.output.stdout.split('\n', 1)[0] ?? '';
      if (run.output.stdout.includes('\n')) resolve(JSON.parse(line));
    });
    void run.ended.then((end) => reject(new Error(`the service ended with ${end.code} before it was ready:\n${end.stderr}`)));
  });
  return {
    ready,
    child: run.child,
    stdout: () => run.output.stdout,
    stderr: () => run.output.stderr,
    stop(signal = 'SIGTERM') {
      run.child.kill(signal);
      return run.ended;
    },
  };
}

/** Starts the service and waits for its end: for what it must refuse. */
export const serveToEnd = (flags: string[], env: Record<string, string> = {}): Promise<Ended> => launch(flags, env).ended;

function launch(flags: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [ENTRY, ...flags], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk;
  });
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, ...output })));
  return { child, output, ended };
}
